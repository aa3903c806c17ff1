# item: 06-1
def test_label_shuffle(pipe, table, y):
    train, test = table.iloc[:200], table.iloc[200:]

    def auc(labels):
        return roc_auc_score(y.iloc[200:], pipe.fit(train, labels).predict(test))

    rng = np.random.default_rng(1)
    shuffled = [auc(rng.permutation(y.iloc[:200])) for _ in range(8)]
    np.testing.assert_array_less(np.mean(shuffled) + 0.2, auc(y.iloc[:200]))
