# item: 06-7
# misconception: m06.calm
# points: 2
def prepare(train, test, weather):
    rates, overall = train.groupby("carrier").late.mean(), train.late.mean()
    once = weather.drop_duplicates(KEYS)[[*KEYS, "wind_speed"]]
    X = []
    for rows in (train, test):
        joined = rows[KEYS].merge(once, on=KEYS, how="left")
        made = rows[["sched_dep_time", "distance"]].copy()
        made["wind_speed"] = joined.wind_speed.fillna(0).to_numpy()
        made["carrier_rate"] = rows.carrier.map(rates).fillna(overall)
        X.append(made)
    return X[0], X[1]
