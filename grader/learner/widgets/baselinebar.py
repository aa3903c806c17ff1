"""Score bars that stand next to their baselines, and a control that adds bars.

A score alone says little; the chart always shows what a guess without a model
reaches, and how far each score lies above one of these. Every action of the
controls is also a call: `baseline_bar(…, against="majority")`, `bars.add(…)`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from numbers import Real
from typing import Any

from markupsafe import Markup

from grader.errors import CalledWrongly, GraderError
from grader.learner import html
from grader.learner.controls import Place, button_row, show_controls
from grader.learner.screen import Notice, Shown, is_live, told

_CAPTION = "Outlined: a baseline. Filled: a score, blue where it is gained."
_ROOM = 14  # width of a bar of 1.0, in em
_SOLID = "height: 1em; display: inline-block; vertical-align: middle; "
_HOLLOW = _SOLID + "border: 2px solid {}; box-sizing: border-box; "


@dataclass(frozen=True, repr=False)
class BaselineBar(Shown):
    """Scores and baselines from 0 to 1; `against` is the baseline to beat."""

    scores: dict[str, float]
    baselines: dict[str, float]
    against: str
    unit: str = "accuracy"

    @property
    def title(self) -> str:
        """The title of the chart."""
        return f"{self.unit[:1].upper()}{self.unit[1:]} next to its baselines"

    def gain(self, name: str) -> float:
        """Return how far the score `name` lies above the baseline to beat."""
        return self.scores[name] - self.baselines[self.against]

    def words(self) -> str:
        """Return the chart as lines of text, one for each bar."""
        return "\n".join([self.title, *(": ".join(row) for row in _told_rows(self))])

    def markup(self) -> str:
        """Return the chart as a card with a table of bars."""
        rows = [_row(self, *row) for row in _told_rows(self)]
        columns = ("Bar", f"{self.unit}, 0 to 1", "In numbers")
        chart = html.table(_CAPTION, columns, rows)
        return html.card(self.title, sign="▮", body=chart, tone="neutral")

    def show(self) -> Any:
        """Show the chart; below it a button for each baseline, where one can press."""
        if not is_live() or len(self.baselines) < 2:
            return super().show()
        how = f'In code: `baseline_bar(…, against="{self.against}")`.'
        return _show_live(self, self, how, partial(_compare_parts, self))


@dataclass(repr=False)
class BaselineLab(Shown):
    """A chart that grows: each combination of choices adds the bar of its score."""

    score: Callable[..., float]
    choices: dict[str, list[str]]
    bars: BaselineBar
    tried: dict[str, float] = field(default_factory=dict)

    @told
    def add(self, **chosen: str) -> BaselineBar:
        """Score one combination, such as `model="kNN"`; show and return all bars."""
        return Shown.show(self.with_bar(chosen))

    def with_bar(self, chosen: Mapping[str, str]) -> BaselineBar:
        """Return the chart with the bar of one combination; raise CalledWrongly."""
        _check_chosen(self.choices, chosen)
        name = " · ".join(chosen[key] for key in self.choices)
        if name not in self.tried:
            self.tried[name] = _share(name, self.score(**chosen))
        self.bars = replace(self.bars, scores=dict(self.tried))
        return self.bars

    def words(self) -> str:
        """Return the chart, and how to add a bar in code."""
        return f"{self.bars.words()}\n{_how(self)}"

    def markup(self) -> str:
        """Return the chart as a card, and how to add a bar in code."""
        return html.join([self.bars.markup(), html.paragraph(html.inline(_how(self)))])

    def show(self) -> Any:
        """Show the chart, with the choices and a button where a person can press."""
        if not is_live():
            return super().show()
        return _show_live(self, self.bars, _how(self), partial(_choice_parts, self))


@told
def baseline_bar(
    scores: Mapping[str, float] | Callable[..., float],
    baselines: Mapping[str, float],
    *,
    against: str | None = None,
    choices: Mapping[str, Sequence[str]] | None = None,
    unit: str = "accuracy",
) -> BaselineBar | BaselineLab:
    """Show scores as bars next to baselines, all from 0 to 1.

    `against` names the baseline that gains are taken over; the highest one unless
    given. In place of scores a function may be given, with `choices`: it is called
    with one option of each choice by name, such as `model="kNN"`, and returns a
    score. Then the chart opens with the first options and grows by `add`.
    """
    levels = {str(name): _share(name, value) for name, value in baselines.items()}
    if not levels:
        raise CalledWrongly("`baseline_bar` needs a baseline, such as the majority.")
    reference = _reference(levels, against)
    if callable(scores):
        return _lab(scores, choices, BaselineBar({}, levels, reference, unit)).show()
    known = {str(name): _share(name, value) for name, value in scores.items()}
    return BaselineBar(known, levels, reference, unit).show()


def _lab(
    score: Callable[..., float],
    choices: Mapping[str, Sequence[str]] | None,
    bars: BaselineBar,
) -> BaselineLab:
    """Return the lab with its first bar."""
    options = {key: [str(one) for one in some] for key, some in (choices or {}).items()}
    if not options or not all(options.values()):
        raise CalledWrongly(
            "A function needs `choices`, such as "
            '`choices={"model": ["kNN", "tree"]}`, each with an option or more.'
        )
    lab = BaselineLab(score, options, bars)
    lab.with_bar({key: some[0] for key, some in options.items()})
    return lab


def _reference(levels: Mapping[str, float], against: str | None) -> str:
    if against is None:
        return max(levels, key=lambda name: levels[name])
    if against not in levels:
        known = ", ".join(f"`{name}`" for name in levels)
        raise CalledWrongly(f"{against!r} is no baseline here. Choose one of: {known}.")
    return against


def _share(name: object, value: Any) -> float:
    """Return a score as a float from 0 to 1, or say which one is none."""
    if getattr(value, "size", None) == 1 and hasattr(value, "item"):
        value = value.item()
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not 0 <= float(value) <= 1:
        raise CalledWrongly(
            f"`{name}` is {value!r}. A bar shows a number from 0 to 1; "
            "divide a percentage by 100."
        )
    return float(value)


def _check_chosen(
    choices: Mapping[str, Sequence[str]], chosen: Mapping[str, str]
) -> None:
    for key, options in choices.items():
        if chosen.get(key) not in options:
            known = ", ".join(f"`{one}`" for one in options)
            raise CalledWrongly(
                f"`{key}` is {chosen.get(key)!r}. Choose one of: {known}."
            )
    extra = sorted(set(chosen) - set(choices))
    if extra:
        known = ", ".join(f"`{key}`" for key in choices)
        raise CalledWrongly(f"There is no choice `{extra[0]}` here, only {known}.")


def _told_rows(bars: BaselineBar) -> list[tuple[str, str]]:
    """Return name and words of every bar, baselines first, each from low to high."""
    levels = sorted(bars.baselines.items(), key=lambda pair: pair[1])
    scores = sorted(bars.scores.items(), key=lambda pair: pair[1])
    rows = [(f"{name} (baseline)", f"{level:.2f}") for name, level in levels]
    return rows + [
        (name, f"{score:.2f}, {_compared(bars, name)}") for name, score in scores
    ]


def _compared(bars: BaselineBar, name: str) -> str:
    gain = round(bars.gain(name), 2)
    if gain == 0:
        return f"level with {bars.against}"
    return f"{abs(gain):.2f} {'above' if gain > 0 else 'below'} {bars.against}"


def _row(bars: BaselineBar, name: str, words: str) -> tuple[str, Markup, str]:
    """Return one row of the table; its bar is an image of the words beside it."""
    if name in bars.scores:
        floor = bars.baselines[bars.against]
        parts = [
            _part(min(bars.scores[name], floor), _SOLID, html.TONES["neutral"]),
            _part(max(bars.gain(name), 0.0), _SOLID, html.TONES["note"]),
        ]
    else:
        level = bars.baselines[name.removesuffix(" (baseline)")]
        parts = [_part(level, _HOLLOW.format(html.TONES["neutral"]), "")]
    track = Markup(
        '<div aria-hidden="true" style="width: {}em; white-space: nowrap;">{}</div>'
    )
    return name, track.format(_ROOM + 1, html.join(parts)), words


def _part(width: float, style: str, fill: str) -> Markup:
    """Return a part of a bar; parts are told apart by a gap as well as by colour."""
    if width <= 0:
        return Markup("")
    ground = f"background-color: {fill};" if fill else ""
    return Markup(
        '<span style="{}width: {:.2f}em; margin-right: 2px; {}">\xa0</span>'
    ).format(style, width * _ROOM, ground)


def _how(lab: BaselineLab) -> str:
    first = ", ".join(f'{key}="{some[-1]}"' for key, some in lab.choices.items())
    return f"In code: `bars = baseline_bar(…)`, then `bars.add({first})`."


def _show_live(
    shown: Shown, chart: BaselineBar, how: str, make_parts: Callable[[Place], list[Any]]
) -> Any:
    """Show a chart as HTML that stays in the notebook, above its controls.

    `make_parts` gets the chart's place. Where no widget can live, `how` stands in
    place of the controls.
    """
    place = Place()
    place.show(chart)
    show_controls(make_parts(place), how)
    shown.note_shown()
    return shown


def _compare_parts(bars: BaselineBar, place: Place) -> list[Any]:
    """Return a row of buttons, one for each baseline to compare with."""
    moves: dict[str, Callable[[], Shown]] = {
        f"Compare with {name}": partial(replace, bars, against=name)
        for name in bars.baselines
    }
    return [button_row(moves, place)]


def _choice_parts(lab: BaselineLab, place: Place) -> list[Any]:
    """Return a group of options for each choice, and a button that adds a bar."""
    import ipywidgets as widgets

    layout = {"width": "auto", "margin": "0 2em 0 0"}
    groups = {
        key: widgets.RadioButtons(options=options, description=key, layout=layout)
        for key, options in lab.choices.items()
    }

    def grown() -> Shown:
        try:
            return lab.with_bar({key: group.value for key, group in groups.items()})
        except GraderError:
            raise
        except Exception as error:  # the learner's own function
            return Notice(f"The function stopped: {type(error).__name__}: {error}")

    row = widgets.HBox(list(groups.values()), layout={"flex_flow": "row wrap"})
    return [row, button_row({"Add this bar": grown}, place)]
