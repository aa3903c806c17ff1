# item: 01-2
# misconception: m01.test-size
# points: 0
def make_split(df):
    X, y = df[MEASURES], df["species"]
    return train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
