# item: 09-9
def serving_numbers(seconds, price_per_hour, limit):
    waits = np.array([limit if wait is None else wait for wait in seconds])[1:]
    answers = len(waits) - sum(wait is None for wait in seconds)
    p95 = np.quantile(waits, 0.95, method="inverted_cdf")
    return {"p95": p95, "per_1000": waits.sum() * price_per_hour / 3600 * (1000 / answers)}
