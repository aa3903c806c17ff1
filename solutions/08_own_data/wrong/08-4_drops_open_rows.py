# item: 08-4
# misconception: m08.drop-hard
# points: 0
import pandas as pd


def adjudicate(first, second, decided):
    rows = []
    for id, word in first.items():
        if id not in second:
            rows.append((id, word, "once"))
        elif second[id] == word:
            rows.append((id, word, "twice"))
        elif id in decided:
            rows.append((id, decided[id], "decided"))
        else:
            continue
    return pd.DataFrame(rows, columns=["id", "label", "source"])
