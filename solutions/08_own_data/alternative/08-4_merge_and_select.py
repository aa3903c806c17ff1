# item: 08-4
import numpy as np
import pandas as pd


def adjudicate(first, second, decided):
    both = pd.DataFrame({"a": pd.Series(first), "b": pd.Series(second), "c": pd.Series(decided)})
    both = both.loc[list(first)]
    is_one, is_same, is_decided = both.b.isna(), both.a == both.b, both.c.notna()
    source = np.select([is_one, is_same, is_decided], ["once", "twice", "decided"], "open")
    label = both.a.where(is_one | is_same, both.c)
    return pd.DataFrame({"source": source, "label": label.to_numpy(), "id": both.index})
