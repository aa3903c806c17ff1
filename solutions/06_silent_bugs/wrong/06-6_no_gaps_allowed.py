# item: 06-6
# misconception: m06.gaps-allowed
# points: 0
def test_prepare(prepare, train, test, weather):
    X_train, X_test = prepare(train, test, weather)
    assert len(X_train) == len(train) and len(X_test) == len(test)
    assert X_train.notna().all().all() and X_test.notna().all().all()
