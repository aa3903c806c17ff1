# item: 09-9
# misconception: m09.cost-of-slow
# points: 1
def serving_numbers(seconds, price_per_hour, limit):
    waits = [limit if wait is None else wait for wait in seconds[1:]]
    p95 = float(np.quantile(waits, 0.95))
    return {"p95": p95, "per_1000": p95 * 1000 / 3600 * price_per_hour}
