# item: 05-4
def best_threshold(y, p, c_fp, c_fn):
    from sklearn.metrics import roc_curve

    fpr, tpr, t = roc_curve(y, p)
    events = y.sum()
    return t[np.argmin(c_fp * fpr * (len(y) - events) + c_fn * (1 - tpr) * events)]
