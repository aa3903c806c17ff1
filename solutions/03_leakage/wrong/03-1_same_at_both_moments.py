# item: 03-1
# misconception: m03.over-strict
# points: 1
def known_at(columns, moment):
    unknown = {"air_time", "arr_time", "arr_delay", "carrier_late_rate_2013", "dep_time",
               "dep_delay", "wind_at_departure", "bags_loaded"}
    return {column for column in columns if column not in unknown}
