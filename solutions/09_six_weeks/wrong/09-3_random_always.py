# item: 09-3
# misconception: m09.time-ignored
# points: 0
def split(df, time=None, groups=None):
    test = df.sample(frac=0.25, random_state=0)
    return df.drop(test.index), test
