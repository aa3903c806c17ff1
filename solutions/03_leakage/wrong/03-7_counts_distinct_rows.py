# item: 03-7
# misconception: m03.counts-distinct
# points: 0
def cross_split_duplicates(train, test):
    return len(test.drop_duplicates().merge(train.drop_duplicates()))
