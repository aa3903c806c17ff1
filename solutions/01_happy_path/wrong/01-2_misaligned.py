# item: 01-2
# misconception: m01.misaligned
# points: 0
def make_split(df):
    shuffled = df.sample(frac=1, random_state=0)
    n = len(df) // 4
    X, y = shuffled[MEASURES], df["species"]
    return X.iloc[n:], X.iloc[:n], y.iloc[n:], y.iloc[:n]
