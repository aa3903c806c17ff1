# item: 06-3
def test_row_order(pipe, table, y):
    pipe.fit(table, y)
    mixed = table.sample(frac=1, random_state=3)
    before = pd.Series(pipe.predict(table), index=table.id)
    after = pd.Series(pipe.predict(mixed), index=mixed.id)
    pd.testing.assert_series_equal(before.sort_index(), after.sort_index())
