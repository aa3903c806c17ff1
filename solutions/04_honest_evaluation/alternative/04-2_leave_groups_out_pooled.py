# item: 04-2
def evaluate(model, X, y, groups):
    from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

    p = cross_val_predict(
        model, X, y, groups=groups, cv=LeaveOneGroupOut(), method="predict_proba")
    return roc_auc_score(y, p[:, 1])
