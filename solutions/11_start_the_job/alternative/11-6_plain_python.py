# item: 11-6
from datetime import UTC, date, datetime

def followups_due(log, today):
    now, people, shown = date.fromisoformat(today), {}, []
    for when, who, event in zip(log["when"], log["who"], log["event"]):
        try:
            moment = datetime.fromisoformat(when)
        except (ValueError, TypeError):
            continue
        day = (moment.astimezone(UTC) if moment.tzinfo else moment).date()
        if day > now:
            continue
        if event == "evidence":
            shown.append(day)
        elif who:
            people.setdefault(who, set()).add((day, event))
    due = set()
    for who, events in people.items():
        story = sorted(events)
        if any(event == "opt-out" for _, event in story):
            continue
        day, event = story[-1]
        before = story[-2][1] if len(story) > 1 else ""
        if event == "sent" and before != "sent" and (now - day).days >= 4:
            due.add(who)
        if event == "not yet" and (now - day).days >= 30 and any(one > day for one in shown):
            due.add(who)
    return sorted(due)
