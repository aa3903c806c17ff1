# item: 03-7
def cross_split_duplicates(train, test):
    found = test.merge(train.drop_duplicates(), how="left", indicator=True)
    return (found["_merge"] == "both").sum()
