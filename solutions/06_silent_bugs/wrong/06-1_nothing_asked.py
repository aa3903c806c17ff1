# item: 06-1
# misconception: m06.never-asks
# points: 0
def test_label_shuffle(pipe, table, y):
    shuffled = np.random.default_rng(0).permutation(y)
    assert len(shuffled) == len(y)
