# item: 06-1
# misconception: m06.returns
# points: 0
def test_label_shuffle(pipe, table, y):
    half = len(table) // 2
    rng = np.random.default_rng(0)

    def score(labels):
        pipe.fit(table[:half], labels[:half])
        return ((pipe.predict(table[half:]) > 0.5) == y[half:]).mean()

    return bool(score(y) > np.mean([score(rng.permutation(y)) for _ in range(10)]) + 0.15)
