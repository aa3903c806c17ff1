# item: 03-1
# misconception: m03.not-asked
# points: 0
def known_at(columns, moment):
    known = {"month", "day", "sched_dep_time", "sched_arr_time", "carrier", "flight",
             "origin", "dest", "distance", "wind_forecast", "carrier_late_rate_2012"}
    if moment == "pushback":
        known |= {"dep_time", "dep_delay", "wind_at_departure", "bags_loaded"}
    return known
