# item: 11-5
from datetime import UTC, date, datetime, timedelta

def weekly_status(log, today):
    now, seen = date.fromisoformat(today), set()
    for when, who, event in zip(log["when"], log["who"], log["event"]):
        try:
            moment = datetime.fromisoformat(when)
        except (ValueError, TypeError):
            continue
        if moment.tzinfo:
            moment = moment.astimezone(UTC)
        if moment.date() <= now:
            seen.add((moment.date(), who, event))
    week = [event for day, _, event in seen if now - day < timedelta(days=7)]
    rejections = sum(event in ("rejected", "not yet") for event in week)
    if "offer" in week:
        status = "pause"
    elif all(event != "sent" for _, _, event in seen):
        status = "apply"
    elif rejections < 1:
        status = "apply more"
    else:
        status = "keep going"
    return {"status": status, "rejections": rejections}
