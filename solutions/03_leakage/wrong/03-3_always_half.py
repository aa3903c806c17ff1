# item: 03-3
# misconception: m03.always-half
# points: 0
def select_and_score(X, y, estimator, k, cv):
    return 0.5
