# item: 07-3
# misconception: m07.one-side
# points: 0
def top_losses(y, p, k):
    return np.argsort(np.where(y == 1, p, 2))[:k]
