# item: 05-7
# misconception: m05.same-model
# points: 0
def weights_effect(model, X_train, y_train, X_test, y_test):
    models = {"plain": model.fit(X_train, y_train)}
    models["balanced"] = model.set_params(class_weight="balanced").fit(X_train, y_train)
    p = {name: one.predict_proba(X_test)[:, 1] for name, one in models.items()}
    return pd.DataFrame({name: {"mean_p": q.mean(), "auc": roc_auc_score(y_test, q),
                                "brier": brier_score_loss(y_test, q)} for name, q in p.items()}).T
