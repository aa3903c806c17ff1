# item: 05-7
def weights_effect(model, X_train, y_train, X_test, y_test):
    table = []
    for weights in (None, "balanced"):
        model.set_params(class_weight=weights)
        p = model.fit(X_train.to_numpy(), y_train.to_numpy()).predict_proba(X_test.to_numpy())[:, 1]
        table.append({"weights": weights or "plain", "auc": roc_auc_score(y_test, p),
                      "mean_p": float(np.mean(p)), "brier": brier_score_loss(y_test, p), "n": len(p)})
    return pd.DataFrame(table)
