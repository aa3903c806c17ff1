# item: 04-4
def persistence(rain):
    days = list(rain)
    hits = sum(a == b for a, b in zip(days, days[1:]))
    return hits / (len(days) - 1)
