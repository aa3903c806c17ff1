# item: 06-6
# misconception: m06.rows-live
# points: 2
def test_prepare(prepare, train, test, weather):
    X_train, before = prepare(train, test, weather)
    assert len(X_train) <= len(train) and len(before) <= len(test)
    _, after = prepare(train, test.assign(late=0), weather)
    assert np.allclose(before.carrier_rate, after.carrier_rate)
