# item: 01-2
# misconception: m01.overlap
# points: 0
def make_split(df):
    test = df.sample(frac=0.25, random_state=0)
    return df[MEASURES], test[MEASURES], df["species"], test["species"]
