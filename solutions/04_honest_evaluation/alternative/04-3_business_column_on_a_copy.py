# item: 04-3
def time_split(sales, cutoff, wait):
    known = sales.assign(written=sales.date + pd.DateOffset(days=wait))
    train = known[known.written < cutoff].drop(columns="written")
    return train, known[known.date >= cutoff]
