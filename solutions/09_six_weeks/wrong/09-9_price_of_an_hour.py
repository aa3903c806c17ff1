# item: 09-9
# misconception: m09.not-the-price
# points: 1
def serving_numbers(seconds, price_per_hour, limit):
    waits = [limit if wait is None else wait for wait in seconds[1:]]
    return {"p95": np.quantile(waits, 0.95), "per_1000": price_per_hour}
