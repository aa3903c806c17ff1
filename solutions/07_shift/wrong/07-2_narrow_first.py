# item: 07-2
# misconception: m07.order
# points: 2
def worst_slices(table, min_n, k):
    is_out = (table.promised < table.low) | (table.promised > table.high)
    kept = table[is_out & (table.n >= min_n)]
    gap = (kept.rate - kept.promised).abs().sort_values(ascending=True)
    return list(kept.slice.loc[gap.index])[:k]
