# item: 02-4
def median_range(wages):
    said = wages[(wages.p90 != "-") | wages.p90_note.eq("5")]
    low = np.where(said.p90_note.eq("5"), "239200", said.p90).astype(float)
    high = np.where(said.p90_note.eq("5"), 1e12, low)
    return np.array([np.median(low), np.median(high)])
