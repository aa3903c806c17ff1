# item: 03-7
# misconception: m03.within-one-side
# points: 0
def cross_split_duplicates(train, test):
    return int(pd.concat([train, test]).duplicated().sum())
