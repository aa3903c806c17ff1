# item: 04-3
# misconception: m04.future-in-training
# points: 0
def time_split(sales, cutoff, wait):
    n = round(0.75 * len(sales))
    return sales.iloc[:n], sales.iloc[n:]
