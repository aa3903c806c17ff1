# item: 11-5
# misconception: m11.counted-twice
# points: 2
def weekly_status(log, today):
    events = log.assign(day=pd.to_datetime(log.when, utc=True, format="ISO8601", errors="coerce").dt.tz_localize(None).dt.normalize())
    events = events.dropna(subset=["day"])
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
