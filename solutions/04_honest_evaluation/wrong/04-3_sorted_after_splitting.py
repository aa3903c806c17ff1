# item: 04-3
# misconception: m04.future-in-training
# points: 0
def time_split(sales, cutoff, wait):
    n = int((sales.date < cutoff).sum())
    return sales.iloc[:n].sort_values("date"), sales.iloc[n:].sort_values("date")
