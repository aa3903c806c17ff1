# item: 04-6
# misconception: m04.separate-intervals
# points: 2
def verdict(a, b, groups=None):
    def interval(values):
        if groups is not None:
            values = pd.Series(values).groupby(groups).mean()
        half = 1.96 * np.std(values, ddof=1) / np.sqrt(len(values))
        return np.mean(values) - half, np.mean(values) + half

    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    return "a" if a_low > b_high else "b" if b_low > a_high else "can't tell"
