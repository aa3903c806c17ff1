# item: 05-5
def tune_then_test(y_val, p_val, y_test, p_test, c_fp, c_fn):
    def total(y, p, t):
        return sum(c_fp if b >= t and a == 0 else c_fn if b < t and a == 1 else 0
                   for a, b in zip(y, p))
    t = min((i / 200 for i in range(203)), key=lambda t: total(y_val, p_val, t))
    return [t, total(y_test, p_test, t) / len(y_test)]
