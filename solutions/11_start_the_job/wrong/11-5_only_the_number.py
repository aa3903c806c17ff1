# item: 11-5
# misconception: any.wrong-type
# points: 0
def weekly_status(log, today):
    events = tidy_log(log)
    ago = (pd.Timestamp(today) - events.day).dt.days
    return int(events.event[(ago >= 0) & (ago < 7)].isin(["rejected", "not yet"]).sum())
