# item: 06-4
# misconception: m06.history-cut
# points: 0
def test_later_rows(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:]
    together = pipe.predict(rest)
    for row in (3, 40, 90):
        alone = pipe.predict(rest.iloc[[row]])
        assert abs(alone[0] - together[row]) < 1e-6
