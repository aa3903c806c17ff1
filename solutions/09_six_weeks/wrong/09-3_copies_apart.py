# item: 09-3
# misconception: m09.duplicates
# points: 3
def split(df, time=None, groups=None):
    if time:
        is_test = df[time] > df[time].quantile(0.75)
        return df[~is_test], df[is_test]
    if groups:
        is_test = df[groups].isin(sorted(set(df[groups]))[::4])
        return df[~is_test], df[is_test]
    test = df.sample(frac=0.25, random_state=0)
    return df.drop(test.index), test
