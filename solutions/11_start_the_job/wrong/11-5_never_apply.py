# item: 11-5
# misconception: m11.no-applications
# points: 2
def weekly_status(log, today):
    """Return the week's rejections and status; `today` is a day such as "2026-03-16"."""
    events = tidy_log(log)
    ago = (pd.Timestamp(today) - events.day).dt.days
    week = events.event[(ago >= 0) & (ago < 7)]
    rejections = int(week.isin(["rejected", "not yet"]).sum())
    if (week == "offer").any():
        status = "pause"
    else:
        status = "keep going" if rejections else "apply more"
    return {"rejections": rejections, "status": status}
