# item: 01-4
from sklearn.model_selection import KFold


def compare(models, X, y):
    """The folds are drawn once, so they need no seed."""
    folds = list(KFold(5, shuffle=True).split(X))
    scores = {name: cross_val_score(m, X, y, cv=folds) for name, m in models.items()}
    wide = pd.DataFrame(scores)
    return pd.DataFrame({"std": wide.std(ddof=0), "mean": wide.mean()})
