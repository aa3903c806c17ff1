# item: 05-5
def tune_then_test(y_val, p_val, y_test, p_test, c_fp, c_fn):
    from sklearn.metrics import confusion_matrix, roc_curve

    fpr, tpr, t = roc_curve(y_val, p_val)
    rate = np.mean(y_val)
    t = t[np.argmin(c_fp * fpr * (1 - rate) + c_fn * (1 - tpr) * rate)]
    _, fp, fn, _ = confusion_matrix(y_test, p_test >= t, labels=[0, 1]).ravel()
    return t, (c_fp * fp + c_fn * fn) / len(y_test)
