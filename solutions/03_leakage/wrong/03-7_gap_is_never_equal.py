# item: 03-7
# misconception: m03.gap-unequal
# points: 0
def cross_split_duplicates(train, test):
    known = set(map(tuple, train.dropna().to_numpy().tolist()))
    return sum(tuple(row) in known for row in test.to_numpy().tolist())
