# item: 05-3
# misconception: m05.train-rows
# points: 0
def auc_of(model, X_train, y_train, X_test, y_test):
    model.fit(np.vstack([X_train, X_test]), np.concatenate([y_train, y_test]))
    return roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
