# item: 09-3
def split(df, time=None, groups=None):
    from sklearn.model_selection import GroupShuffleSplit, train_test_split

    if time:
        moments = np.sort(df[time].unique())
        border = moments[int(len(moments) * 0.7)]
        return df.loc[df[time] < border], df.loc[df[time] >= border]
    if groups:
        rows = next(GroupShuffleSplit(1, test_size=0.25, random_state=1).split(df, groups=df[groups]))
        return tuple(df.iloc[part] for part in rows)
    return tuple(train_test_split(df.drop_duplicates(), test_size=0.2, random_state=3))
