# item: 06-5
# misconception: m06.limit-only
# points: 0
def test_units(train, live):
    assert live.temp.dropna().between(-60, 140).all()
    assert live.dewp.dropna().between(-60, 140).all()
