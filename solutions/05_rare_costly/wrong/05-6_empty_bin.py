# item: 05-6
# misconception: m05.empty-bin
# points: 0
def reliability(y, p, bins):
    place = np.minimum((p * bins).astype(int), bins - 1)
    rows = np.bincount(place, minlength=bins)
    gap = abs(np.bincount(place, p, bins) - np.bincount(place, y, bins)) / rows
    return (gap * rows).sum() / len(p)
