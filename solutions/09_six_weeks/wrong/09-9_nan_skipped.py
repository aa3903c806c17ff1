# item: 09-9
# misconception: m09.survivors
# points: 0
def serving_numbers(seconds, price_per_hour, limit):
    waits = np.array(seconds[1:], dtype=float)
    return {
        "p95": np.nanquantile(waits, 0.95),
        "per_1000": np.nanmean(waits) * price_per_hour / 3.6,
    }
