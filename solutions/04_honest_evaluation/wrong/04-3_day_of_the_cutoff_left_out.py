# item: 04-3
# misconception: m04.test-rows-lost
# points: 0
def time_split(sales, cutoff, wait):
    cutoff = pd.Timestamp(cutoff)
    written = sales.date + pd.Timedelta(days=wait)
    return sales[written < cutoff], sales[sales.date > cutoff]
