"""Logs of job searches: what is read, what is set aside, and why."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from grader.data.searchlog import day_of, read_log, tidy_log, zone_of
from grader.data.searchlogs import TODAY, search_log, written
from grader.errors import DataError


def log(*rows):
    """Return a log of (when, who, channel, event)."""
    return pd.DataFrame(list(rows), columns=["when", "who", "channel", "event"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-09", date(2026, 3, 9)),
        ("2026-03-09 23:50", date(2026, 3, 9)),
        ("2026-03-09T23:50Z", date(2026, 3, 9)),
        ("2026-03-09T23:50-05:00", date(2026, 3, 10)),
        ("2026-03-09T00:10+02:00", date(2026, 3, 8)),
        ("20260309", date(2026, 3, 9)),
    ],
)
def test_an_offset_moves_a_moment_to_its_day_in_utc(text, day):
    """A time with an offset is converted; one without stays on its day."""
    assert day_of(text) == day


def test_days_begin_where_the_learner_lives():
    """In another zone the same moment can fall on another day."""
    assert day_of("2026-03-09T23:30Z", ZoneInfo("Europe/Berlin")) == date(2026, 3, 10)
    assert zone_of("UTC") is UTC


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "`when` is empty"),
        ("03/04/2026", "write 2026-04-03 or 2026-03-04"),
        ("31.12.2025", "is no ISO text; write 2025-12-31"),
        ("2026-3-9", "is no ISO text; write 2026-03-09"),
        ("2026/03/09", "is no ISO text; write 2026-03-09"),
        ("2026-13-01", "is no day in ISO form"),
        ("4.4.2026", "write 2026-04-04"),
        ("2026-02-30", "is no day"),
        ("yesterday", "is no day"),
        ("45731", "spreadsheet"),
        ("2026-03-09 10:00 CET", "write an offset such as +01:00"),
        ("0226-03-09", "the year 226"),
        ("99/99/2026", "write it anew"),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_is_not_guessed(text, told):
    """What is not ISO 8601 is set aside, with the way to write it."""
    with pytest.raises(ValueError, match="when|write|format|year|day") as caught:
        day_of(text)

    assert told in str(caught.value)


def test_a_row_that_stands_there_twice_counts_once():
    """Doubles are found by day in UTC, also when they show another clock."""
    found = read_log(
        log(
            ("2026-03-09T23:30-05:00", "A7", "Direct", "sent"),
            ("2026-03-10T04:30+00:00", "a7 ", "direct", "Sent"),
            ("2026-03-10", "A8", "direct", "sent"),
        )
    )

    assert list(found.events.who) == ["A7", "A8"]
    assert [(one.line, one.message) for one in found.problems] == [
        (3, "the same as line 2; it counts once.")
    ]


def test_events_come_in_order_with_their_days():
    """A log may be written in any order."""
    events = tidy_log(
        log(
            ("2026-03-09", "B", "portal", "rejected"),
            ("2026-03-01", "B", "portal", "sent"),
            ("2026-03-05", "", "", "evidence"),
        )
    )

    assert list(events.event) == ["sent", "evidence", "rejected"]
    assert events.day.is_monotonic_increasing


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("2026-03-09", "", "portal", "sent"), "`who` is empty"),
        (("2026-03-09", "A", "portal", "rejection"), "did you mean `rejected`?"),
        (("2026-03-09", "A", "portal", "xyz"), "use one of `sent`"),
        ((None, "A", "portal", "sent"), "`when` is empty"),
        ((float("nan"), "A", "portal", "sent"), "`when` is empty"),
    ],
)
def test_a_row_that_says_too_little_is_named_with_its_line(row, told):
    """The other rows stay; the line and the remedy are told."""
    found = read_log(log(("2026-03-01", "Z", "portal", "sent"), row))

    assert list(found.events.who) == ["Z"]
    assert found.problems[0].line == 3
    assert told in found.problems[0].message


def test_an_empty_log_has_no_events():
    """A log may begin empty."""
    assert len(tidy_log(log())) == 0


@pytest.mark.parametrize("value", [None, "log.csv", pd.DataFrame({"when": []})])
def test_what_is_no_log_is_told_with_its_columns(value):
    """A table without the columns is refused, and the columns are named."""
    with pytest.raises(DataError, match="`who`, `channel`"):
        tidy_log(value)


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc", 3])
def test_an_unknown_zone_is_told(name):
    """A zone needs a name that the world knows."""
    with pytest.raises(DataError, match="no time zone"):
        zone_of(name)


@pytest.mark.parametrize("seed", range(5))
def test_an_invented_log_has_the_mess_of_a_real_one(seed):
    """Doubles, zones and unreadable days are in it, and the same seed repeats it."""
    made = search_log(seed)
    found = read_log(made)
    told = [one.message for one in found.problems]

    assert made.equals(search_log(seed))
    assert not made.equals(search_log(seed + 100))
    assert sum("the same as" not in message for message in told) == 3
    assert any("the same as" in message for message in told)
    assert made.when.str.contains(r"[+-]\d\d:00$").any()
    assert set(found.events.event) >= {"sent", "evidence"}


def test_written_events_keep_their_day_in_utc():
    """A check can write events down as people do, and knows their days."""
    import numpy as np

    events = [(ago, f"P{ago}", "portal", "sent") for ago in range(60)]
    found = tidy_log(written(events, np.random.default_rng(0), TODAY))
    ago = (pd.Timestamp(TODAY) - found.day).dt.days

    assert dict(zip(found.who, ago, strict=True)) == {f"P{n}": n for n in range(60)}
