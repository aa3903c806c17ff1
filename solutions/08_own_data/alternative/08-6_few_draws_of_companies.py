# item: 08-6
import numpy as np
import pandas as pd


def curve_verdict(before, after, company, worth):
    table = pd.DataFrame({"gain": after - before, "company": company})
    parts = [part.gain.to_numpy() for _, part in table.groupby("company")]
    rng = np.random.default_rng(3)
    means = []
    for _ in range(300):
        means.append(np.concatenate([parts[i] for i in rng.integers(0, len(parts), len(parts))]).mean())
    above = np.mean(np.array(means) > worth)
    return "more" if above > 0.975 else "enough" if above < 0.025 else "can't tell"
