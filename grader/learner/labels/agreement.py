"""How far two rounds of labels agree: kappa with an interval, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Any

from grader.data.labels import QUESTIONS, read_labels
from grader.data.titles import sheet
from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.screen import Shown, told

_DRAWS = 2_000
_MOST = 12  # rows of the table of differences


@dataclass(frozen=True)
class Agreed:
    """How far two rounds agree on one question; `nan` where kappa is undefined."""

    question: str
    n: int
    same: float
    kappa: float
    low: float
    high: float

    def words(self) -> tuple[str, str, str]:
        """Return share, kappa and interval as texts."""
        if isnan(self.kappa):
            return f"{self.same:.2f}", "undefined", "one word only: chance says all"
        return (
            f"{self.same:.2f}",
            f"{self.kappa:.2f}",
            f"{self.low:.2f} to {self.high:.2f}",
        )


@dataclass(frozen=True, repr=False)
class Agreement(Shown):
    """What two rounds agree on, question by question, and the rows that differ."""

    rounds: tuple[str, str]
    found: tuple[Agreed, ...]
    differences: tuple[tuple[str, str, str, str], ...]  # id, title, before, after

    def words(self) -> str:
        """Return the card as lines of text."""
        lines = [
            f"{one.question}: {one.n} rows, the same {same}, kappa {kappa} ({ends})"
            for one in self.found
            for same, kappa, ends in [one.words()]
        ]
        rows = [f"{id} {title}: {a} → {b}" for id, title, a, b in self.differences]
        return "\n".join([f"{self._title()}.", *lines, *rows, _NOTE])

    def markup(self) -> str:
        """Return the card."""
        rows = [(one.question, str(one.n), *one.words()) for one in self.found]
        head = ("Question", "Rows", "The same", "Kappa", "95 % interval")
        body = [html.table("Agreement beyond chance.", head, rows)]
        if self.differences:
            columns = ("Row", "Title", *map(str.capitalize, self.rounds))
            shown = self.differences[:_MOST]
            caption = f"{len(shown)} of {len(self.differences)} rows that differ."
            body.append(html.table(caption, columns, shown))
        body.append(html.paragraph(_NOTE))
        return html.card(self._title(), sign="⇄", body=html.join(body), tone="note")

    def _title(self) -> str:
        count = len(self.differences)
        rows = "1 row differs" if count == 1 else f"{count} rows differ"
        return f"Agreement of {' and '.join(self.rounds)} look · {rows}"


_NOTE = (
    "Kappa depends on how often each word occurs, so it holds for this sheet, which "
    "has more beginners than the market. No row here is right or wrong: those that "
    "differ show where the guide is silent."
)


@told
def agreement(labels: str, before: str = "first", after: str = "second") -> Agreement:
    """Compare two rounds of labels in a text, as `sheet.text()` gives them.

    Rows that only one round has are left out.
    """
    return compared(labels, before, after).show()


def compared(labels: str, before: str = "first", after: str = "second") -> Agreement:
    """Return the comparison; raise CalledWrongly where no row has both rounds."""
    if not isinstance(labels, str):
        raise CalledWrongly("`agreement` takes the text of your labels.")
    read = read_labels(labels)
    one, two = read.of(before.casefold()), read.of(after.casefold())
    shared = [id for id in one if id in two]
    shared = [id for id in shared if not (one[id].is_open or two[id].is_open)]
    if not shared:
        raise CalledWrongly(
            f"No row has labels of both rounds, {before!r} and {after!r}, yet."
        )
    pairs = [(one[id].answers, two[id].answers) for id in shared]
    found = tuple(
        agreed(question, [a[i] for a, _ in pairs], [b[i] for _, b in pairs])
        for i, question in enumerate(QUESTIONS)
    )
    titles = _titles(read.alias)
    differences = tuple(
        (id, titles.get(id, ""), ", ".join(a), ", ".join(b))
        for id, (a, b) in zip(shared, pairs, strict=True)
        if a != b
    )
    return Agreement((before, after), found, differences)


def agreed(question: str, a: Sequence[Any], b: Sequence[Any]) -> Agreed:
    """Return Cohen's kappa of two lists, with a bootstrap interval of 95 %."""
    import numpy as np

    words = {word: code for code, word in enumerate(sorted({*a, *b}))}
    k = len(words)
    counts = np.zeros((k, k))
    for one, two in zip(a, b, strict=True):
        counts[words[one], words[two]] += 1
    n = len(a)
    draws = np.random.default_rng(0).multinomial(n, counts.ravel() / n, _DRAWS)
    values = _kappas(draws.reshape(-1, k, k))
    values = values[~np.isnan(values)]
    kappa = float(_kappas(counts[None])[0])
    low, high = np.quantile(values, [0.025, 0.975]) if len(values) else (nan, nan)
    if isnan(kappa):
        low, high = nan, nan
    return Agreed(question, n, float(np.trace(counts) / n), kappa, low, high)


def _kappas(tables: Any) -> Any:
    """Return kappa of each table of counts; nan where only one word occurs."""
    import numpy as np

    n = tables.sum(axis=(1, 2))
    same = np.trace(tables, axis1=1, axis2=2) / n
    chance = (tables.sum(axis=1) * tables.sum(axis=2)).sum(axis=1) / n**2
    left = 1 - chance
    is_defined = left > 1e-12
    return np.where(is_defined, (same - chance) / np.where(is_defined, left, 1), np.nan)


def _titles(alias: str) -> dict[str, str]:
    if not alias:
        return {}
    rows = sheet(alias)
    return dict(zip(rows["id"].astype(str), rows["title"], strict=True))
