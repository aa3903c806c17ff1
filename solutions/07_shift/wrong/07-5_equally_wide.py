# item: 07-5
# misconception: m07.equal-width
# points: 0
def psi(ref, new, bins):
    cuts = np.linspace(ref.min(), ref.max(), bins + 1)[1:-1]
    a, b = (np.bincount(np.searchsorted(cuts, v), minlength=bins) + 0.5 for v in (ref, new))
    a, b = a / a.sum(), b / b.sum()
    return ((b - a) * np.log(b / a)).sum()
