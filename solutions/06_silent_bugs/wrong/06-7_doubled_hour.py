# item: 06-7
# misconception: m06.rows-doubled
# points: 2
def prepare(train, test, weather):
    rates, overall = train.groupby("carrier").late.mean(), train.late.mean()
    X = []
    for rows in (train, test):
        made = rows.merge(weather[[*KEYS, "wind_speed"]], on=KEYS, how="left")
        made["carrier_rate"] = made.carrier.map(rates).fillna(overall)
        X.append(made[["sched_dep_time", "distance", "wind_speed", "carrier_rate"]])
    return X[0], X[1]
