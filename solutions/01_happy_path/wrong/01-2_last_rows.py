# item: 01-2
# misconception: m01.not-stratified
# points: 3
def make_split(df):
    n = int(len(df) * 0.75)
    X, y = df[MEASURES], df["species"]
    return X.iloc[:n], X.iloc[n:], y.iloc[:n], y.iloc[n:]
