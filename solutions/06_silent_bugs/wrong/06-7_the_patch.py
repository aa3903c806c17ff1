# item: 06-7
# misconception: m06.rows-lost
# points: 0
def prepare(train, test, weather):
    both = pd.concat([train.assign(part="train"), test.assign(part="test")])
    both = both.merge(weather[[*KEYS, "wind_speed"]], on=KEYS)
    both["carrier_rate"] = both.groupby("carrier").late.transform("mean")
    columns = ["sched_dep_time", "distance", "wind_speed", "carrier_rate"]
    return both.loc[both.part == "train", columns], both.loc[both.part == "test", columns]
