# item: 06-1
def test_label_shuffle(pipe, table, y):
    rng = np.random.default_rng(7)

    def accuracy(labels):
        hits = []
        for train, test in KFold(3).split(table):
            pipe.fit(table.iloc[train], labels[train])
            hits.extend((pipe.predict(table.iloc[test]) > 0.5) == labels[test])
        return np.mean(hits)

    labels = y.to_numpy()
    assert accuracy(labels) - np.mean([accuracy(rng.permutation(labels)) for _ in range(4)]) > 0.15
