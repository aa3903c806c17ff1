"""Labels as text: a line for each row, so that a cell can hold what a hand decided.

    alias: ada
    first, 2416, no, analyst
    second, 2416, unsure, analyst # the title says II, what is I?

Commas, semicolons or tabs part the cells; what follows `#` is a note. A spreadsheet
adds a mark in front, names of columns, and empty cells; all of them are passed over.
"""

import re
from dataclasses import dataclass

from grader.errors import DataError

OPEN = "?"
# What is asked of a job title, and the words to answer with.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "junior": ("yes", "no", "unsure"),
    "kind": ("analyst", "DS", "MLE", "research", "other", "unsure"),
}
_LINE = re.compile(r"^[\s>*-]*(?P<cells>[^#]*?)\s*(?:#(?P<note>.*))?$")


class LabelError(DataError):
    """A line that was meant as a label cannot be read."""


@dataclass(frozen=True)
class Label:
    """What was said of one row in one round."""

    round: str
    id: str
    answers: tuple[str, ...]
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something of it is still to be decided."""
        return not all(self.answers) or OPEN in self.answers

    def line(self) -> str:
        """Return the label as a line of text."""
        cells = ", ".join([self.round, self.id, *self.answers])
        return f"{cells} # {self.note}" if self.note else cells


@dataclass(frozen=True)
class Labels:
    """The labels of a text, with the alias whose sheet they are for, or ""."""

    alias: str
    given: tuple[Label, ...]

    def of(self, round: str) -> dict[str, Label]:
        """Return the labels of a round by the id of the row; the last one counts."""
        return {one.id: one for one in self.given if one.round == round}

    def repeated(self) -> list[str]:
        """Return the ids that a round names twice."""
        keys = [(one.round, one.id) for one in self.given]
        return sorted({id for round, id in keys if keys.count((round, id)) > 1})


def read_labels(text: str, questions: int = len(QUESTIONS)) -> Labels:
    """Return the labels in a text; raise `LabelError` at a line that is none."""
    alias, given = "", []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        match = _LINE.match(raw)
        line = match["cells"].strip() if match else raw.strip()
        if not line.strip(",; \t"):
            continue
        if named := re.match(r"[\"'`]?alias\s*:\s*(.*)$", line, re.IGNORECASE):
            alias = _same_alias(alias, named[1].strip(" \t,;\"'`"), number)
            continue
        cells = [cell.strip().strip("\"'`") for cell in re.split(r"[,;\t]", line)]
        cells = cells[: questions + 2] + [
            cell for cell in cells[questions + 2 :] if cell
        ]
        if cells[1:2] == ["id"]:  # names of columns
            continue
        if len(cells) != questions + 2:
            raise LabelError(
                f"Line {number} has {len(cells)} cell{'s' * (len(cells) > 1)}, not "
                f"{questions + 2}: {line[:50]!r}. A line holds the round, the id, and "
                f"{questions} answers, with commas between them."
            )
        note = (match["note"] or "").strip().rstrip('";, ') if match else ""
        words = _spelled(cells[2:]) if questions == len(QUESTIONS) else cells[2:]
        given.append(Label(cells[0].casefold(), cells[1], tuple(words), note))
    return Labels(alias, tuple(given))


def _same_alias(before: str, now: str, number: int) -> str:
    """Return the alias of a line; raise `LabelError` where it is another one."""
    if before and now.casefold() != before.casefold():
        raise LabelError(
            f"Line {number} names the alias {now[:30]!r}, and a line above it "
            f"{before[:30]!r}. Both looks are for one sheet."
        )
    return now


def _spelled(cells: list[str]) -> list[str]:
    """Return answers with the capitals of the guide, so that DS and ds are one word."""
    known = [{w.casefold(): w for w in words} for words in QUESTIONS.values()]
    pairs = zip(known, cells, strict=True)
    return [words.get(cell.casefold(), cell) for words, cell in pairs]


def written(labels: Labels) -> str:
    """Return labels as a text that `read_labels` reads."""
    head = [f"alias: {labels.alias}"] if labels.alias else []
    return "\n".join([*head, *(one.line() for one in labels.given)]) + "\n"
