# item: 01-6
from sklearn.metrics import accuracy_score


def new_island(model, df, island):
    train, test = df.query("island != @island"), df.query("island == @island")
    named = model.fit(train[MEASURES], train["species"]).predict(test[MEASURES])
    return accuracy_score(test["species"], named)
