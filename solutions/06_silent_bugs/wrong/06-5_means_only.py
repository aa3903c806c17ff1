# item: 06-5
# misconception: m06.mean-only
# points: 0
def test_units(train, live):
    assert abs(train.temp.mean() - live.temp.mean()) < 15
