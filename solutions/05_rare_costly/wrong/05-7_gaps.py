# item: 05-7
# misconception: m05.gap-in-table
# points: 0
def weights_effect(model, X_train, y_train, X_test, y_test):
    return pd.DataFrame(index=["plain", "balanced"], columns=["mean_p", "auc", "brier"], dtype=float)
