# item: 06-3
# misconception: m06.returns
# points: 0
def test_row_order(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:]
    order = np.random.default_rng(0).permutation(len(rest))
    return bool(np.allclose(pipe.predict(rest)[order], pipe.predict(rest.iloc[order])))
