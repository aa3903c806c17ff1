# item: 01-5
# misconception: m01.weak-baseline
# points: 0
def gain_over_island(model, df, folds):
    accuracy = cross_val_score(model, df[MEASURES], df["species"], cv=folds).mean()
    return accuracy - df["species"].value_counts(normalize=True).max()
