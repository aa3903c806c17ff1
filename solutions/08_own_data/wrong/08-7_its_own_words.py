# item: 08-7
# misconception: m08.untranslated
# points: 0
import numpy as np
import pandas as pd


def judge_machine(mine, machine, same):
    words = sorted({*same.values(), *machine})
    pairs = [(same[a], b if b in words else "other") for a, b in zip(mine, machine) if a != "unsure"]
    rows = []
    for word in words:
        my = sum(a == word for a, b in pairs)
        its = sum(b == word for a, b in pairs)
        both = sum(a == b == word for a, b in pairs)
        rows.append((word, my, its, both / my if my else np.nan, both / its if its else np.nan))
    return pd.DataFrame(rows, columns=["label", "mine", "machine", "found", "right"])
