# item: 04-3
# misconception: m04.past-in-test
# points: 1
def time_split(sales, cutoff, wait):
    is_known = sales.date + pd.Timedelta(days=wait) < pd.Timestamp(cutoff)
    return sales[is_known], sales[~is_known]
