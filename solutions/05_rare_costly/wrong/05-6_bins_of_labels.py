# item: 05-6
# misconception: m05.bin-label
# points: 0
def reliability(y, p, bins):
    t = pd.DataFrame({"y": y, "p": p, "bin": p >= 0.5}).groupby("bin")
    return ((t.p.mean() - t.y.mean()).abs() * t.size()).sum() / len(p)
