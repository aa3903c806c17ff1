# item: 06-1
# misconception: m06.no-margin
# points: 0
def test_label_shuffle(pipe, table, y):
    half = len(table) // 2
    rng = np.random.default_rng(0)

    def score(labels):
        pipe.fit(table[:half], labels[:half])
        return ((pipe.predict(table[half:]) > 0.5) == y[half:]).mean()

    assert score(y) >= np.mean([score(rng.permutation(y)) for _ in range(10)]) - 0.05
