# item: 06-3
# misconception: m06.false-alarm
# points: 0
def test_row_order(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    rest = table[150:170]
    alone = [pipe.predict(rest.iloc[[i]])[0] for i in range(len(rest))]
    assert np.allclose(pipe.predict(rest), alone)
