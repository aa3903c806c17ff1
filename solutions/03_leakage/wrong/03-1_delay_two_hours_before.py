# item: 03-1
# misconception: m03.future-column
# points: 1
def known_at(columns, moment):
    after = {"air_time", "arr_time", "arr_delay", "carrier_late_rate_2013"}
    return set(columns) - after
