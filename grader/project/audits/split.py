"""Whether the rows that judge are other rows, and as the use asks for."""

from typing import Any

from grader.project.audits.finding import (
    FAILED,
    PASSED,
    UNINFORMATIVE,
    WARNED,
    Case,
    Finding,
)
from grader.project.settings import LATER, Settings

NAME = "split"
_ROWS = "Future columns are not tested here."


def judge(case: Case) -> Finding:
    """Look for rows, copies of rows, groups and times on both sides."""
    facts, settings = case.facts, case.project.settings
    _, train, test = facts["rows"]
    number, _, is_natural = facts["duplicates"]
    numbers = {"train": train, "test": test, "overlap": facts["overlap"]}
    numbers |= {"duplicates": number}
    faults = [*_rows(facts), *_groups(facts, settings), *_times(facts, settings)]
    if faults:
        return Finding(NAME, FAILED, " ".join(faults), numbers)
    if number and is_natural:
        words = (
            f"{number} of {test:,} test rows equal a training row, and so few values "
            "are possible that this need not be the same row. Keep an id in the table "
            "to tell them apart."
        )
        return Finding(NAME, UNINFORMATIVE, words, numbers)
    if met := _met_again(facts, settings):
        return Finding(NAME, WARNED, met, numbers)
    return Finding(NAME, PASSED, _passed(train, test, settings), numbers)


def _rows(facts: dict[str, Any]) -> list[str]:
    """Return the words for rows and copies of rows on both sides."""
    _, _, test = facts["rows"]
    if facts["overlap"]:
        return [
            f"{facts['overlap']:,} of {test:,} test rows are training rows. A model "
            "is asked what it was told, so the score says nothing about new cases. "
            "Give every row to one side only."
        ]
    number, labels, is_natural = facts["duplicates"]
    if not number or is_natural:
        return []
    shown = ", ".join(labels[:3])
    return [
        f"{number:,} of {test:,} test rows also appear in training (label {shown}). "
        "A copied row is a question with its answer. Drop duplicates in `load`, and "
        "draw rows again (if at all) in training only."
    ]


def _groups(facts: dict[str, Any], settings: Settings) -> list[str]:
    """Return the words for groups on both sides where they should not be."""
    if "shared" not in facts or not facts["shared"][0] or settings.use == LATER:
        return []
    number, shown, of = facts["shared"]
    return [
        f"{number:,} of {of:,} test groups (`{settings.groups}`: {', '.join(shown)}) "
        "are also in training. Rows of one group are alike, so the score flatters on "
        "new groups. Split by group, with `GroupShuffleSplit` for instance."
    ]


def _times(facts: dict[str, Any], settings: Settings) -> list[str]:
    """Return the words for test rows before the end of training."""
    early = facts.get("not later", 0)
    if isinstance(early, str):
        return [
            f"`{settings.time}` cannot be put in order ({early}). Parse it in `load`."
        ]
    if not early or settings.use != LATER:
        return []
    words = [
        f"{early:,} of {facts['rows'][2]:,} test rows are not later than the last "
        f"training row (`{settings.time}`), and the use is {LATER}. A model that has "
        "seen the days around a row knows more than it will. Cut at a date."
    ]
    if facts.get("shared", [0])[0]:
        number, shown, of = facts["shared"]
        words.append(
            f"So {number:,} of {of:,} test groups (`{settings.groups}`: "
            f"{', '.join(shown)}) are also in training."
        )
    return words


def _met_again(facts: dict[str, Any], settings: Settings) -> str:
    """Return the words for groups that a later period meets again."""
    if settings.use != LATER or not facts.get("shared", [0])[0]:
        return ""
    number, shown, of = facts["shared"]
    return (
        f"{number:,} of {of:,} test groups (`{settings.groups}`: {', '.join(shown)}) "
        "are also in training, earlier. Right if the model will meet them again; "
        "for new ones the score is too good. Say which in the README, or try both."
    )


def _passed(train: int, test: int, settings: Settings) -> str:
    words = f"{train:,} training and {test:,} test rows; none is on both sides."
    if settings.groups:
        words += f" No `{settings.groups}` is on both sides."
    if settings.time and settings.use == LATER:
        words += f" All test rows are later (`{settings.time}`)."
    if not settings.groups and not settings.time:
        words += " No groups or times are declared, so none were looked at."
    return f"{words} {_ROWS}"
