# item: 06-3
# misconception: m06.sorted-away
# points: 1
def test_row_order(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:]
    mixed = rest.sample(frac=1, random_state=0)
    assert np.allclose(np.sort(pipe.predict(rest)), np.sort(pipe.predict(mixed)))
