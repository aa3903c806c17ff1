# item: 05-6
# misconception: m05.equal-counts
# points: 0
def reliability(y, p, bins):
    t = pd.DataFrame({"y": y, "p": p, "bin": pd.qcut(p, bins, labels=False, duplicates="drop")})
    t = t.groupby("bin")
    return ((t.p.mean() - t.y.mean()).abs() * t.size()).sum() / len(p)
