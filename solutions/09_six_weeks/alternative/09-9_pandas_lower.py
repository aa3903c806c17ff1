# item: 09-9
def serving_numbers(seconds, price_per_hour, limit):
    calls = pd.Series(seconds, dtype="float64").drop(0)
    hours = calls.fillna(limit).sum() / 3600
    p95 = calls.fillna(limit).quantile(0.95, interpolation="lower")
    return {"p95": p95, "per_1000": 1000 * hours * price_per_hour / calls.notna().sum()}
