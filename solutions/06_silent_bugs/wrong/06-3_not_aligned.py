# item: 06-3
# misconception: m06.not-aligned
# points: 0
def test_row_order(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:]
    mixed = rest.sample(frac=1, random_state=0)
    assert np.allclose(pipe.predict(rest), pipe.predict(mixed))
