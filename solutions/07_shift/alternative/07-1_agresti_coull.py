# item: 07-1
def slice_table(rows, y, p, by):
    table = {}
    for name, happened, promise in zip(rows[by], y, p):
        key = None if name != name else name
        table.setdefault(key, []).append((happened, promise))
    made = []
    for name, pairs in table.items():
        n, hits = len(pairs), sum(one for one, _ in pairs)
        middle = (hits + 1.92) / (n + 3.84)
        half = 1.96 * (middle * (1 - middle) / (n + 3.84)) ** 0.5
        made.append([name, n, hits / n, sum(one for _, one in pairs) / n,
                     max(0, middle - half), min(1, middle + half)])
    return pd.DataFrame(made, columns=["slice", "n", "rate", "promised", "low", "high"])
