# item: 05-6
# misconception: m05.ends
# points: 0
def reliability(y, p, bins):
    total = 0
    for k in range(bins):
        rows = (p >= k / bins) & (p < (k + 1) / bins)
        if rows.any():
            total += rows.mean() * abs(y[rows].mean() - p[rows].mean())
    return total
