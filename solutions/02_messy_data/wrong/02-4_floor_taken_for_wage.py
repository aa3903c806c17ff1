# item: 02-4
# misconception: m02.floor-as-value
# points: 1
def median_range(wages):
    dollars = pd.to_numeric(wages.p90, errors="coerce")
    middle = dollars.mask(wages.p90_note == "5", 239_200).median()
    return middle, middle
