# item: 05-1
# misconception: m05.matrix-order
# points: 1
def scorecard(y, warned):
    y, warned = np.asarray(y) == 1, np.asarray(warned) == 1
    tp, fp = int((y & warned).sum()), int((~y & warned).sum())
    fn, tn = int((y & ~warned).sum()), int((~y & ~warned).sum())
    return {"TP": tn, "FP": fp, "FN": fn, "TN": tp, "never": 1 - y.mean()}
