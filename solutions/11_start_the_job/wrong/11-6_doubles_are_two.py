# item: 11-6
# misconception: m11.missed-double
# points: 2
def followups_due(log, today):
    moments = pd.to_datetime(log.when, utc=True, format="ISO8601", errors="coerce")
    events = log.assign(moment=moments).dropna(subset=["moment"]).sort_values("moment")
    days = events.moment.dt.tz_localize(None).dt.normalize()
    events = events.assign(ago=(pd.Timestamp(today) - days).dt.days)
    events = events[events.ago >= 0]
    newest = events.ago[events.event == "evidence"].min()
    due = []
    for who, rows in events[events.who != ""].groupby("who"):
        names, last = list(rows.event), rows.iloc[-1]
        is_silent = last.event == "sent" and last.ago >= 4 and names[-2:-1] != ["sent"]
        is_later = last.event == "not yet" and last.ago >= 30 and newest < last.ago
        if "opt-out" not in names and (is_silent or is_later):
            due.append(who)
    return due
