"""The labeler: a title at a time, by button, by digit, by call or as plain text.

It shows no model's opinion and no earlier label. What is graded stands in a cell, as
text: `sheet.text()` is that text, and each label is also written to a file at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.data.labels import OPEN, QUESTIONS, Label, Labels, written
from grader.data.titles import sheet
from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.labels import labelfile
from grader.learner.screen import Card, Shown, _cell, is_live, told

if TYPE_CHECKING:
    import pandas as pd

_HIDDEN = ("id", "origin")  # columns that are no help to a person who labels


@dataclass(repr=False)
class Sheet(Shown):
    """Rows to label, in their order, and what was said of them so far."""

    alias: str
    round: str
    rows: "pd.DataFrame"
    ask: dict[str, tuple[str, ...]]
    said: dict[str, Label] = field(default_factory=dict)
    is_kept: bool = False
    in_file: dict[str, Label] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """The ids of the rows, in the order in which they are shown."""
        return [str(id) for id in self.rows["id"]]

    @property
    def done(self) -> int:
        """How many rows have all their labels."""
        return sum(not one.is_open for one in self.said.values())

    @told
    def label(self, id: object, *answers: str, note: str = "") -> "Sheet":
        """Say what a row is: an answer to each question, in their order."""
        key = self._known(id)
        if len(answers) != len(self.ask):
            raise CalledWrongly(
                f"Row {key} needs {len(self.ask)} answers, to {', '.join(self.ask)}; "
                f"there are {len(answers)}."
            )
        words = tuple(map(self._word, self.ask, answers))
        self.put(Label(self.round, key, words, _flat(note)))
        return Shown.show(self)

    @told
    def undo(self) -> "Sheet":
        """Take back the last label."""
        self.take_back()
        return Shown.show(self)

    def put(self, label: Label) -> None:
        """Keep a label, in the file too; a row that is labeled again comes last."""
        self.said.pop(label.id, None)
        self.said[label.id] = label
        self._save()

    def take_back(self) -> None:
        """Open the last answer again, or do nothing where there is none."""
        if not self.said:
            return
        last = self.said.pop(next(reversed(self.said)))
        given = [one for one in last.answers if one != OPEN][:-1]
        if given:
            self.said[last.id] = self._partly(last.id, given, last.note)
        self._save()

    def step(self) -> tuple[str, str] | None:
        """Return the id and the question that are next, or None at the end."""
        for id in self.ids:
            said = self.said.get(id)
            if said is None:
                return id, next(iter(self.ask))
            if said.is_open:
                return id, list(self.ask)[said.answers.index(OPEN)]
        return None

    def say(self, answer: str, note: str = "") -> None:
        """Answer the question that is next."""
        place = self.step()
        if place is None:
            return
        id, question = place
        before = self.said.get(id)
        given = [one for one in before.answers if one != OPEN] if before else []
        given.append(self._word(question, answer))
        kept = _flat(note) or (before.note if before else "")
        self.put(self._partly(id, given, kept))

    def text(self) -> str:
        """Return the labels as the text that belongs into the answer cell."""
        done = {id: one for id, one in self.said.items() if not one.is_open}
        given = tuple(done[id] for id in self.ids if id in done)
        return written(Labels(self.alias, given))

    def form(self) -> str:
        """Return every row as a line, with `?` where a label is still missing."""
        lines = [f"alias: {self.alias}"] if self.alias else []
        blank = (OPEN,) * len(self.ask)
        for id, shown in zip(self.ids, self._shown(), strict=True):
            said = self.said.get(id) or Label(self.round, id, blank)
            line = Label(self.round, id, said.answers).line()
            lines.append(f"{line} # {said.note or ' · '.join(shown)}")
        return "\n".join(lines) + "\n"

    def words(self) -> str:
        """Return what is to be labeled next, and how."""
        return "\n".join([f"{self._title()}.", *self._task(), self._how()])

    def markup(self) -> str:
        """Return the row that is next as a card."""
        first, *rest = self._task()
        body = [html.paragraph(html.strong(first))]
        body += [html.paragraph(html.inline(line)) for line in rest]
        body.append(html.paragraph(html.inline(self._how())))
        tone = "good" if self.step() is None else "note"
        return html.card(self._title(), sign="✎", body=html.join(body), tone=tone)

    def pasted(self) -> Card:
        """Return a card with the text to copy."""
        title = f"{self.done} of {len(self.ids)} rows, as text"
        hint = html.paragraph("Copy these lines into the answer cell.")
        body = html.join([hint, html.block(self.text())])
        card = html.card(title, sign="✎", body=body, tone="note")
        return Card(f"{title}\n{self.text()}", card)

    def show(self) -> Any:
        """Show the row that is next, with controls where a person can use them."""
        if not is_live():
            return super().show()
        from grader.learner.labels.labelcontrols import show_controls

        show_controls(self)
        object.__setattr__(self, "_shown_in", _cell())
        return self

    def _title(self) -> str:
        return f"Labels, {self.round} look · {self.done} of {len(self.ids)} done"

    def _task(self) -> list[str]:
        place = self.step()
        if place is None:
            copy = "Copy what `print(sheet.text())` shows."
            return ["Every row has its labels.", copy]
        id, question = place
        number = self.ids.index(id)
        options = " · ".join(
            f"{key} {word}" for key, word in enumerate(self.ask[question], 1)
        )
        first, *more = self._shown()[number]
        return [first, *more, f"Row {id}. {question}? {options}"]

    def _how(self) -> str:
        where = " Each label is kept in `my_work/labels/`."
        if not self.is_kept:
            where = " No file keeps these: copy the text before this cell runs again."
        answers = ", ".join(f'"{words[0]}"' for words in self.ask.values())
        here = (self.step() or self.ids)[0]
        id = here if here.isdecimal() else f'"{here}"'
        return (
            f"In code: `sheet.label({id}, {answers})`, `sheet.undo()`, "
            f"`print(sheet.form())`.{where}"
        )

    def _shown(self) -> list[list[str]]:
        """Return the cells of each row that a person reads."""
        read = self.rows[[name for name in self.rows if name not in _HIDDEN]]
        rows = read.itertuples(index=False)
        texts = [[_flat(cell) for cell in row if _is_there(cell)] for row in rows]
        return [row or ["(empty)"] for row in texts]

    def _partly(self, id: str, given: list[str], note: str) -> Label:
        still = [OPEN] * (len(self.ask) - len(given))
        return Label(self.round, id, tuple(given + still), note)

    def _known(self, id: object) -> str:
        key = str(id).strip()
        if key not in self.ids:
            raise CalledWrongly(
                f"There is no row {id!r} on this sheet. Its first rows are "
                f"{', '.join(self.ids[:3])}."
            )
        return key

    def _word(self, question: str, answer: object) -> str:
        """Return the option that was meant, whatever its capitals, or by its digit."""
        options, said = self.ask[question], str(answer).strip()
        if said.isdecimal() and 1 <= int(said) <= len(options):
            return options[int(said) - 1]
        for option in options:
            if option.casefold() == said.casefold():
                return option
        raise CalledWrongly(
            f"{answer!r} is no answer to {question!r}. Choose one of: "
            f"{', '.join(options)}."
        )

    def _save(self) -> None:
        if not self.is_kept:
            return
        said = labelfile.merged(self.in_file, self.said, self.alias, self.round)
        self.said = {id: one for id, one in said.items() if id in self.ids}
        labelfile.save(Labels(self.alias, tuple(self.said.values())), self.round)
        self.in_file = dict(self.said)


@told
def labeler(
    alias: str,
    round: str = "first",
    *,
    rows: "pd.DataFrame | None" = None,
    ask: Mapping[str, Sequence[str]] | None = None,
) -> Sheet:
    """Show the sheet of an alias, a row at a time, to be labeled.

    Without `rows` these are 60 real job titles, or 40 of them in another order when
    `round` is "second". Rows of your own need a column `id`, and `ask` names each
    question with its options. Labels of an earlier session are there again.
    """
    return made(alias, round, rows, ask).show()


def made(
    alias: object,
    round: object = "first",
    rows: "pd.DataFrame | None" = None,
    ask: Mapping[str, Sequence[str]] | None = None,
) -> Sheet:
    """Return the sheet, with what was said before; raise CalledWrongly if it cannot."""
    who, which = str(alias).strip(), str(round).strip().casefold()
    if not who or alias is ...:
        raise CalledWrongly('Choose an alias, any name: `labeler("ada")`.')
    if not which.isidentifier():
        raise CalledWrongly(f'`round` is one word, such as "second", not {round!r}.')
    if rows is not None:
        return Sheet(who, which, _usable(rows), _asked(ask or QUESTIONS))
    titles = sheet(who, again=which == "second")
    opened = Sheet(who, which, titles, _asked(ask or QUESTIONS))
    opened.is_kept = labelfile.is_possible() and ask is None
    if opened.is_kept:
        ids = set(opened.ids)
        said = labelfile.kept(who, which)
        opened.said = {one.id: one for one in said.given if one.id in ids}
        opened.in_file = dict(opened.said)
    return opened


def _usable(rows: Any) -> "pd.DataFrame":
    import pandas as pd

    if not isinstance(rows, pd.DataFrame) or "id" not in rows or rows.empty:
        raise CalledWrongly("`rows` is a DataFrame with rows and a column `id`.")
    if rows["id"].astype(str).duplicated().any():
        raise CalledWrongly("Two of the rows have the same `id`: number them anew.")
    return rows


def _asked(ask: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    if not isinstance(ask, Mapping) or not all(
        not isinstance(options, str) and len(tuple(options)) > 1
        for options in ask.values()
    ):
        raise CalledWrongly(
            '`ask` names questions with their options: `{"clear": ("yes", "no")}`.'
        )
    return {str(name): tuple(map(str, options)) for name, options in ask.items()}


def _flat(cell: object) -> str:
    return " ".join(str(cell).split())


def _is_there(cell: Any) -> bool:
    import pandas as pd

    return bool(pd.notna(cell)) and str(cell).strip() != ""
