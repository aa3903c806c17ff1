# item: 09-3
# misconception: m09.split-unseeded
# points: 2
def split(df, time=None, groups=None):
    if time:
        is_test = df[time] > df[time].quantile(0.75)
    else:
        names = df[groups] if groups else df.price
        drawn = np.random.default_rng().permutation(names.unique())
        is_test = names.isin(drawn[: len(drawn) // 4])
    return df[~is_test], df[is_test]
