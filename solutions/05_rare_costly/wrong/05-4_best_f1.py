# item: 05-4
# misconception: m05.f1-default
# points: 0
def best_threshold(y, p, c_fp, c_fn):
    from sklearn.metrics import f1_score

    return max(np.unique(p), key=lambda t: f1_score(y, p >= t))
