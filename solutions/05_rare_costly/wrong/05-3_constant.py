# item: 05-3
# misconception: m05.other-auc
# points: 0
def auc_of(model, X_train, y_train, X_test, y_test):
    return 0.74
