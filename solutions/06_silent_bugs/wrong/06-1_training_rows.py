# item: 06-1
# misconception: m06.train-rows
# points: 0
def test_label_shuffle(pipe, table, y):
    rng = np.random.default_rng(0)

    def score(labels):
        pipe.fit(table, labels, capacity="high")
        return ((pipe.predict(table) > 0.5) == labels).mean()

    assert score(y) > np.mean([score(rng.permutation(y)) for _ in range(5)]) + 0.1
