# item: 04-3
# misconception: m04.test-rows-lost
# points: 1
def time_split(sales, cutoff, wait):
    cutoff, wait = pd.Timestamp(cutoff), pd.Timedelta(days=wait)
    return sales[sales.date + wait < cutoff], sales[sales.date >= cutoff + wait]
