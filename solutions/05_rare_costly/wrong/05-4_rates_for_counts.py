# item: 05-4
# misconception: m05.rates
# points: 1
def best_threshold(y, p, c_fp, c_fn):
    from sklearn.metrics import roc_curve

    fpr, tpr, t = roc_curve(y, p, drop_intermediate=False)
    return t[np.argmin(c_fp * fpr + c_fn * (1 - tpr))]
