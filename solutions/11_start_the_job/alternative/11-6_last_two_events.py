# item: 11-6
def followups_due(log, today):
    now = pd.Timestamp(today)
    events = tidy_log(log).query("day <= @now")
    newest = events[events.event == "evidence"].day.max()
    events = events[events.who.ne("")]
    out = set(events[events.event == "opt-out"].who)
    events = events[~events.who.isin(out)].sort_values("day")
    events["before"] = events.groupby("who").event.shift()
    last = events.groupby("who").tail(1)
    waited = (now - last.day).dt.days
    silent = last.event.eq("sent") & last.before.ne("sent") & waited.ge(4)
    later = last.event.eq("not yet") & waited.ge(30) & last.day.lt(newest)
    return last.who[silent | later]
