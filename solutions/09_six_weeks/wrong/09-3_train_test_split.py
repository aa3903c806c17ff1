# item: 09-3
# misconception: m09.shared-groups
# points: 2
def split(df, time=None, groups=None):
    if time:
        is_test = df[time] > df[time].quantile(0.75)
        return df[~is_test], df[is_test]
    from sklearn.model_selection import train_test_split
    return tuple(train_test_split(df, test_size=0.25, random_state=0))
