# item: 04-2
# misconception: m04.always-half
# points: 0
def evaluate(model, X, y, groups):
    return 0.5
