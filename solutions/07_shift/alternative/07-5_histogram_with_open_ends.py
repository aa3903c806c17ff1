# item: 07-5
def psi(ref, new, bins):
    edges = np.quantile(ref, np.linspace(0, 1, bins + 1))
    edges[0], edges[-1] = -np.inf, np.inf
    a = (np.histogram(ref, edges)[0] + 1) / (len(ref) + bins)
    b = (np.histogram(new, edges)[0] + 1) / (len(new) + bins)
    return np.sum(a * np.log(a / b)) + np.sum(b * np.log(b / a))
