# item: 11-5
def weekly_status(log, today):
    moments = pd.to_datetime(log["when"], utc=True, format="ISO8601", errors="coerce")
    log = log.assign(day=moments.dt.floor("D")).dropna(subset=["day"])
    log = log.drop_duplicates(["day", "who", "event"])
    end = pd.Timestamp(today, tz="UTC")
    past = log[log.day <= end]
    week = past[past.day > end - pd.Timedelta(days=7)].event.value_counts()
    n = int(week.get("rejected", 0) + week.get("not yet", 0))
    choices = [
        (week.get("offer", 0) > 0, "pause"),
        ("sent" not in set(past.event), "apply"),
        (n == 0, "apply more"),
    ]
    return {"rejections": n, "status": next((word for fits, word in choices if fits), "keep going")}
