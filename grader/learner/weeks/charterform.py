"""The form of a charter: a field at a time, with what the check of 09-1 would say.

The rules stand in the check alone; the form asks it. Each change is kept in
`my_work/projects/NAME/charter.md`, a plain text that any editor can change as well.
"""

import re
from dataclasses import dataclass
from typing import Any

from grader.checks.verdict import Found
from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.private import Private, PrivateCard
from grader.learner.screen import is_live, told
from grader.learner.weeks import projectfolder

ITEM = "09-1"
FILE = "charter.md"


@dataclass(repr=False)
class CharterForm(Private):
    """The charter of one project, as its file has it now."""

    project: str

    @property
    def names(self) -> list[str]:
        """The fields, in the order of the item."""
        return projectfolder.fields_of(ITEM)

    @property
    def fields(self) -> dict[str, str]:
        """What the file says to each field, "" where it says nothing."""
        return {**dict.fromkeys(self.names, ""), **self._read()[1]}

    @property
    def empty(self) -> list[str]:
        """The fields that are still empty."""
        return [name for name, said in self.fields.items() if not _is_said(said)]

    @told
    def write(self, **fields: str) -> "CharterForm":
        """Write fields: `form.write(user="…", kill_criterion="…")`."""
        names = {name.casefold().replace(" ", "_"): name for name in self.names}
        for key in fields:
            if key not in names:
                known = ", ".join(names)
                raise CalledWrongly(f"{key!r} is no field. There are: {known}.")
        self.keep({names[key]: said for key, said in fields.items()})
        return Private.show(self)

    def keep(self, said: dict[str, str]) -> None:
        """Put fields into the file; the others stay as somebody left them there."""
        head, kept = self._read()
        kept.update({name: projectfolder.flat(text) for name, text in said.items()})
        lines = [f"{name}: {kept.get(name, '')}".strip() for name in self.names]
        text = "\n".join([*head, *lines])
        projectfolder.write(projectfolder.path_of(self.project, FILE), f"{text}\n")

    def text(self) -> str:
        """Return the charter as the text that belongs into the answer cell."""
        rows = self.fields.items()
        return "\n".join(f"{name}: {said or '…'}" for name, said in rows)

    def remarks(self) -> tuple[Found, ...]:
        """Return what the check says about the fields that are filled."""
        empty = self.empty
        if len(empty) == len(self.names):
            return ()
        told = projectfolder.verdict_on(ITEM, self.text()).found
        # A remark about a field that nobody has come to yet would only be noise.
        return tuple(
            one
            for one in told
            if not any(_names(one.message.observed, name) for name in empty)
        )

    def words(self) -> str:
        """Return how far the charter is, and the remarks."""
        remarks = [str(one.message) for one in self.remarks()]
        return "\n".join([f"{self._title()}.", *self._lines(), *remarks, self._how()])

    def markup(self) -> str:
        """Return the same as a card."""
        lines = [html.paragraph(html.inline(line)) for line in self._lines()]
        remarks = html.listing(_remark(one) for one in self.remarks())
        how = html.paragraph(html.inline(self._how()))
        is_done = not self.empty and not self.remarks()
        return html.card(
            self._title(),
            sign="✓" if is_done else "✎",
            body=html.join([*lines, remarks, how]),
            tone="good" if is_done else "note",
        )

    def pasted(self) -> PrivateCard:
        """Return a card with the lines to copy."""
        title = f"The charter of {self.project}, for the cell of {ITEM}"
        text = projectfolder.as_cell("charter", self.text())
        body = html.join([html.paragraph("Copy all lines."), html.block(text)])
        card = html.card(title, sign="✎", body=body, tone="note")
        return PrivateCard(f"{title}\n{text}", card)

    def show(self) -> Any:
        """Show the form, with its boxes where a person can type."""
        if not is_live():
            return super().show()
        from grader.learner.weeks.projectcontrols import show_charter

        show_charter(self)
        self.note_shown()
        return self

    def _title(self) -> str:
        total = len(self.names)
        return (
            f"Charter of {self.project} · {total - len(self.empty)} of {total} fields"
        )

    def _lines(self) -> list[str]:
        empty = self.empty
        if len(empty) == len(self.names):
            return ["Nothing is written yet. Begin with whatever you are sure of."]
        if empty:
            return [f"Still empty: {', '.join(empty)}."]
        if self.remarks():
            return ["Every field is filled. The check of 09-1 would say:"]
        return [
            "Every field is filled, and the check of 09-1 has no remark. Whether the "
            "question is worth six weeks, people say: read it to one of them."
        ]

    def _how(self) -> str:
        where = projectfolder.shown(projectfolder.path_of(self.project, FILE))
        return (
            f'Kept in `{where}`. In code: `form = charter_form("{self.project}")`, '
            '`form.write(user="…", hours="3")`, `print(form.text())`.'
        )

    def _read(self) -> tuple[list[str], dict[str, str]]:
        """Return the lines before the first field, and the fields, of the file."""
        text = projectfolder.text_of(projectfolder.path_of(self.project, FILE))
        names = "|".join(map(re.escape, self.names))
        parts = re.split(rf"(?im)^[ \t>#*-]*({names})[ \t*]*:[ \t*]*", text)
        spelled = {name.casefold(): name for name in self.names}
        said = zip(parts[1::2], parts[2::2], strict=True)
        fields = {
            spelled[name.casefold()]: projectfolder.flat(part) for name, part in said
        }
        return [line for line in parts[0].splitlines() if line.strip()], fields


@told
def charter_form(project: str) -> CharterForm:
    """Show the form of a project's charter; each change is kept at once.

    `project` is a name or a folder. What is kept lies in
    `my_work/projects/NAME/charter.md`; running the cell alone writes nothing.
    """
    form = CharterForm(projectfolder.name_of(project))
    form.text()  # a file that cannot be read is told before anything is shown
    return form.show()


def _is_said(text: str) -> bool:
    return bool(text.strip("… ."))


def _names(text: str, field: str) -> bool:
    return re.search(rf"\b{re.escape(field)}\b", text, re.IGNORECASE) is not None


def _remark(one: Found) -> str:
    message = one.message
    return html.join(
        [html.strong(message.observed), " ", message.why, " ", message.attempt]
    )
