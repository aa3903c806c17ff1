# item: 06-2
# misconception: m06.other-rows
# points: 0
def test_learns_tiny(pipe, table, y):
    rows = [*y.index[y == 1][:4], *y.index[y == 0][:4]]
    rest = table.index.difference(rows)
    pipe.fit(table.loc[rows], y.loc[rows], capacity="high")
    assert ((pipe.predict(table.loc[rest]) > 0.5) == y.loc[rest]).all()
