# item: 01-2
# misconception: m01.extra-columns
# points: 0
def make_split(df):
    X = df.drop(columns="species")
    y = df["species"]
    return train_test_split(X, y, test_size=0.25, stratify=y, random_state=0)
