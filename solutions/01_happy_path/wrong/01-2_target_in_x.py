# item: 01-2
# misconception: m01.target-in-x
# points: 0
def make_split(df):
    return train_test_split(
        df, df["species"], test_size=0.25, stratify=df["species"], random_state=0
    )
