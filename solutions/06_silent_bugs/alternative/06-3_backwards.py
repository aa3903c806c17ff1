# item: 06-3
def test_row_order(pipe, table, y):
    pipe.fit(table[:100], y[:100])
    there, back = pipe.predict(table[100:]), pipe.predict(table[100:][::-1])
    assert max(abs(a - b) for a, b in zip(there, reversed(list(back)))) < 1e-6
