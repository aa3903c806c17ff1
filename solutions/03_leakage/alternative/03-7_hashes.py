# item: 03-7
def cross_split_duplicates(train, test):
    hashes = pd.util.hash_pandas_object
    return float(np.isin(hashes(test, index=False), hashes(train, index=False)).sum())
