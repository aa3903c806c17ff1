# item: 03-1
# misconception: m03.over-strict
# points: 0
def known_at(columns, moment):
    later = ["dep_time", "dep_delay", "wind_at_departure", "bags_loaded"]
    known = []
    for column in columns:
        if "arr_" in column or column in ("air_time", "carrier_late_rate_2013"):
            continue
        if moment == "T-2h" and column in later:
            continue
        known.append(column)
    return set(known)
