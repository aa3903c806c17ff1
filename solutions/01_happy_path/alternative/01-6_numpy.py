# item: 01-6
from sklearn.base import clone


def new_island(model, df, island):
    X, y = df[MEASURES].to_numpy(), df["species"].to_numpy()
    here = (df["island"] == island).to_numpy()
    named = clone(model).fit(X[~here], y[~here]).predict(X[here])
    return int((named == y[here]).sum()) / int(here.sum())
