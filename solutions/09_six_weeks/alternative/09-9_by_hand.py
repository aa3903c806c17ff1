# item: 09-9
def serving_numbers(seconds, price_per_hour, limit):
    waits, answers, busy = [], 0, 0.0
    for place, wait in enumerate(seconds):
        if place == 0:
            continue
        if wait is None:
            wait = limit
        else:
            answers += 1
        waits.append(wait)
        busy += wait
    waits.sort()
    return {
        "per_1000": busy / answers * price_per_hour / 3.6,
        "p95": waits[int(0.95 * len(waits))],
        "first": seconds[0],
    }
