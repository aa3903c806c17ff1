# item: 05-6
# misconception: m05.bin-middle
# points: 0
def reliability(y, p, bins):
    place = np.minimum((p * bins).astype(int), bins - 1)
    t = pd.DataFrame({"y": y, "bin": place}).groupby("bin").y
    gap = (t.mean() - (t.mean().index + 0.5) / bins).abs()
    return (gap * t.size()).sum() / len(p)
