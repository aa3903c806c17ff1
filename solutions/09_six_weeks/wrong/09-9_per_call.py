# item: 09-9
# misconception: m09.survivors
# points: 1
def serving_numbers(seconds, price_per_hour, limit):
    waits = [limit if wait is None else wait for wait in seconds[1:]]
    cost = price_per_hour / 3600 * np.mean(waits) * 1000
    return {"p95": np.percentile(waits, 95), "per_1000": cost}
