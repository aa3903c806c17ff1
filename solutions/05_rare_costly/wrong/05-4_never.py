# item: 05-4
# misconception: m05.no-prices
# points: 0
def best_threshold(y, p, c_fp, c_fn):
    return np.inf
