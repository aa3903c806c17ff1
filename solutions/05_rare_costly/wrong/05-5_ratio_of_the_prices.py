# item: 05-5
# misconception: m05.not-tuned
# points: 0
def tune_then_test(y_val, p_val, y_test, p_test, c_fp, c_fn):
    def cost(y, p, t):
        return np.mean(c_fp * ((p >= t) & (y == 0)) + c_fn * ((p < t) & (y == 1)))

    def best(y, p):
        return min([*np.unique(p), np.inf], key=lambda t: cost(y, p, t))

    t = c_fp / (c_fp + c_fn)
    return t, cost(y_test, p_test, t)
