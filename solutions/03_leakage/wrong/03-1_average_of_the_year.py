# item: 03-1
# misconception: m03.year-end
# points: 0
def known_at(columns, moment):
    unknown = {"air_time", "arr_time", "arr_delay"}
    if moment == "T-2h":
        unknown |= {"dep_time", "dep_delay", "wind_at_departure", "bags_loaded"}
    return set(columns) - unknown
