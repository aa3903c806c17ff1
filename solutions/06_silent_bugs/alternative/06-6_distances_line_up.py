# item: 06-6
def test_prepare(prepare, train, test, weather):
    X_train, X_test = prepare(train, test, weather)
    assert X_train.distance.tolist() == train.distance.tolist()
    assert X_test.distance.tolist() == test.distance.tolist()
    X_train_2, _ = prepare(train, test.assign(late=1), weather)
    X_train_3, _ = prepare(train, test.assign(late=0), weather)
    assert X_train_2.carrier_rate.equals(X_train_3.carrier_rate)
