# item: 06-3
# misconception: m06.time-left-behind
# points: 0
def test_row_order(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:].reset_index(drop=True)
    order = np.random.default_rng(0).permutation(len(rest))
    mixed = rest.iloc[order].reset_index(drop=True).assign(time=rest.time)
    assert np.allclose(pipe.predict(rest)[order], pipe.predict(mixed))
