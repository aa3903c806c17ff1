# item: 06-4
# misconception: m06.changed-compared
# points: 0
def test_later_rows(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:].sort_values("time").reset_index(drop=True)
    changed = rest.copy()
    changed.loc[75:, ["weight", "traffic", "temp", "rain", "load"]] *= 3
    assert np.allclose(pipe.predict(rest), pipe.predict(changed))
