"""One thing that happened while learning, as the journal keeps it."""

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

KINDS = (
    "verdict",
    "prediction",
    "observation",
    "quiz",
    "hint",
    "reveal",
    "decision",
    "burn",
    "begin",
    "fault",
    "review",
)

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Event:
    """An entry of the journal; `time` is UTC in ISO 8601 with microseconds."""

    id: str
    time: str
    kind: str
    key: str
    payload: dict[str, Any]

    @property
    def moment(self) -> datetime:
        """The time of this event."""
        return datetime.fromisoformat(self.time)

    def to_line(self) -> str:
        """Return this event as one line of JSON."""
        return json.dumps(self.__dict__, ensure_ascii=False, sort_keys=True)


def new_event(kind: str, key: str, payload: dict[str, Any], time: datetime) -> Event:
    """Return an event with a fresh id, its payload reduced to plain JSON values."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of event {kind!r}")
    stamp = time.astimezone(UTC).isoformat(timespec="microseconds")
    plain = json.loads(json.dumps(payload, default=_plain))
    return Event(str(uuid.uuid4()), stamp, kind, str(key), plain)


def from_line(line: str) -> Event:
    """Return the event that `line` holds; raises ValueError if it holds none."""
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("a line of events is a JSON object")
    try:
        event = Event(**{name: fields[name] for name in Event.__annotations__})
        uuid.UUID(event.id)
        is_whole = event.moment.tzinfo is not None
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("an event has id, time, kind, key and payload") from error
    texts = (event.kind, event.key)
    if not (is_whole and isinstance(event.payload, dict)):
        raise ValueError("an event has a time with its zone and a payload")
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("the kind and the key of an event are texts")
    return event


def from_row(row: Sequence[str]) -> Event:
    """Return the event of one row of the journal's table."""
    identity, time, kind, key, payload = row
    return Event(identity, time, kind, key, json.loads(payload))


def _plain(value: Any) -> Any:
    """Return a plain value for what JSON does not know, such as numpy scalars."""
    item = getattr(value, "item", None)
    if callable(item) and getattr(value, "size", 1) == 1:
        return item()
    return str(value)
