# item: 06-2
def test_learns_tiny(pipe, table, y):
    rows = y.groupby(y).head(3).index
    learned = pipe.fit(table.loc[rows], y[rows], capacity="high").predict(table.loc[rows])
    assert accuracy_score(y[rows], np.round(learned)) == 1.0
