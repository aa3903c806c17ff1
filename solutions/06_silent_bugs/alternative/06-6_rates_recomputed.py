# item: 06-6
def test_prepare(prepare, train, test, weather):
    X_train, X_test = prepare(train, test, weather)
    pd.testing.assert_index_equal(X_train.index, train.index)
    pd.testing.assert_index_equal(X_test.index, test.index)
    rates = train.groupby("carrier").late.mean()
    expected = train.carrier.map(rates)
    np.testing.assert_allclose(X_train.carrier_rate, expected)
