# item: 04-6
# misconception: m04.rows-not-groups
# points: 2
def verdict(a, b, groups=None):
    difference = np.asarray(a) - np.asarray(b)
    half = 1.96 * difference.std(ddof=1) / np.sqrt(len(difference))
    mean = difference.mean()
    return "a" if mean - half > 0 else "b" if mean + half < 0 else "can't tell"
