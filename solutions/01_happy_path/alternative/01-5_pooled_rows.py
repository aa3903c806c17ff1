# item: 01-5
from collections import Counter

from sklearn.base import clone


def gain_over_island(model, df, folds):
    """Every bird is tested once; count right answers over all of them."""
    X, y = df[MEASURES].to_numpy(), df["species"].tolist()
    places = df["island"].tolist()
    right_model = right_rule = 0
    for train, test in folds.split(X, y):
        fitted = clone(model).fit(X[train], [y[i] for i in train])
        right_model += sum(fitted.predict(X[test]) == np.array(y)[test])
        for i in test:
            here = Counter(y[j] for j in train if places[j] == places[i])
            right_rule += here.most_common(1)[0][0] == y[i]
    return (int(right_model) - int(right_rule)) / len(y)
