# item: 04-3
def time_split(sales, cutoff, wait):
    ordered = sales.sort_values("date", kind="stable")
    last = pd.to_datetime(cutoff) - pd.to_timedelta(wait + 1, unit="D")
    train = ordered.query("date <= @last").reset_index(drop=True)
    return [train, ordered.query("date >= @cutoff")]
