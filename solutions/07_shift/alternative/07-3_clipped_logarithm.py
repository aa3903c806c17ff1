# item: 07-3
def top_losses(y, p, k):
    q = np.clip(p, 1e-12, 1 - 1e-12)
    loss = pd.Series(-(y * np.log(q) + (1 - y) * np.log(1 - q)))
    return loss.nlargest(k).index
