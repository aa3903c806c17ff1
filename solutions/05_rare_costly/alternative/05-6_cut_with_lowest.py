# item: 05-6
def reliability(y, p, bins):
    place = pd.cut(p, np.linspace(0, 1, bins + 1), labels=False, include_lowest=True)
    return pd.Series(p - y).groupby(place).sum().abs().sum() / len(p)
