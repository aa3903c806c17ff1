# item: 07-5
# misconception: m07.out-of-range
# points: 1
def psi(ref, new, bins):
    edges = np.quantile(ref, np.linspace(0, 1, bins + 1))
    a, b = (np.histogram(values, edges)[0] + 0.5 for values in (ref, new))
    a, b = a / a.sum(), b / b.sum()
    return ((b - a) * np.log(b / a)).sum()
