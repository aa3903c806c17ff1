# item: 06-6
# misconception: m06.leak-lives
# points: 2
def test_prepare(prepare, train, test, weather):
    X_train, X_test = prepare(train, test, weather)
    assert list(X_train.index) == list(train.index)
    assert list(X_test.index) == list(test.index)
