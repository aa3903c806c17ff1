# item: 08-6
# misconception: m08.backwards
# points: 0
import numpy as np
import pandas as pd


def curve_verdict(before, after, company, worth):
    gain = pd.Series(before - after).groupby(company).agg(["sum", "size"]).to_numpy()
    drawn = np.random.default_rng(0).integers(0, len(gain), (1000, len(gain)))
    drawn = gain[drawn].sum(axis=1)
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [0.025, 0.975])
    if low > worth:
        return "more"
    return "enough" if high < worth else "can't tell"
