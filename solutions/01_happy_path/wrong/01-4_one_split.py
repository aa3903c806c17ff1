# item: 01-4
# misconception: m01.no-spread
# points: 2
def compare(models, X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    rows = {}
    for name, model in models.items():
        accuracy = model.fit(X_train, y_train).score(X_test, y_test)
        rows[name] = {"mean": accuracy, "std": 0.0}
    return pd.DataFrame(rows).T
