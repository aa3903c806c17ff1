# item: 07-2
# misconception: m07.other-slices
# points: 0
def worst_slices(table, min_n, k):
    return []
