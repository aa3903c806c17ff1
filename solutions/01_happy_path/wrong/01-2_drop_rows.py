# item: 01-2
# misconception: m01.drop-rows
# points: 0
def make_split(df):
    df = df.dropna(subset=MEASURES)
    return train_test_split(
        df[MEASURES],
        df["species"],
        test_size=0.25,
        stratify=df["species"],
        random_state=0,
    )
