# item: 05-4
def best_threshold(y, p, c_fp, c_fn):
    best, least = None, None
    for i in range(102):
        t = i / 100
        cost = sum(c_fp * (a == 0) if b >= t else c_fn * (a == 1) for a, b in zip(y, p))
        if least is None or cost <= least:
            best, least = t, cost
    return best
