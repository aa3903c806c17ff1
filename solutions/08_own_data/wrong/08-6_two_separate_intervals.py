# item: 08-6
# misconception: m08.unpaired-gain
# points: 2
import numpy as np
import pandas as pd


def _ends(values, company):
    means = pd.Series(values).groupby(company).agg(["sum", "size"]).to_numpy()
    drawn = np.random.default_rng(0).integers(0, len(means), (1000, len(means)))
    drawn = means[drawn].sum(axis=1)
    return np.quantile(drawn[:, 0] / drawn[:, 1], [0.025, 0.975])


def curve_verdict(before, after, company, worth):
    a, b = _ends(before, company), _ends(after, company)
    if b[0] - a[1] > worth:
        return "more"
    return "enough" if b[1] - a[0] < worth else "can't tell"
