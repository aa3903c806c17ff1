# item: 09-9
# misconception: m09.survivors
# points: 0
def serving_numbers(seconds, price_per_hour, limit):
    waits = [wait for wait in seconds[1:] if wait is not None]
    cost = price_per_hour / 3600 * sum(waits) / len(waits) * 1000
    return {"p95": np.percentile(waits, 95), "per_1000": cost}
