# item: 07-5
# misconception: m07.not-zero
# points: 0
def psi(ref, new, bins):
    rng = np.random.default_rng(0)
    new = rng.choice(new, len(new) // 2)
    cuts = np.quantile(ref, np.arange(1, bins) / bins)
    a, b = (np.bincount(np.searchsorted(cuts, v), minlength=bins) + 0.5 for v in (ref, new))
    a, b = a / a.sum(), b / b.sum()
    return ((b - a) * np.log(b / a)).sum()
