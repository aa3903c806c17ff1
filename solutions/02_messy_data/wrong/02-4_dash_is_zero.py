# item: 02-4
# misconception: m02.zero-fill
# points: 0
def median_range(wages):
    middle = pd.to_numeric(wages.p90.replace("-", "0")).median()
    return middle, middle
