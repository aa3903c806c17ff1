# item: 06-4
# misconception: m06.too-gentle
# points: 0
def test_later_rows(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:].sort_values("time")
    changed = rest.copy()
    changed.loc[changed.index[75:], "traffic"] += 1
    assert np.allclose(pipe.predict(rest)[:75], pipe.predict(changed)[:75], atol=0.1)
