# item: 05-3
def auc_of(model, X_train, y_train, X_test, y_test):
    from sklearn.metrics import auc, roc_curve

    fitted = clone(model).fit(pd.DataFrame(X_train).to_numpy(), list(y_train))
    fpr, tpr, _ = roc_curve(y_test, np.log(fitted.predict_proba(X_test)[:, 1] + 1e-300))
    return auc(fpr, tpr)
