# item: 05-4
# misconception: m05.not-cheapest
# points: 1
def best_threshold(y, p, c_fp, c_fn):
    def cost(t):
        return c_fp * ((p >= t) & (y == 0)).sum() + c_fn * ((p < t) & (y == 1)).sum()
    return min(np.linspace(0, 1, 11), key=cost)
