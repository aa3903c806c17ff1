"""The split playground: one model, several splits, and who stands on both sides.

A split decides which rows a model learns from and which rows judge it. The
playground shows for real days or companies on which side their rows went, and what
the same model then scores. Every move is also a call, such as
`split_playground("ads", split="companies")`, so it works without widgets, for screen
readers and when a machine runs the notebook.
"""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.controls import show_moves
from grader.learner.screen import Shown, is_live, told
from grader.learner.widgets.splits import SETS, DataSet, Dealt, Split, dealt

_INTRODUCTION = (
    "One model, several splits. Choose how rows are dealt; the model is fitted and "
    "scored again, and the table shows where the rows of some {groups} went."
)
_SIDES = {
    "both": "⇄\xa0both\xa0sides",
    "train": "■\xa0training\xa0only",
    "test": "□\xa0test\xa0only",
    "none": "·\xa0not\xa0used",
}


@dataclass(frozen=True, repr=False)
class SplitView(Shown):
    """What the playground shows for one data set and one split."""

    data: str
    split: str
    dealt: Dealt

    def words(self) -> str:
        """Return the view as lines of text, one for each group that is shown."""
        rows = [f"{name}: {side[2:]}, {counts}".replace("\xa0", " ")
                for name, side, counts in _told_rows(self)]  # fmt: skip
        return "\n".join(
            [_title(self), _question(self), *rows, _overlap(self), _compared(self)]
        )

    def markup(self) -> str:
        """Return the split, the sides of some groups and the scores as a card."""
        unit, rule = _set(self.data).unit, _set(self.data).baseline
        bars = Markup('<p style="margin: 4px 0;">{} {} of the model<br>{} {}</p>')
        group = _set(self.data).group
        table = html.table(
            f"Where the rows of some {_set(self.data).groups} went.",
            (group.capitalize(), "Side", "Rows"),
            _told_rows(self),
        )
        body = [
            html.paragraph(_question(self)),
            table,
            html.paragraph(_overlap(self)),
            bars.format(
                _bar(unit, self.dealt.score),
                unit,
                _bar(rule, self.dealt.baseline),
                rule,
            ),
            html.paragraph(_compared(self)),
        ]
        return html.card(_title(self), sign="⇄", body=html.join(body), tone="note")


@dataclass(frozen=True, repr=False)
class SplitPlayground(Shown):
    """The way into the playground; where a person can use them, with its controls."""

    data: str

    def words(self) -> str:
        """Return what the playground is and how to use it in code."""
        return f"{_introduction(self.data)} {_how(self.data)}"

    def markup(self) -> str:
        """Return what the playground is and how to use it in code, as a card."""
        body = [
            html.paragraph(_introduction(self.data)),
            html.paragraph(html.inline(_how(self.data))),
        ]
        return html.card(
            "Split playground",
            sign="⇄",
            body=html.join(body),
            tone="note",
            role="group",
        )

    def show(self) -> Any:
        """Show the introduction, then the controls where a person can use them."""
        super().show()
        if is_live():
            _show_controls(view_of(self.data, _set(self.data).splits[0].name))
        return self


@told
def split_playground(
    data: str = "flights", split: str | None = None
) -> SplitView | SplitPlayground:
    """Show how a split deals rows, and what one model scores under it.

    `data` is "flights" (splits "rows", "days", "later", "2023") or "ads" ("rows",
    "companies"). Without `split` the playground opens with controls where a person
    can use them, else with rows dealt one by one. A move takes less than a second.
    """
    name = _set(data).name
    if split is None and is_live():
        return SplitPlayground(name).show()
    return view_of(name, _set(name).splits[0].name if split is None else split).show()


@cache
def view_of(data: str, split: Any) -> SplitView:
    """Return the view of a split; raise CalledWrongly for a name that is none."""
    chosen = _split(_set(data), split)
    return SplitView(data, chosen.name, dealt(data, chosen.name))


def _set(data: Any) -> DataSet:
    for one in SETS:
        if str(data).strip().casefold() == one.name:
            return one
    known = ", ".join(f"`{one.name}`" for one in SETS)
    raise CalledWrongly(
        f"{data!r} is no data of the playground. Choose one of: {known}."
    )


def _split(data: DataSet, split: Any) -> Split:
    for one in data.splits:
        if str(split).strip().casefold() == one.name:
            return one
    known = ", ".join(f"`{one.name}`" for one in data.splits)
    raise CalledWrongly(
        f"{split!r} is no split of `{data.name}`. Choose one of: {known}."
    )


def _title(view: SplitView) -> str:
    data = _set(view.data)
    label = _split(data, view.split).label
    return f"{data.title}: {label} · {data.unit} {view.dealt.score:.2f}"


def _question(view: SplitView) -> str:
    asked = _split(_set(view.data), view.split).question
    learn, judge = view.dealt.train_rows, view.dealt.test_rows
    return f"{learn:,} rows to learn from, {judge:,} to judge. {asked}"


def _overlap(view: SplitView) -> str:
    tested = f"{view.dealt.tested} {_set(view.data).groups} in the test"
    return f"{view.dealt.shared} of the {tested} also have rows in training."


def _compared(view: SplitView) -> str:
    data, score = _set(view.data), view.dealt.score
    rule = f"{data.baseline} {view.dealt.baseline:.3f}"
    return f"{data.unit}: model {score:.3f}, {rule}, both on the same test rows."


def _told_rows(view: SplitView) -> list[tuple[str, str, str]]:
    """Return name, side and counts of each group that is shown."""
    rows = []
    for name, train, test in view.dealt.some:
        side = "both" if train and test else "train" if train else "test"
        side = side if train or test else "none"
        rows.append((name, _SIDES[side], f"{train} training, {test} test"))
    return rows


def _bar(label: str, value: float) -> Markup:
    return html.bar(f"{label}, from 0 to 1", round(value, 2), 1)


def _introduction(data: str) -> str:
    return _INTRODUCTION.format(groups=_set(data).groups)


def _how(data: str) -> str:
    calls = ", ".join(f'`"{one.name}"`' for one in _set(data).splits)
    other = next(one.name for one in SETS if one.name != data)
    return (
        f'In code: `split_playground("{data}", split="{_set(data).splits[-1].name}")`, '
        f'with {calls}; other data: `split_playground("{other}")`.'
    )


def _show_controls(view: SplitView) -> None:
    """Show a button for each split above a view that follows."""
    splits = _set(view.data).splits
    moves = {
        f"Split: {one.label}": partial(view_of, view.data, one.name) for one in splits
    }
    show_moves(view, [moves], _how(view.data))
