# item: 11-5
# misconception: m11.silence
# points: 0
def weekly_status(log, today):
    events = tidy_log(log)
    ago = (pd.Timestamp(today) - events.day).dt.days
    week = events.event[(ago >= 0) & (ago < 7)]
    answered = events.who[events.event != "sent"]
    silent = events[(events.event == "sent") & ~events.who.isin(answered) & (ago >= 14)]
    rejections = int(week.isin(["rejected", "not yet"]).sum()) + len(silent)
    if (week == "offer").any():
        status = "pause"
    elif not ((events.event == "sent") & (ago >= 0)).any():
        status = "apply"
    else:
        status = "keep going" if rejections else "apply more"
    return {"rejections": rejections, "status": status}
