# item: 07-3
def top_losses(y, p, k):
    given = [pi if yi else 1 - pi for yi, pi in zip(y, p)]
    return sorted(range(len(given)), key=lambda i: given[i])[:k]
