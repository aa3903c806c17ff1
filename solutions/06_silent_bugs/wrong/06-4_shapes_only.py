# item: 06-4
# misconception: m06.shape-only
# points: 0
def test_later_rows(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:].sort_values("time")
    changed = rest.copy()
    changed.iloc[75:, 2:] *= 3
    assert pipe.predict(rest).shape == pipe.predict(changed).shape
