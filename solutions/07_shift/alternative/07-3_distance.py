# item: 07-3
def top_losses(y, p, k):
    return list(np.argsort(-np.abs(y - p))[:k])
