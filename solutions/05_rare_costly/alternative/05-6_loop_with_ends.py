# item: 05-6
def reliability(y, p, bins):
    edges, total = np.linspace(0, 1, bins + 1), 0
    for k, (low, high) in enumerate(zip(edges, edges[1:])):
        rows = (p >= low) & ((p < high) | (k == bins - 1))
        if rows.any():
            total += rows.sum() * abs(y[rows].mean() - p[rows].mean())
    return total / len(y)
