# item: 08-6
import numpy as np


def curve_verdict(before, after, company, worth):
    """The cluster-robust standard error of a mean."""
    gain = np.asarray(after) - np.asarray(before)
    off = gain - gain.mean()
    names = np.unique(company)
    total = np.array([off[company == name].sum() for name in names])
    error = np.sqrt((total**2).sum() * len(names) / (len(names) - 1)) / len(gain)
    z = (gain.mean() - worth) / error
    return "more" if z > 2 else "enough" if z < -2 else "can’t tell"
