# item: 05-4
# misconception: any.not-finite
# points: 0
def best_threshold(y, p, c_fp, c_fn):
    return np.nan
