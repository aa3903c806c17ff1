# item: 09-9
# misconception: m09.first-call
# points: 1
def serving_numbers(seconds, price_per_hour, limit):
    waits = [limit if wait is None else wait for wait in seconds]
    answers = sum(wait is not None for wait in seconds)
    cost = price_per_hour / 3600 * sum(waits) * 1000 / answers
    return {"p95": np.quantile(waits[1:], 0.95), "per_1000": cost}
