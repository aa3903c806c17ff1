# item: 05-3
# misconception: m05.train-rows
# points: 0
def auc_of(model, X_train, y_train, X_test, y_test):
    p = model.fit(X_test, y_test).predict_proba(X_test)[:, 1]
    return roc_auc_score(y_test, p)
