# item: 11-1
def gap(requirements, evidence):
    lines = pd.DataFrame(requirements).set_index("id")
    opens = {name for name, link in evidence.items() if link}
    shown = lines.shown_by.map(lambda names: bool(opens & set(names)))
    wish = lines.kind.eq("wish") | lines.text.str.contains(r"\d\+? years?")
    return {
        "shown": list(lines.index[shown]),
        "missing": list(lines.index[~shown & ~wish]),
        "wishes": list(lines.index[~shown & wish]),
    }
