# item: 05-1
# misconception: m05.quiet-day
# points: 0
def scorecard(y, warned):
    from sklearn.metrics import confusion_matrix

    tn, fp, fn, tp = confusion_matrix(y, warned).ravel()
    return {"TP": tp, "FP": fp, "FN": fn, "TN": tn, "never": 1 - np.mean(y)}
