# item: 05-5
# misconception: m05.not-tuned
# points: 0
def tune_then_test(y_val, p_val, y_test, p_test, c_fp, c_fn):
    return 0.7, 0.9
