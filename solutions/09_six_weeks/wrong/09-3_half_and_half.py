# item: 09-3
# misconception: m09.uneven
# points: 0
def split(df, time=None, groups=None):
    if time:
        is_test = df[time] > df[time].median()
    else:
        names = df[groups] if groups else df.price
        is_test = names.isin(sorted(set(names))[::2])
    return df[~is_test], df[is_test]
