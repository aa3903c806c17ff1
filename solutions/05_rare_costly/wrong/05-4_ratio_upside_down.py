# item: 05-4
# misconception: m05.inverted
# points: 0
def best_threshold(y, p, c_fp, c_fn):
    return c_fn / (c_fp + c_fn)
