# item: 09-9
# misconception: m09.mean-wait
# points: 1
def serving_numbers(seconds, price_per_hour, limit):
    waits = [limit if wait is None else wait for wait in seconds[1:]]
    answers = sum(wait is not None for wait in seconds[1:])
    cost = price_per_hour / 3600 * sum(waits) * 1000 / answers
    return {"p95": sum(waits) / len(waits), "per_1000": cost}
