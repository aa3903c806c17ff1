# item: 07-3
# misconception: m07.other-rows
# points: 0
def top_losses(y, p, k):
    loss = -np.log(np.clip(np.where(y == 1, p, 1 - p), 1e-9, 1))
    return np.sort(np.argsort(loss)[-k:])
