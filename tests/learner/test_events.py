from datetime import UTC, datetime

import pytest

from grader.learner.events import from_line, new_event

MOMENT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def test_event_survives_its_line():
    """An event written as a line comes back as it was."""
    event = new_event("burn", "03", {"learned": "über\nlines"}, MOMENT)

    assert "\n" not in event.to_line()
    assert from_line(event.to_line()) == event


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "null",
        '{"id": 1}',
        '{"id": "x", "time": "x", "kind": "burn", "key": "", "payload": {}}',
        new_event("burn", "03", {}, MOMENT).to_line().replace("+00:00", ""),
        new_event("burn", "03", {}, MOMENT).to_line().replace("{}", "[]"),
        new_event("burn", "03", {}, MOMENT).to_line().replace('"03"', "3"),
    ],
    # An event's id differs in each process, and xdist compares what they collect.
    ids=["", "list", "null", "id", "time", "zone", "payload", "key"],
)
def test_line_that_holds_no_event_is_refused(line):
    """A line is an event with all its parts, or an error."""
    with pytest.raises(ValueError, match=r".+"):
        from_line(line)


def test_value_that_json_does_not_know_is_kept_as_text():
    """A payload keeps what it can in words."""
    event = new_event("burn", "03", {"when": MOMENT, "what": {1, 2}}, MOMENT)

    assert event.payload == {"when": "2026-03-01 09:00:00+00:00", "what": "{1, 2}"}
