# item: 03-4
# misconception: m03.always-half
# points: 0
def encode_and_score(categories, y, estimator, cv):
    return 0.5
