# item: 09-3
# misconception: m09.uneven
# points: 2
def split(df, time=None, groups=None):
    if time:
        is_test = df[time] == df[time].max()
    else:
        names = df[groups] if groups else df.price
        is_test = names.isin(sorted(set(names))[::4])
    return df[~is_test], df[is_test]
