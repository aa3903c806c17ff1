# item: 11-5
# misconception: m11.not-yet-is-no
# points: 0
def weekly_status(log, today):
    """Return the week's rejections and status; `today` is a day such as "2026-03-16"."""
    events = tidy_log(log)
    ago = (pd.Timestamp(today) - events.day).dt.days
    week = events.event[(ago >= 0) & (ago < 7)]
    rejections = int((week == "rejected").sum())
    if (week == "offer").any():
        status = "pause"
    elif not ((events.event == "sent") & (ago >= 0)).any():
        status = "apply"
    else:
        status = "keep going" if rejections else "apply more"
    return {"rejections": rejections, "status": status}
