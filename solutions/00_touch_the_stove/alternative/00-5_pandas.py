# item: 00-5
import pandas as pd


def spread(scores):
    return pd.Series(scores).agg(["min", "mean", "max"])
