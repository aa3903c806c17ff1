# item: 05-3
# misconception: m05.other-auc
# points: 0
def auc_of(model, X_train, y_train, X_test, y_test):
    from sklearn.metrics import average_precision_score

    p = model.fit(X_train, y_train).predict_proba(X_test)[:, 1]
    return average_precision_score(y_test, p)
