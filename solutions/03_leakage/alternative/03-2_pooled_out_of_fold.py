# item: 03-2
from sklearn.model_selection import cross_val_predict

def auc_with_without(X, y, leaky, model, cv):
    def pooled(table):
        p = cross_val_predict(model, table, y, cv=cv, method="predict_proba")
        return roc_auc_score(y, p[:, 1])
    return np.array([pooled(X), pooled(X.loc[:, ~X.columns.isin(leaky)])])
