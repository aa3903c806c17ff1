# item: 05-6
# misconception: m05.other-gap
# points: 0
def reliability(y, p, bins):
    place = np.minimum((p * bins).astype(int), bins - 1)
    t = pd.DataFrame({"y": y, "p": p, "bin": place}).groupby("bin")
    gap = t.p.mean() - t.y.mean()
    return ((gap ** 2 * t.size()).sum() / len(p)) ** 0.5
