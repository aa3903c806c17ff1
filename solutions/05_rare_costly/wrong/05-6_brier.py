# item: 05-6
# misconception: m05.other-gap
# points: 0
def reliability(y, p, bins):
    return brier_score_loss(y, p)
