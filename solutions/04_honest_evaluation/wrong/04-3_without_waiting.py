# item: 04-3
# misconception: m04.label-not-known
# points: 1
def time_split(sales, cutoff, wait):
    is_past = sales["date"] < cutoff
    return sales[is_past], sales[~is_past]
