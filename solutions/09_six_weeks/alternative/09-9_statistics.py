# item: 09-9
from statistics import fmean, quantiles


def serving_numbers(seconds, price_per_hour, limit):
    _, *calls = seconds
    waits = [wait if wait is not None else float(limit) for wait in calls]
    share = sum(wait is not None for wait in calls) / len(calls)
    per_second = price_per_hour / 60 / 60
    return dict(p95=quantiles(waits, n=20)[-1], per_1000=1000 * fmean(waits) * per_second / share)
