# item: 06-4
def test_later_rows(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:].sort_values("time")
    full = pipe.predict(rest)
    for cut in (20, 50, 90, 120):
        assert np.allclose(pipe.predict(rest.head(cut)), full[:cut], atol=1e-8)
