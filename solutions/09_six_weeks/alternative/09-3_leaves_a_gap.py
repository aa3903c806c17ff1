# item: 09-3
def split(df, time=None, groups=None):
    if time:
        moments = sorted(df[time].unique())
        early, late = moments[: len(moments) * 7 // 10], moments[len(moments) * 7 // 10 + 2 :]
        return df[df[time].isin(early)], df[df[time].isin(late)]
    names = df[groups] if groups else df.apply(tuple, axis=1)
    is_test = names.isin(sorted(set(names))[::4])
    return df[~is_test], df[is_test]
