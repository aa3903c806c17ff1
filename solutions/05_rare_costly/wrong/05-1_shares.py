# item: 05-1
# misconception: m05.shares
# points: 1
def scorecard(y, warned):
    y, warned = np.asarray(y) == 1, np.asarray(warned) == 1
    tp, fp = int((y & warned).sum()), int((~y & warned).sum())
    fn, tn = int((y & ~warned).sum()), int((~y & ~warned).sum())
    return {"TP": tp / len(y), "FP": fp / len(y), "FN": fn / len(y), "TN": tn / len(y), "never": 1 - y.mean()}
