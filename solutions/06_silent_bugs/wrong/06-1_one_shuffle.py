# item: 06-1
# misconception: m06.one-shuffle
# points: 0
def test_label_shuffle(pipe, table, y):
    half = len(table) // 2
    shuffled = np.random.default_rng(0).permutation(y)
    pipe.fit(table[:half], shuffled[:half])
    accuracy = ((pipe.predict(table[half:]) > 0.5) == y[half:]).mean()
    assert abs(accuracy - 0.5) < 0.02
