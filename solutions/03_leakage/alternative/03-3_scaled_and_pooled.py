# item: 03-3
from sklearn.feature_selection import SelectPercentile
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import StandardScaler

def select_and_score(X, y, estimator, k, cv):
    selector = SelectPercentile(percentile=100 * k / X.shape[1])
    model = make_pipeline(StandardScaler(), selector, estimator)
    p = cross_val_predict(model, X, y, cv=cv, method="predict_proba")[:, 1]
    return roc_auc_score(y, p)
