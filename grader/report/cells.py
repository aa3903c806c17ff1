"""The cells of a graded notebook as a page shows them, and the parts with points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from grader.report import prose
from grader.report.frame import framed
from grader.report.hidden import Released, Veil
from grader.report.marks import ANSWER, OTHER, SOLUTION, TASK, TEST, Asked, Mark
from grader.report.outputs import Shown, outputs

# A page stays below 5 MB: what learners' cells fill, then room for marks and words.
MAX_CELLS = 4_000_000
_PER_CELL = 200
# All that is highlighted or read as Markdown on one page; the rest is verbatim.
_MAX_FORMED = 400_000
FULL = "The rest of this notebook is not shown: the page would be too large."
_KINDS = {TEST: "test", ANSWER: "answer", TASK: "task", SOLUTION: "answer"}


@dataclass(frozen=True)
class Part:
    """One cell with points or a comment, and where it stands on the page."""

    asked: Asked
    mark: Mark
    anchor: str
    is_here: bool = True
    is_low_trust: bool = False

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return _KINDS.get(self.asked.kind, "")

    @property
    def state(self) -> str:
        """How it went: full, partly, none, open; "" without points."""
        if not self.asked.is_marked or not self.asked.points:
            return ""
        if self.mark.is_open:
            return "open"
        if self.mark.points >= self.asked.points:
            return "full"
        return "partly" if self.mark.points > 0 else "none"

    @property
    def comment(self) -> Markup:
        """What people wrote, as HTML."""
        return prose.markdown(self.mark.comment) if self.mark.comment else Markup("")


@dataclass(frozen=True)
class Cell:
    """One cell: its text and outputs; `part` where it has points or a comment."""

    body: Markup
    outputs: tuple[Markup, ...] = ()
    part: Part | None = None
    has_hidden: bool = False


class Sheet:
    """Makes the cells of one notebook out of its JSON; for one page only."""

    def __init__(
        self,
        asked: Mapping[str, Asked],
        parts: Mapping[str, Part],
        released: Released,
        language: str = "python",
    ) -> None:
        self._asked = asked
        self._parts = dict(parts)
        self._texts = {id: released.text(one.source) for id, one in asked.items()}
        whole = [(one.source, self._texts[id]) for id, one in asked.items()]
        self._veil = Veil(whole)
        self._language = language
        self._left, self._formed = MAX_CELLS, _MAX_FORMED

    def cells(self, notebook: Mapping[str, Any]) -> Iterator[Cell]:
        """Yield what is to be seen; each part once, cells without text not at all."""
        listed = notebook.get("cells")
        for told in listed if isinstance(listed, list) else ():
            if not isinstance(told, dict):
                continue
            id = grade_id(told)
            part = self._parts.pop(id, None)
            was_full = self._left <= 0
            if was_full and part is None:
                continue
            found = self._cell(told, self._asked.get(id), part)
            if self._left > 0:
                yield found
            else:
                yield Cell(_full() if not was_full else Markup(""), (), part)

    def _cell(
        self, told: Mapping[str, Any], asked: Asked | None, part: Part | None
    ) -> Cell:
        """Return one cell; nothing is made where the page is full."""
        if self._left <= 0:
            return Cell(Markup(""), (), part)
        down = 2 if part is None else 3
        has_hidden = bool(asked and self._texts[asked.id] != asked.source)
        shown = Shown(self._veil, has_hidden, down)
        body = self._body(told, asked, down)
        self._left -= len(body) + _PER_CELL
        found = []
        is_code = told.get("cell_type") == "code"
        for one in outputs(told.get("outputs"), shown) if is_code else ():
            self._left -= len(one)
            if self._left <= 0:
                break
            found.append(one)
        is_cut = has_hidden and asked is not None and asked.kind == TEST
        return Cell(body, tuple(found), part, is_cut)

    def _body(self, told: Mapping[str, Any], asked: Asked | None, down: int) -> Markup:
        """Return the text of a cell: the learner's, or the released one."""
        text, kind = _source(told), str(told.get("cell_type"))
        if asked is not None and asked.kind in (TEST, TASK, OTHER):
            text, kind = self._texts[asked.id], asked.cell_type
        if not text.strip():
            return Markup("")
        self._formed -= len(text)
        text = text[: self._left]
        if kind == "code":
            language = self._language if self._formed > 0 else "text"
            coloured = prose.code(text, language)
            return Markup('<pre class="code"><code>{}</code></pre>').format(coloured)
        if kind != "markdown" or self._formed <= 0:
            return prose.verbatim(text)
        pictures = prose.attachments(told)
        return framed(prose.markdown(text, pictures, down))


def grade_id(told: Mapping[str, Any]) -> str:
    """Return nbgrader's id of a cell as JSON has it, "" where it has none."""
    meta = told.get("metadata")
    own = meta.get("nbgrader") if isinstance(meta, dict) else None
    return str(own.get("grade_id") or "") if isinstance(own, dict) else ""


def _source(told: Mapping[str, Any]) -> str:
    source = told.get("source")
    if isinstance(source, list):
        return "".join(one for one in source if isinstance(one, str))
    return source if isinstance(source, str) else ""


def _full() -> Markup:
    return Markup('<p class="cut">{}</p>').format(FULL)
