# item: 03-7
# misconception: m03.other-count
# points: 0
def cross_split_duplicates(train, test):
    return 0
