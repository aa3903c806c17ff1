# item: 05-4
# misconception: m05.trusts-p
# points: 1
def best_threshold(y, p, c_fp, c_fn):
    return c_fp / (c_fp + c_fn)
