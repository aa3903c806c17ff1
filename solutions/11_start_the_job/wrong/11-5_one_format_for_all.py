# item: 11-5
# misconception: m11.other-count
# points: 2
def weekly_status(log, today):
    # The first day decides the format; days that are written in another one are lost.
    day = pd.to_datetime(log.when, errors="coerce", utc=True).dt.tz_localize(None).dt.normalize()
    events = log.assign(day=day).dropna(subset="day").drop_duplicates(["day", "who", "event"])
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
