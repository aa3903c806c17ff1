# item: 01-2
# misconception: m01.unseeded
# points: 4
def make_split(df):
    X, y = df[MEASURES], df["species"]
    return train_test_split(X, y, test_size=0.25, stratify=y)
