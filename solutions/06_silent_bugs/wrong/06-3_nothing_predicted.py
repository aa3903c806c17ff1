# item: 06-3
# misconception: m06.survivor
# points: 0
def test_row_order(pipe, table, y):
    pipe.fit(table, y)
    mixed = table.sample(frac=1, random_state=0)
    assert sorted(mixed.id) == sorted(table.id)
