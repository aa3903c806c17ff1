# item: 04-3
# misconception: m04.label-not-known
# points: 1
def time_split(sales, cutoff, wait):
    cutoff = pd.Timestamp(cutoff)
    written = sales.date + pd.Timedelta(days=wait)
    is_test = sales.date >= cutoff
    return sales[(written <= cutoff) & ~is_test], sales[is_test]
