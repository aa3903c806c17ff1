# item: 06-1
# misconception: m06.always-red
# points: 0
def test_label_shuffle(pipe, table, y):
    assert False, "shuffled labels!"
