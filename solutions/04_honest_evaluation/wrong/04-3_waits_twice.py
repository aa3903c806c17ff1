# item: 04-3
# misconception: m04.train-rows-lost
# points: 1
def time_split(sales, cutoff, wait):
    cutoff = pd.Timestamp(cutoff)
    written = sales.date + pd.Timedelta(days=2 * wait)
    return sales[written < cutoff], sales[sales.date >= cutoff]
