# item: 06-7
# misconception: m06.labels-of-test
# points: 1
def prepare(train, test, weather):
    both = pd.concat([train, test])
    rates, overall = both.groupby("carrier").late.mean(), both.late.mean()
    once = weather.drop_duplicates(KEYS)[[*KEYS, "wind_speed"]]
    X = []
    for rows in (train, test):
        joined = rows[KEYS].merge(once, on=KEYS, how="left")
        made = rows[["sched_dep_time", "distance"]].copy()
        made["wind_speed"] = joined.wind_speed.to_numpy()
        made["carrier_rate"] = rows.carrier.map(rates).fillna(overall)
        X.append(made)
    return X[0], X[1]
