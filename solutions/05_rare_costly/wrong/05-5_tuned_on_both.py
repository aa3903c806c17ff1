# item: 05-5
# misconception: m05.tune-on-test
# points: 0
def tune_then_test(y_val, p_val, y_test, p_test, c_fp, c_fn):
    def cost(y, p, t):
        return np.mean(c_fp * ((p >= t) & (y == 0)) + c_fn * ((p < t) & (y == 1)))

    def best(y, p):
        return min([*np.unique(p), np.inf], key=lambda t: cost(y, p, t))

    t = best(np.concatenate([y_val, y_test]), np.concatenate([p_val, p_test]))
    return t, cost(y_test, p_test, t)
