# item: 05-7
def weights_effect(model, X_train, y_train, X_test, y_test):
    plain = clone(model).fit(X_train, y_train).predict_proba(X_test)[:, 1]
    heavy = clone(model).set_params(class_weight="balanced").fit(X_train, y_train).predict_proba(X_test)[:, 1]
    both = pd.DataFrame({"plain": plain, "balanced": heavy})
    return pd.DataFrame({
        "mean_p": both.mean(),
        "auc": both.apply(lambda p: roc_auc_score(y_test, p)),
        "brier": both.apply(lambda p: np.mean(np.square(p.to_numpy() - y_test.to_numpy()))),
    })
