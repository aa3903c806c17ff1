# item: 06-2
# misconception: m06.not-tiny
# points: 0
def test_learns_tiny(pipe, table, y):
    pipe.fit(table, y, capacity="high")
    assert ((pipe.predict(table) > 0.5) == y).all()
