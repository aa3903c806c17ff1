# item: 05-4
# misconception: m05.half
# points: 0
def best_threshold(y, p, c_fp, c_fn):
    return 0.5
