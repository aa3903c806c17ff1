# item: 01-5
# misconception: m01.gain-mismatch
# points: 0
def gain_over_island(model, df, folds):
    return 0.28
