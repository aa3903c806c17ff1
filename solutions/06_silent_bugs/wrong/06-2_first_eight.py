# item: 06-2
# misconception: m06.one-class
# points: 0
def test_learns_tiny(pipe, table, y):
    few, labels = table.head(8), y.head(8)
    pipe.fit(few, labels, capacity="high")
    assert ((pipe.predict(few) > 0.5) == labels).all()
