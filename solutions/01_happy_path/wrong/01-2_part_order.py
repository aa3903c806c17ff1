# item: 01-2
# misconception: m01.part-order
# points: 0
def make_split(df):
    X_train, X_test, y_train, y_test = train_test_split(
        df[MEASURES],
        df["species"],
        test_size=0.25,
        stratify=df["species"],
        random_state=0,
    )
    return X_train, y_train, X_test, y_test
