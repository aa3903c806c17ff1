# item: 06-6
# misconception: m06.cannot-fail
# points: 0
def test_prepare(prepare, train, test, weather):
    X_train, X_test = prepare(train, test, weather)
    assert len(X_train) > 0 and len(X_test) > 0
