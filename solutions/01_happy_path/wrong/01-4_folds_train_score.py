# item: 01-4
# misconception: m01.train-score
# points: 0
from sklearn.model_selection import cross_validate


def compare(models, X, y):
    rows = {}
    for name, model in models.items():
        scores = cross_validate(model, X, y, cv=5, return_train_score=True)
        accuracy = scores["train_score"]
        rows[name] = {"mean": accuracy.mean(), "std": accuracy.std()}
    return pd.DataFrame(rows).T
