# item: 06-6
# misconception: m06.rows-live
# points: 1
def test_prepare(prepare, train, test, weather):
    _, before = prepare(train, test, weather)
    _, after = prepare(train, test.assign(late=1 - test.late), weather)
    assert np.allclose(before.carrier_rate, after.carrier_rate)
