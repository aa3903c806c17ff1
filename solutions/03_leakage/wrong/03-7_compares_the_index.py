# item: 03-7
# misconception: m03.index-compare
# points: 0
def cross_split_duplicates(train, test):
    return len(train.index.intersection(test.index))
