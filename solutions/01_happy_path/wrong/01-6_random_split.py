# item: 01-6
# misconception: m01.mixed-island
# points: 0
def new_island(model, df, island):
    train, test = train_test_split(df, random_state=0, stratify=df["island"])
    test = test[test["island"] == island]
    model.fit(train[MEASURES], train["species"])
    return model.score(test[MEASURES], test["species"])
