# item: 11-5
# misconception: m11.calendar-week
# points: 0
def weekly_status(log, today):
    events = tidy_log(log)
    now = pd.Timestamp(today)
    ago = (now - events.day).dt.days
    week = events.event[(ago >= 0) & (ago <= now.dayofweek)]
    rejections = int(week.isin(["rejected", "not yet"]).sum())
    if (week == "offer").any():
        status = "pause"
    elif not ((events.event == "sent") & (ago >= 0)).any():
        status = "apply"
    else:
        status = "keep going" if rejections else "apply more"
    return {"rejections": rejections, "status": status}
