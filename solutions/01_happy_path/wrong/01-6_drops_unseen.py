# item: 01-6
# misconception: m01.drops-unseen
# points: 0
def new_island(model, df, island):
    here = df["island"] == island
    train, test = df[~here], df[here]
    test = test[test["species"].isin(train["species"])]
    model.fit(train[MEASURES], train["species"])
    return model.score(test[MEASURES], test["species"])
