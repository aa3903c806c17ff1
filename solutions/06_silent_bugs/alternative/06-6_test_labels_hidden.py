# item: 06-6
def test_prepare(prepare, train, test, weather):
    flipped = test.copy()
    flipped["late"] = flipped["late"].to_numpy()[::-1] ^ 1
    first, second = prepare(train, test, weather), prepare(train, flipped, weather)
    for X, rows in zip(first, (train, test)):
        assert X.shape[0] == rows.shape[0], "rows were lost or doubled"
    for a, b in zip(first, second):
        assert (a.carrier_rate.fillna(-1) - b.carrier_rate.fillna(-1)).abs().max() < 1e-12
