# item: 07-3
# misconception: m07.losses-not-positions
# points: 0
def top_losses(y, p, k):
    loss = -np.log(np.clip(np.where(y == 1, p, 1 - p), 1e-9, 1))
    return np.sort(loss)[::-1][:k]
