# item: 07-2
def worst_slices(table, min_n, k):
    broken = table.query("n >= @min_n and not low <= promised <= high")
    broken = broken.assign(gap=abs(broken.rate - broken.promised))
    return broken.nlargest(k, "gap")["slice"].to_numpy()
