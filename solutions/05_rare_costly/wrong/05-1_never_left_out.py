# item: 05-1
# misconception: m05.missing-key
# points: 0
def scorecard(y, warned):
    y, warned = np.asarray(y) == 1, np.asarray(warned) == 1
    return {"TP": (y & warned).sum(), "FP": (~y & warned).sum(),
            "FN": (y & ~warned).sum(), "TN": (~y & ~warned).sum()}
