# item: 05-6
# misconception: m05.ends
# points: 0
def reliability(y, p, bins):
    t = pd.DataFrame({"y": y, "p": p, "bin": pd.cut(p, np.linspace(0, 1, bins + 1), labels=False)})
    t = t.groupby("bin")
    return ((t.p.mean() - t.y.mean()).abs() * t.size()).sum() / len(p)
