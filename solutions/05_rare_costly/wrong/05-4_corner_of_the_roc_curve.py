# item: 05-4
# misconception: m05.no-prices
# points: 0
def best_threshold(y, p, c_fp, c_fn):
    from sklearn.metrics import roc_curve

    fpr, tpr, t = roc_curve(y, p)
    return t[np.argmax(tpr - fpr)]
