# item: 05-3
# misconception: m05.accuracy
# points: 0
def auc_of(model, X_train, y_train, X_test, y_test):
    return model.fit(X_train, y_train).score(X_test, y_test)
