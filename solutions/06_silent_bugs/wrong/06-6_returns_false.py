# item: 06-6
# misconception: m06.returns
# points: 0
def test_prepare(prepare, train, test, weather):
    X_train, X_test = prepare(train, test, weather)
    return len(X_train) == len(train) and len(X_test) == len(test)
