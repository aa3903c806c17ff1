# item: 04-3
# misconception: m04.both-sides
# points: 0
def time_split(sales, cutoff, wait):
    cutoff = pd.Timestamp(cutoff)
    written = sales.date + pd.Timedelta(days=wait)
    train = sales[(written < cutoff) | (sales.date == cutoff)]
    return train, sales[sales.date >= cutoff]
