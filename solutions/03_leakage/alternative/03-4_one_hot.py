# item: 03-4
from sklearn.preprocessing import OneHotEncoder

def encode_and_score(categories, y, estimator, cv):
    model = make_pipeline(OneHotEncoder(handle_unknown="ignore"), estimator)
    folds = StratifiedKFold(5, shuffle=True, random_state=7)
    return cross_val_score(model, categories.reshape(-1, 1), y, cv=folds, scoring="roc_auc").mean()
