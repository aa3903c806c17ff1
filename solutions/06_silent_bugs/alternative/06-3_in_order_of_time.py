# item: 06-3
def test_row_order(pipe, table, y):
    pipe.fit(table.iloc[::2], y.iloc[::2])
    rest = table.iloc[1::2].reset_index(drop=True)
    p = pipe.predict(rest)
    for ascending in (True, False):
        ordered = rest.sort_values("time", ascending=ascending)
        q = pipe.predict(ordered)
        for place, row in enumerate(ordered.index):
            assert abs(p[row] - q[place]) <= 1e-6, f"row {row} moved"
