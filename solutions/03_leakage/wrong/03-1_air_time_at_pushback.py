# item: 03-1
# misconception: m03.future-column
# points: 1
def known_at(columns, moment):
    unknown = {"arr_time", "arr_delay", "carrier_late_rate_2013"}
    if moment == "T-2h":
        unknown |= {"air_time", "dep_time", "dep_delay", "wind_at_departure", "bags_loaded"}
    return set(columns) - unknown
