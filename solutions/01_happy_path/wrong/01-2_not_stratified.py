# item: 01-2
# misconception: m01.not-stratified
# points: 3
def make_split(df):
    return train_test_split(
        df[MEASURES], df["species"], test_size=0.25, random_state=42
    )
