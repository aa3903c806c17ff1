# item: 04-3
# misconception: m04.rows-doubled
# points: 0
def time_split(sales, cutoff, wait):
    cutoff = pd.Timestamp(cutoff)
    known = sales.date + pd.Timedelta(days=wait) < cutoff
    train = sales.merge(sales[known][["date"]], on="date")
    return train, sales[sales.date >= cutoff]
