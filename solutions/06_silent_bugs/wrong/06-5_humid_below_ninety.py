# item: 06-5
# misconception: m06.false-alarm
# points: 0
def test_units(train, live):
    assert (live.temp - live.dewp).dropna().median() > 40
