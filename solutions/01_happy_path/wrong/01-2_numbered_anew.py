# item: 01-2
# misconception: m01.lost-labels
# points: 0
def make_split(df):
    df = df.reset_index(drop=True)
    return train_test_split(
        df[MEASURES],
        df["species"],
        test_size=0.25,
        stratify=df["species"],
        random_state=0,
    )
