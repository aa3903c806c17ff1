# item: 08-4
# misconception: m08.not-missing
# points: 0
def adjudicate(first, second, decided):
    rows = []
    for id, word in first.items():
        if id not in second:
            rows.append((id, word, "once"))
        elif second[id] == word:
            rows.append((id, word, "twice"))
        else:
            rows.append((id, decided.get(id, ""), "decided" if id in decided else "open"))
    return pd.DataFrame(rows, columns=["id", "label", "source"])
