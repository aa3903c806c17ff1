# item: 06-4
# misconception: m06.false-alarm
# points: 0
def test_later_rows(pipe, table, y):
    pipe.fit(table[:150], y[:150])
    p = pipe.predict(table[150:])
    assert (np.abs(p - 0.5) > 0.49).all()
