# item: 03-7
# misconception: m03.counts-pairs
# points: 0
def cross_split_duplicates(train, test):
    return len(test.merge(train, on=list(train.columns)))
