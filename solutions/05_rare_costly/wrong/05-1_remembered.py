# item: 05-1
# misconception: m05.other-never
# points: 2
def scorecard(y, warned):
    y, warned = np.asarray(y) == 1, np.asarray(warned) == 1
    tp, fp = int((y & warned).sum()), int((~y & warned).sum())
    fn, tn = int((y & ~warned).sum()), int((~y & ~warned).sum())
    return {"TP": tp, "FP": fp, "FN": fn, "TN": tn, "never": 0.9755}
