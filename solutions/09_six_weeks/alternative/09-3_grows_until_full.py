# item: 09-3
def split(df, time=None, groups=None):
    column = time or groups
    names = df[column] if column else pd.util.hash_pandas_object(df, index=False)
    sizes = names.value_counts().sort_index(ascending=False)
    chosen, count = [], 0
    for name, size in sizes.items():
        if count + size > 0.3 * len(df):
            break
        chosen.append(name)
        count += size
    test = df[names.isin(chosen)]
    return df.drop(index=test.index), test
