# item: 06-2
def test_learns_tiny(pipe, table, y):
    labels = y.to_numpy()
    rows = np.column_stack([np.flatnonzero(labels)[:4], np.flatnonzero(labels == 0)[:4]]).ravel()
    p = pipe.fit(table.iloc[rows], list(labels[rows]), capacity="high").predict(table.iloc[rows])
    np.testing.assert_array_equal(np.where(np.asarray(p) > 0.5, 1, 0), labels[rows])
