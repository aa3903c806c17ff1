# item: 04-2
# misconception: m04.group-overlap
# points: 0
def evaluate(model, X, y, groups):
    from sklearn.model_selection import train_test_split

    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
    fitted = clone(model).fit(X_train, y_train)
    return roc_auc_score(y_test, fitted.predict_proba(X_test)[:, 1])
