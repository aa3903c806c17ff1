# item: 05-4
def best_threshold(y, p, c_fp, c_fn):
    grid = np.linspace(0, 1, 101)
    costs = [c_fp * np.sum((p >= t) & (y == 0)) + c_fn * np.sum((p < t) & (y == 1)) for t in grid - 0.005]
    return grid[np.argmin(costs)] - 0.005
