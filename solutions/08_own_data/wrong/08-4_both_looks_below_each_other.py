# item: 08-4
# misconception: m08.row-doubled
# points: 0
def adjudicate(first, second, decided):
    rows = [(id, word, "once") for id, word in first.items()]
    rows += [(id, decided.get(id, word), "twice") for id, word in second.items()]
    return pd.DataFrame(rows, columns=["id", "label", "source"])
