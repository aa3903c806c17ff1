# item: 03-2
# misconception: m03.other-number
# points: 0
def auc_with_without(X, y, leaky, model, cv):
    return 0.5, 0.5
