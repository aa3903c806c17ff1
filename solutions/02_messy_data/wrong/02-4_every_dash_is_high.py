# item: 02-4
# misconception: m02.all-dashes-high
# points: 0
def median_range(wages):
    dollars = pd.to_numeric(wages.p90, errors="coerce")
    return dollars.fillna(239_200).median(), dollars.fillna(np.inf).median()
