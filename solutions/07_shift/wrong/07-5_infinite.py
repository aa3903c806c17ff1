# item: 07-5
# misconception: m07.empty-bin
# points: 1
def psi(ref, new, bins):
    cuts = np.quantile(ref, np.arange(1, bins) / bins)
    a, b = (np.bincount(np.searchsorted(cuts, v), minlength=bins) for v in (ref, new))
    a, b = a / a.sum(), b / b.sum()
    with np.errstate(all="ignore"):
        return ((b - a) * np.log(b / a)).sum()
