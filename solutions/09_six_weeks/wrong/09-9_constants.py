# item: 09-9
# misconception: m09.not-p95
# points: 0
def serving_numbers(seconds, price_per_hour, limit):
    return {"p95": 0.5, "per_1000": 0.25}
