# item: 04-3
# misconception: m04.test-rows-lost
# points: 0
def time_split(sales, cutoff, wait):
    return sales.iloc[:0], sales.iloc[:0]
