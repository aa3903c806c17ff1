# item: 04-3
# misconception: m04.label-not-known
# points: 1
def time_split(sales, cutoff, wait):
    cutoff = pd.Timestamp(cutoff)
    written = sales.date + pd.Timedelta(days=wait)
    return sales[sales.date < cutoff], sales[sales.date >= cutoff + pd.Timedelta(days=wait)]
