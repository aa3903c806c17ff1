# item: 01-4
# misconception: m01.wide-spread
# points: 2
from sklearn.model_selection import LeaveOneOut


def compare(models, X, y):
    rows = {}
    for name, model in models.items():
        scores = cross_val_score(model, X, y, cv=LeaveOneOut())
        rows[name] = {"mean": scores.mean(), "std": scores.std()}
    return pd.DataFrame(rows).T
