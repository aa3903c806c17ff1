"""The log of a job search: what may stand in it, and how its days are read.

A log has a row for each thing that happened: `when`, `who` (a code is enough),
`channel` and `event`. People write days in many ways; only ISO 8601 says the same
to everybody, so nothing else is guessed at: it is set aside, with a reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from grader.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("when", "who", "channel", "event")
# What can happen; `evidence` is something new of one's own, shown to nobody yet.
EVENTS = (
    *("sent", "reply", "interview", "offer", "rejected", "not yet", "opt-out"),
    "evidence",
)
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4})")
_PARTS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_LETTERS = re.compile(r"\d[\d:. ]*\s*([A-Z]{2,5})$")
_YEARS = (2000, 2100)


@dataclass(frozen=True)
class Problem:
    """A row that says less than it should, and what to do about it.

    `line` is its line in a file whose first line has the names of the columns.
    """

    line: int
    message: str


@dataclass(frozen=True)
class SearchLog:
    """The events of a log, each once and in order, and the rows with a problem."""

    events: "pd.DataFrame"
    problems: tuple[Problem, ...]


def tidy_log(log: Any, zone: str = "UTC") -> "pd.DataFrame":
    """Return the events of a log as `day`, `who`, `channel`, `event`, in order.

    `day` is the date in `zone`; a row that stands there twice comes once, and a
    row whose day or event cannot be read is left out (`read_log` says why).
    """
    return read_log(log, zone).events


def read_log(
    log: Any, zone: str = "UTC", lines: Sequence[int] | None = None
) -> SearchLog:
    """Return the events of a log (a DataFrame) and the rows with a problem.

    `lines` are the rows' lines in a file, 2, 3, … unless given.
    """
    import pandas as pd

    absent = [name for name in COLUMNS if name not in getattr(log, "columns", ())]
    if absent:
        raise DataError(
            f"A log is a table with the columns {_names(COLUMNS)}; "
            f"{_names(absent)} {'is' if len(absent) == 1 else 'are'} missing."
        )
    place = zone_of(zone)
    kept, problems = [], []
    seen: dict[tuple[Any, ...], int] = {}
    rows = log[list(COLUMNS)].itertuples(index=False)
    for line, row in zip(lines or range(2, len(log) + 2), rows, strict=True):
        try:
            entry = _entry(tuple(cell(value) for value in row), place)
        except ValueError as error:
            problems.append(Problem(line, f"{error}."))
            continue
        first = seen.setdefault((entry[0], entry[1].casefold(), *entry[2:]), line)
        if first != line:
            message = f"the same as line {first}; it counts once."
            problems.append(Problem(line, message))
            continue
        kept.append(entry)
    frame = pd.DataFrame(kept, columns=["day", "who", "channel", "event"])
    frame["day"] = pd.to_datetime(frame.day).astype("datetime64[s]")
    frame = frame.sort_values("day", kind="stable").reset_index(drop=True)
    return SearchLog(frame, tuple(problems))


def day_of(text: str, zone: tzinfo = UTC) -> date:
    """Return the day that `text` names, in `zone`; raise ValueError with a remedy.

    A time with an offset is converted; one without stays on the day as written.
    """
    if not text:
        raise ValueError("`when` is empty; write a day such as 2026-03-09")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(_remedy(text)) from None
    if not _YEARS[0] <= moment.year < _YEARS[1]:
        raise ValueError(f"`when` names the year {moment.year}; look at its digits")
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()


def zone_of(name: str) -> tzinfo:
    """Return the time zone called `name`, such as "Europe/Berlin"."""
    try:
        return UTC if name == "UTC" else ZoneInfo(name)
    except (OSError, ValueError, TypeError, KeyError):
        raise DataError(
            f"There is no time zone {name!r}. Write one such as `Europe/Berlin`, "
            "`America/New_York` or `UTC`."
        ) from None


def cell(value: Any) -> str:
    """Return what stands in a cell as text without spaces around it; "" for a gap."""
    return "" if value is None or value != value else " ".join(str(value).split())


def _entry(row: tuple[str, ...], zone: tzinfo) -> tuple[date, str, str, str]:
    """Return a row as day, who, channel and event; raise ValueError with a remedy."""
    when, who, channel, event = row
    event = _event(event)
    day = day_of(when, zone)
    if not who and event != "evidence":
        raise ValueError("`who` is empty; a code such as `A7` is enough")
    return day, who, channel.lower(), event


def _event(text: str) -> str:
    event = text.lower().replace("_", " ")
    if event in EVENTS:
        return event
    close = get_close_matches(event, EVENTS, n=1)
    meant = f"did you mean `{close[0]}`? " if close else ""
    raise ValueError(f"{text!r} is no event: {meant}use one of {_names(EVENTS)}")


def _remedy(text: str) -> str:
    """Say what is wrong with a day, and how to write it."""
    found = _NUMBERS.match(text)
    if found:
        choices = list(_readings(found))
        if len(choices) == 1:
            return f"{text!r} is no ISO text; write {choices[0]}"
        meant = " or ".join(choices) or "it anew"
        return f"{text!r} can be read in more than one way; write {meant}"
    letters = _LETTERS.search(text)
    if letters:
        return (
            f"{text!r} names a zone by letters, and `{letters[1]}` means different "
            "hours to different people; write an offset such as +01:00"
        )
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return f"{text!r} is how a spreadsheet counts days; format the cell as text"
    parts = _PARTS.fullmatch(text)
    if parts:
        for day in _days([(int(parts[2]), int(parts[3]))], int(parts[1])):
            return f"{text!r} is no ISO text; write {day}"
    return f"{text!r} is no day in ISO form; write one such as 2026-03-09"


def _readings(found: re.Match[str]) -> Iterator[str]:
    """Yield the days that numbers such as 3/4/2026 can name."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    orders = [(second, first), (first, second)]  # month and day
    yield from _days(orders[:1] if first == second else orders, year)


def _days(orders: Sequence[tuple[int, int]], year: int) -> Iterator[str]:
    """Yield the days that there are, of months and days of a year."""
    for month, day in orders:
        try:
            yield date(year, month, day).isoformat()
        except ValueError:
            continue


def _names(words: Any) -> str:
    return ", ".join(f"`{word}`" for word in words)
