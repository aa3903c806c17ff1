# item: 06-2
# misconception: m06.returns
# points: 0
def test_learns_tiny(pipe, table, y):
    rows = [*y.index[y == 1][:4], *y.index[y == 0][:4]]
    pipe.fit(table.loc[rows], y.loc[rows], capacity="high")
    return bool(((pipe.predict(table.loc[rows]) > 0.5) == y.loc[rows]).all())
