# item: 11-5
# misconception: m11.time-zone
# points: 2
def weekly_status(log, today):
    events = log.assign(day=pd.to_datetime(log.when.str[:10], format="%Y-%m-%d", errors="coerce")).dropna(subset=["day"])
    events = events.drop_duplicates(["day", "who", "event"])
    ago = (pd.Timestamp(today) - events.day).dt.days
    week = events.event[(ago >= 0) & (ago < 7)]
    rejections = int(week.isin(["rejected", "not yet"]).sum())
    if (week == "offer").any():
        status = "pause"
    elif not ((events.event == "sent") & (ago >= 0)).any():
        status = "apply"
    else:
        status = "keep going" if rejections else "apply more"
    return {"rejections": rejections, "status": status}
