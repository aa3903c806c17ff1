# item: 04-3
def time_split(sales, cutoff, wait):
    import datetime as dt

    first = dt.date.fromisoformat(cutoff)
    train, test = [], []
    for place, day in enumerate(sales["date"]):
        day = day.date()
        if day >= first:
            test.append(place)
        elif (first - day).days > wait:
            train.append(place)
    return sales.iloc[train].copy(), sales.iloc[test].copy()
