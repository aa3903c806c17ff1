# item: 07-3
# misconception: m07.other-rows
# points: 0
def top_losses(y, p, k):
    return list(range(k))
