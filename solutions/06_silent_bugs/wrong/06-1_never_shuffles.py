# item: 06-1
# misconception: m06.no-shuffle
# points: 0
def test_label_shuffle(pipe, table, y):
    half = len(table) // 2
    pipe.fit(table[:half], y[:half])
    assert ((pipe.predict(table[half:]) > 0.5) == y[half:]).mean() > 0.4
