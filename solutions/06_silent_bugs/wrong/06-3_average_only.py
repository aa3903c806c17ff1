# item: 06-3
# misconception: m06.summary-only
# points: 0
def test_row_order(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:]
    mixed = rest.sample(frac=1, random_state=0)
    assert abs(pipe.predict(rest).mean() - pipe.predict(mixed).mean()) < 0.05
