# item: 01-5
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeClassifier


def gain_over_island(model, df, folds):
    y = df["species"]
    rule = make_pipeline(
        OneHotEncoder(handle_unknown="ignore"), DecisionTreeClassifier(random_state=0)
    )
    with_measures = cross_val_score(model, df[MEASURES], y, cv=folds)
    with_island = cross_val_score(rule, df[["island"]], y, cv=folds)
    return np.mean(with_measures - with_island)
