# item: 05-7
# misconception: m05.other-effect
# points: 0
def weights_effect(model, X_train, y_train, X_test, y_test):
    return pd.DataFrame({"mean_p": [0.1, 0.3], "auc": [0.8, 0.8], "brier": [0.07, 0.14]},
                        index=["plain", "balanced"])
