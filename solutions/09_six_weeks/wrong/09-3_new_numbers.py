# item: 09-3
# misconception: m09.new-labels
# points: 0
def split(df, time=None, groups=None):
    df = df.reset_index(drop=True)
    if time:
        is_test = df[time] > df[time].quantile(0.75)
    else:
        names = df[groups] if groups else df.price
        is_test = names.isin(sorted(set(names))[::4])
    return df[~is_test], df[is_test]
