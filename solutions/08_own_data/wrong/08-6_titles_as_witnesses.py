# item: 08-6
# misconception: m08.rows-not-companies
# points: 2
import numpy as np


def curve_verdict(before, after, company, worth):
    gain = after - before
    half = 1.96 * gain.std(ddof=1) / np.sqrt(len(gain))
    if gain.mean() - half > worth:
        return "more"
    return "enough" if gain.mean() + half < worth else "can't tell"
