# item: 07-3
# misconception: m07.nan-loss
# points: 2
def top_losses(y, p, k):
    with np.errstate(all="ignore"):
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.argsort(loss)[::-1][:k]
