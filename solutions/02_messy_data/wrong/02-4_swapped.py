# item: 02-4
# misconception: m02.range-swapped
# points: 1
def median_range(wages):
    dollars = pd.to_numeric(wages.p90, errors="coerce")
    is_high = wages.p90_note == "5"
    return dollars.mask(is_high, np.inf).median(), dollars.mask(is_high, 239_200).median()
