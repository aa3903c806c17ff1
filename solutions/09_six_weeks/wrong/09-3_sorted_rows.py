# item: 09-3
# misconception: m09.cut-day
# points: 2
def split(df, time=None, groups=None):
    if time:
        df = df.sort_values(time)
        border = int(0.75 * len(df))
        return df.iloc[:border], df.iloc[border:]
    names = df[groups] if groups else df.price
    drawn = np.random.default_rng(0).permutation(names.unique())
    is_test = names.isin(drawn[: len(drawn) // 4])
    return df[~is_test], df[is_test]
