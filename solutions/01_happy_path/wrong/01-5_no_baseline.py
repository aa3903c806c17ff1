# item: 01-5
# misconception: m01.no-baseline
# points: 0
def gain_over_island(model, df, folds):
    return cross_val_score(model, df[MEASURES], df["species"], cv=folds).mean()
