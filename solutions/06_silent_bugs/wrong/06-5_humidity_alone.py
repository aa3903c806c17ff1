# item: 06-5
# misconception: m06.survivor
# points: 0
def test_units(train, live):
    assert 1 < live.humid.median() <= 100
