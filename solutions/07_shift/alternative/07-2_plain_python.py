# item: 07-2
def worst_slices(table, min_n, k):
    found = []
    for row in table.itertuples():
        if row.n >= min_n and not row.low <= row.promised <= row.high:
            found.append((abs(row.rate - row.promised), row.slice))
    return [name for _, name in sorted(found, reverse=True)[:k]]
