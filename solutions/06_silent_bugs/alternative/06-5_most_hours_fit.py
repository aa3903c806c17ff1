# item: 06-5
import math

def test_units(train, live):
    fits = []
    for temp, dewp, humid in live[["temp", "dewp", "humid"]].dropna().itertuples(index=False):
        t, d = (temp - 32) / 1.8, (dewp - 32) / 1.8
        if min(t, d) <= -243:
            fits.append(False)
            continue
        expected = 100 * math.exp(17.625 * d / (243.04 + d)) / math.exp(17.625 * t / (243.04 + t))
        fits.append(abs(expected - humid) < 1.5)
    if not sum(fits) > len(fits) / 2:
        raise AssertionError(f"{sum(fits)} of {len(fits)} hours fit")
