# item: 09-9
# misconception: m09.mean-wait
# points: 1
def serving_numbers(seconds, price_per_hour, limit):
    waits = pd.Series(seconds[1:], dtype=float).fillna(limit)
    answers = pd.Series(seconds[1:], dtype=float).count()
    return {"p95": waits.median(), "per_1000": price_per_hour * waits.sum() / 3.6 / answers}
