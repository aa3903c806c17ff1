# item: 04-6
# misconception: m04.sides-swapped
# points: 0
def verdict(a, b, groups=None):
    difference = np.asarray(b) - np.asarray(a)
    if groups is not None:
        difference = pd.Series(difference).groupby(groups).mean().to_numpy()
    half = 1.96 * difference.std(ddof=1) / np.sqrt(len(difference))
    mean = difference.mean()
    return "a" if mean - half > 0 else "b" if mean + half < 0 else "can't tell"
