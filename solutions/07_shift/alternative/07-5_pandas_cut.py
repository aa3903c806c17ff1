# item: 07-5
def psi(ref, new, bins):
    edges = np.unique(np.quantile(ref, np.linspace(0, 1, bins + 1)))
    edges[0], edges[-1] = -np.inf, np.inf
    a = pd.cut(pd.Series(ref), edges).value_counts(sort=False, normalize=True).clip(1e-4)
    b = pd.cut(pd.Series(new), edges).value_counts(sort=False, normalize=True).clip(1e-4)
    return float(np.sum((b - a) * np.log(b / a)))
