# item: 08-7
import numpy as np
import pandas as pd
from sklearn.metrics import precision_recall_fscore_support


def judge_machine(mine, machine, same):
    keep = np.array(mine) != "unsure"
    words = list(dict.fromkeys([*same.values(), "other"]))
    a = np.array([same.get(word, "other") for word in mine])[keep]
    b = np.array([word if word in words else "other" for word in machine])[keep]
    right, found, _, n = precision_recall_fscore_support(a, b, labels=words, zero_division=np.nan)
    its = [int((b == word).sum()) for word in words]
    return pd.DataFrame({"label": words, "mine": n, "machine": its, "found": found, "right": right})
