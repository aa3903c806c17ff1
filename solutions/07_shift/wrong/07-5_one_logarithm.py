# item: 07-5
# misconception: m07.one-way
# points: 0
def psi(ref, new, bins):
    cuts = np.quantile(ref, np.arange(1, bins) / bins)
    a, b = (np.bincount(np.searchsorted(cuts, v), minlength=bins) + 0.5 for v in (ref, new))
    a, b = a / a.sum(), b / b.sum()
    return (b * np.log(b / a)).sum()
