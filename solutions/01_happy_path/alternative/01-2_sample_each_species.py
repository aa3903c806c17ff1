# item: 01-2
def make_split(df):
    test = df.groupby("species", group_keys=False).sample(frac=0.25, random_state=1)
    train = df.drop(test.index)
    return train[MEASURES], test[MEASURES], train["species"], test["species"]
