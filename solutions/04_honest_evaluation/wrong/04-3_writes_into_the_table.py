# item: 04-3
# misconception: m04.changed-table
# points: 0
def time_split(sales, cutoff, wait):
    cutoff = pd.Timestamp(cutoff)
    sales["written"] = sales.date + pd.Timedelta(days=wait)
    return sales[sales.written < cutoff], sales[sales.date >= cutoff]
