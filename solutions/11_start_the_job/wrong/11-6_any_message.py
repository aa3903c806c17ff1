# item: 11-6
# misconception: m11.answered
# points: 2
def followups_due(log, today):
    events = tidy_log(log)
    events = events.assign(ago=(pd.Timestamp(today) - events.day).dt.days)
    events = events[events.ago >= 0]
    newest = events.ago[events.event == "evidence"].min()
    due = []
    for who, rows in events[events.who != ""].groupby("who"):
        names = list(rows.event)
        if "opt-out" in names or "rejected" in names:
            continue
        sent = rows.ago[rows.event == "sent"]
        asked = rows.ago[rows.event == "not yet"]
        later = len(asked) and asked.min() >= 30 and newest < asked.min()
        if later or (len(asked) == 0 and len(sent) and sent.min() >= 4):
            due.append(who)
    return due
