# item: 11-5
# misconception: m11.unreadable-row
# points: 2
def weekly_status(log, today):
    events = log.assign(day=pd.to_datetime(log.when, utc=True, format="ISO8601").dt.tz_localize(None).dt.normalize())
    if events.day.isna().any():
        raise ValueError("a day is missing")
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
