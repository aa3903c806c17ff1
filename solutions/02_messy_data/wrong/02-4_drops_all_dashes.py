# item: 02-4
# misconception: m02.top-coded-dropped
# points: 0
def median_range(wages):
    middle = pd.to_numeric(wages.p90, errors="coerce").median()
    return middle, middle
