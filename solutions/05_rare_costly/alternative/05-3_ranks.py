# item: 05-3
def auc_of(model, X_train, y_train, X_test, y_test):
    p = pd.Series(model.fit(X_train, y_train).predict_proba(X_test)[:, 1])
    n = y_test.sum()
    return (p.rank()[y_test == 1].sum() - n * (n + 1) / 2) / (n * (len(p) - n))
