# item: 03-5
# misconception: m03.always-half
# points: 0
def balance_and_score(X, y, estimator, cv):
    return 0.5
