# item: 05-4
# misconception: m05.strict
# points: 1
def best_threshold(y, p, c_fp, c_fn):
    def cost(t):
        return c_fp * ((p > t) & (y == 0)).sum() + c_fn * ((p <= t) & (y == 1)).sum()
    return min([-1.0, *np.unique(p)], key=cost)
