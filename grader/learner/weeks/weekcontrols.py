"""The boxes of a weekly log: those of a prediction, then those that close the week."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.errors import GraderError
from grader.learner.controls import Place
from grader.learner.screen import Notice
from grader.learner.weeks import weekfile
from grader.learner.weeks.projectcontrols import box, replace, show_parts

if TYPE_CHECKING:
    from grader.learner.weeks.weeklog import WeekLog

_WIDE = {"width": "auto"}
_ROW = {"flex_flow": "row wrap"}


class _Panel:
    """The controls of a log; what is not due is not shown."""

    def __init__(self, log: "WeekLog") -> None:
        import ipywidgets as widgets

        self.log, self.place = log, Place().id
        self.predicted = box("Prediction")
        self.sure = _number("BoundedIntText", "How sure, 50 to 100 %", 50, 100, 70)
        self.happened, self.surprise = box("Happened"), box("Surprise")
        self.following = box("Next")
        self.hours = _number("BoundedFloatText", "Hours this week", 0, 168, 0)
        self.because = box("Half-way, why")
        self.parts = {
            "predict": [self.predicted, self.sure, self._row(self._seal)],
            "close": [
                self.happened, self.surprise, self.following, self.hours,
                self._row(self._held, self._missed),
            ],
            "half-way": [self.because, self._row(*self._decisions())],
        }  # fmt: skip
        self.boxes = {
            name: widgets.VBox(part, layout={"align_items": "flex-start"})
            for name, part in self.parts.items()
        }
        self.paste = self._row(self._text)
        self.follow()

    def follow(self) -> None:
        """Show the controls of what is due now."""
        said, week = self.log.said, self.log.week
        review = weekfile.latest(said, "half-way")
        is_sealed = weekfile.latest(said, "predicted", week) is not None
        has_stopped = review is not None and weekfile.is_stop(review)
        is_over = week > 6 or (has_stopped and not is_sealed)
        due = {
            "predict": not is_over and not is_sealed,
            "close": not is_over and is_sealed,
            "half-way": review is None and week in (3, 4),
        }
        for name, is_due in due.items():
            self.boxes[name].layout.display = "" if is_due else "none"

    def show(self) -> None:
        """Show the log, and the controls below it."""
        parts = [*self.boxes.values(), self.paste]
        show_parts(self.log, parts, self.place, 'In code: `log.predict("…", sure=70)`.')

    def _row(self, *acts: Callable[[], None]) -> Any:
        import ipywidgets as widgets

        buttons = []
        for act in acts:
            label = (act.__doc__ or "").rstrip(".")
            button = widgets.Button(description=label, layout=_WIDE)
            button.on_click(lambda _, act=act: self._press(act))
            buttons.append(button)
        return widgets.HBox(buttons, layout=_ROW)

    def _press(self, act: Callable[[], None]) -> None:
        try:
            act()
        except GraderError as error:
            replace(self.place, Notice(str(error)))

    def _done(self, *emptied: Any) -> None:
        for one in emptied:
            one.value = ""
        self.follow()
        replace(self.place, self.log)

    def _seal(self) -> None:
        """Seal the prediction."""
        self.log.seal(self.predicted.value, self.sure.value)
        self._done(self.predicted)

    def _close(self, held: bool) -> None:
        texts = (self.happened, self.surprise, self.following)
        happened, surprise, following = (one.value for one in texts)
        self.log.end(happened, surprise, following, self.hours.value, held)
        self.hours.value = 0
        self._done(*texts)

    def _held(self) -> None:
        """Close the week: it held."""
        self._close(True)

    def _missed(self) -> None:
        """Close the week: it did not hold."""
        self._close(False)

    def _decisions(self) -> list[Callable[[], None]]:
        def made(word: str) -> Callable[[], None]:
            def decide() -> None:
                self.log.decide(word, self.because.value)
                self._done(self.because)

            decide.__doc__ = f"Half-way: {word}"
            return decide

        return [made(word) for word in ("continue", "change", "stop")]

    def _text(self) -> None:
        """Show the text for the cell."""
        replace(self.place, self.log.pasted())


def _number(kind: str, label: str, least: int, most: int, value: int) -> Any:
    """Return a box for a number."""
    import ipywidgets as widgets

    return getattr(widgets, kind)(
        value=value,
        min=least,
        max=most,
        description=label,
        layout={"width": "20em", "max_width": "100%"},
        style={"description_width": "initial"},
    )


def show_weeks(log: "WeekLog") -> None:
    """Show a log with the controls of what is due."""
    _Panel(log).show()
