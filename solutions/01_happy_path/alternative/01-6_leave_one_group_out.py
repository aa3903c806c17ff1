# item: 01-6
from sklearn.model_selection import LeaveOneGroupOut


def new_island(model, df, island):
    X, y, groups = df[MEASURES], df["species"], df["island"]
    scores = cross_val_score(model, X, y, groups=groups, cv=LeaveOneGroupOut())
    return dict(zip(sorted(groups.unique()), scores, strict=True))[island]
