# item: 03-1
def known_at(columns, moment):
    hours = pd.Series(1.0, index=["air_time", "arr_time", "arr_delay", "carrier_late_rate_2013"])
    hours = pd.concat([hours, pd.Series(0.0, index=["dep_time", "dep_delay", "wind_at_departure", "bags_loaded"])])
    written = pd.Series(list(columns)).map(hours).fillna(-1000)
    limit = -2 if moment == "T-2h" else 0
    return frozenset(pd.Series(list(columns))[written <= limit])
