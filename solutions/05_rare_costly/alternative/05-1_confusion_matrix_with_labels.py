# item: 05-1
def scorecard(y, warned):
    from sklearn.metrics import confusion_matrix

    (tn, fp), (fn, tp) = confusion_matrix(y, warned, labels=[0, 1])
    return {"TP": tp, "FP": fp, "FN": fn, "TN": tn, "never": np.mean(np.asarray(y) == 0)}
