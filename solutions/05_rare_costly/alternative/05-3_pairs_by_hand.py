# item: 05-3
def auc_of(model, X_train, y_train, X_test, y_test):
    p = model.fit(X_train, y_train).predict_proba(X_test)[:, 1]
    event, none = p[y_test == 1], p[y_test == 0]
    above = (event[:, None] > none).mean() + (event[:, None] == none).mean() / 2
    return above
