# item: 06-5
# misconception: m06.range-only
# points: 0
def test_units(train, live):
    for name in ("temp", "dewp"):
        assert live[name].dropna().between(train[name].min(), train[name].max()).all()
