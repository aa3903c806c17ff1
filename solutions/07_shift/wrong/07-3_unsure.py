# item: 07-3
# misconception: m07.uncertain
# points: 0
def top_losses(y, p, k):
    return np.argsort(abs(p - 0.5))[:k]
