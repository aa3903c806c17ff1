# item: 09-3
# misconception: m09.time-ignored
# points: 1
def split(df, time=None, groups=None):
    border = int(0.75 * len(df))
    if groups:
        order = sorted(df[groups].unique())[: len(df[groups].unique()) // 4]
        is_test = df[groups].isin(order)
        return df[~is_test], df[is_test]
    return df.iloc[:border], df.iloc[border:]
