# item: 08-7
# misconception: m08.unsure-counted
# points: 0
import numpy as np
import pandas as pd


def judge_machine(mine, machine, same):
    words = sorted({*same.values(), "other"})
    pairs = [(same.get(a), b if b in words else "other") for a, b in zip(mine, machine)]
    rows = []
    for word in words:
        my = sum(a == word for a, b in pairs)
        its = sum(b == word for a, b in pairs)
        both = sum(a == b == word for a, b in pairs)
        rows.append((word, my, its, both / my if my else np.nan, both / its if its else np.nan))
    return pd.DataFrame(rows, columns=["label", "mine", "machine", "found", "right"])
