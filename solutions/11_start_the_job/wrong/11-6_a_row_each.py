# item: 11-6
# misconception: m11.listed-twice
# points: 0
def followups_due(log, today):
    events = tidy_log(log)
    events = events.assign(ago=(pd.Timestamp(today) - events.day).dt.days)
    return list(events.who[(events.event == "sent") & (events.ago >= 4)])
