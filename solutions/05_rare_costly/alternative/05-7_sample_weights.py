# item: 05-7
def weights_effect(model, X_train, y_train, X_test, y_test):
    from sklearn.utils.class_weight import compute_sample_weight

    found = []
    for weights in (compute_sample_weight("balanced", y_train), None):
        q = clone(model).fit(X_train, y_train, sample_weight=weights).predict_proba(X_test)[:, 1]
        found.append([q.mean(), roc_auc_score(y_test, q), ((q - y_test) ** 2).mean()])
    return pd.DataFrame(found, columns=["mean_p", "auc", "brier"], index=["balanced", "plain"])
