# item: 03-1
WRITTEN = {
    0: "month day sched_dep_time sched_arr_time carrier flight origin dest distance "
       "carrier_late_rate_2012 wind_forecast",
    2: "dep_time dep_delay wind_at_departure bags_loaded",
}

def known_at(columns, moment):
    now = {"T-2h": 1, "pushback": 2}[moment]
    known = " ".join(names for when, names in WRITTEN.items() if when <= now).split()
    return [column for column in columns if column in known]
