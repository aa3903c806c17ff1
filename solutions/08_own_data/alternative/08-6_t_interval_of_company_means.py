# item: 08-6
import pandas as pd
from scipy import stats


def curve_verdict(before, after, company, worth):
    """The mean gain of each company is one observation."""
    gains = pd.DataFrame({"gain": after - before, "company": company}).groupby("company").gain.mean()
    low, high = stats.t.interval(0.95, len(gains) - 1, gains.mean(), stats.sem(gains))
    if high < worth:
        return "enough"
    if low > worth:
        return "more"
    return "can't tell"
