# item: 06-4
def test_later_rows(pipe, table, y):
    pipe.fit(table.iloc[:120], y.iloc[:120])
    rest = table.iloc[120:]
    numbers = ["weight", "distance", "stops", "traffic", "temp", "rain", "load"]
    moment = rest.time.median()
    later = rest.time > moment
    changed = rest.astype({name: float for name in numbers})
    changed.loc[later, numbers] = changed.loc[later, numbers] * 10 + 5
    before, after = pipe.predict(rest), pipe.predict(changed)
    moved = np.abs(before - after)[~later.to_numpy()]
    assert moved.max() < 1e-9
