# item: 03-7
def cross_split_duplicates(train, test):
    key = lambda row: tuple("gap" if value != value else value for value in row)
    known = {key(row) for row in train.itertuples(index=False, name=None)}
    return sum(key(row) in known for row in test.itertuples(index=False, name=None))
