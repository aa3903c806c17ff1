# item: 09-3
def split(df, time=None, groups=None):
    import zlib

    if time:
        rank = df[time].rank(method="dense", pct=True)
        return df[rank <= 0.8], df[rank > 0.8]
    keys = df[groups].astype(str) if groups else df.astype(str).agg("|".join, axis=1)
    drawn = sorted(set(keys), key=lambda key: zlib.crc32(key.encode()))
    test = set(drawn[: len(drawn) // 4])
    is_test = keys.map(lambda key: key in test)
    return [df[~is_test], df[is_test]]
