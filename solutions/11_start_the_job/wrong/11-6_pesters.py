# item: 11-6
# misconception: m11.pesters
# points: 2
def followups_due(log, today):
    """Return the list of `who` that a follow-up is due for on `today`."""
    events = tidy_log(log)
    events = events.assign(ago=(pd.Timestamp(today) - events.day).dt.days)
    events = events[events.ago >= 0]
    newest = events.ago[events.event == "evidence"].min()
    due = []
    for who, rows in events[events.who != ""].groupby("who"):
        names, last = list(rows.event), rows.iloc[-1]
        is_silent = last.event == "sent" and last.ago >= 4
        is_later = last.event == "not yet" and last.ago >= 30 and newest < last.ago
        if "opt-out" not in names and (is_silent or is_later):
            due.append(who)
    return due
