"""The bug hunt: which broken pipelines a learner's tests catch.

Eight are the same for all; the ninth is made from an alias, so nobody shares it.

Tests are tried on healthy pipelines first. A survivor is told by what one sees of it,
never by what is wrong. `bug_hunt(test)` is a call, and its text says all that its card
shows, so that it works for screen readers and where a machine runs the notebook.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from grader.checks import mutant
from grader.checks.answer import Answer, AnswerStopped
from grader.checks.pipelines import HEALTHY, METHODS, MUTANTS, Pipeline, healthy
from grader.checks.standins import Desk, Lent, StandIn
from grader.data.faults import plant
from grader.data.faults.play import seed_of
from grader.data.parcels import NUMBERS, parcels
from grader.errors import CalledWrongly, DataError
from grader.learner import html
from grader.learner.screen import Shown, told

BUGS = (
    *("unaligned", "misspelt", "by-position", "scales-again"),
    *("lag-by-row", "lag-ahead", "unseeded", "swapped"),
)
_OWN = "own"
_OWN_SYMPTOM = "one that nobody else has, made from your alias"
# What may happen to the table on its way to a model without losing a row.
_FEED = ("unit-change", "sentinel", "capped", "drift", "stuck", "swapped-columns")
_ROWS = 160
_SECONDS = 60.0

Test = Callable[..., Any]


class _OwnFeed(Pipeline):
    """A healthy pipeline whose batches arrive with faults of the learner's own."""

    def __init__(self, alias: str) -> None:
        super().__init__("logistic")
        self._seed = seed_of("bug hunt", alias)

    def predict(self, table: Any) -> Any:
        """Predict from what the feed makes of a batch."""
        with suppress(DataError):  # too few rows for a fault
            dirty, _ = plant(table[list(NUMBERS)], self._seed, 2, kinds=_FEED, number=2)
            table = table.assign(**{n: dirty[n].to_numpy() for n in NUMBERS})
        return super().predict(table)


@dataclass(frozen=True, repr=False)
class Hunt(Shown):
    """What came of a hunt: by bug, the name of the test that caught it, or "".

    `alarms` names the tests that were red on a healthy pipeline, `errors` says of a
    test that broke what it raised.
    """

    caught: dict[str, str]
    alarms: tuple[str, ...]
    errors: tuple[str, ...]

    def words(self) -> str:
        """Return the board as sentences."""
        lines = [f"{self._title()}."]
        lines += [f"{number}. {text}" for number, text in enumerate(self._rows(), 1)]
        return "\n".join([*lines, *self._warnings()])

    def markup(self) -> str:
        """Return the board as a card."""
        rows = [
            (f"Bug {number}", Markup("{} {}").format(_sign(by), text))
            for number, (by, text) in enumerate(
                zip(self.caught.values(), self._rows(), strict=True), 1
            )
        ]
        body = [html.table("", ("", "What your tests say"), rows)]
        body += [html.paragraph(html.inline(text)) for text in self._warnings()]
        is_done = all(self.caught.values()) and not self._warnings()
        tone = "good" if is_done else "bad" if self._warnings() else "note"
        return html.card(self._title(), sign="⚑", body=html.join(body), tone=tone)

    def _title(self) -> str:
        dead = sum(map(bool, self.caught.values()))
        alarms = "no false alarm" if not self.alarms else "with false alarms"
        return f"Bug hunt: {dead} of {len(self.caught)} caught, {alarms}"

    def _rows(self) -> list[str]:
        return [
            f"caught by {by}" if by else f"still alive: {_symptom(name)}"
            for name, by in self.caught.items()
        ]

    def _warnings(self) -> list[str]:
        alarms = [
            f"`{name}` is red on a healthy pipeline, so what it catches does not count."
            for name in self.alarms
        ]
        return [*alarms, *self.errors]


def _symptom(name: str) -> str:
    return _OWN_SYMPTOM if name == _OWN else MUTANTS[name].symptom


def _made(bug: str, alias: str) -> Pipeline:
    return _OwnFeed(alias) if bug == _OWN else MUTANTS[bug].make()


def _sign(by: str) -> str:
    return "✓" if by else "…"


@told
def bug_hunt(*tests: Test, seed: int = 0, alias: str = "") -> Hunt:
    """Try tests on healthy pipelines, then on eight broken ones; show what they catch.

    Each test is a function of `(pipe, table, y)` that raises AssertionError to say no.
    `seed` draws other parcels; with an `alias`, a ninth bug is added that is yours.
    """
    if not tests or not all(callable(test) for test in tests):
        raise CalledWrongly(
            "`bug_hunt` takes your test functions: `bug_hunt(test_column_order)`."
        )
    names = [getattr(test, "__name__", "a test") for test in tests]
    alarms: list[str] = []
    errors: list[str] = []
    sound: list[tuple[str, Test]] = []
    for name, test in zip(names, tests, strict=True):
        trouble = _on_healthy(test, seed)
        if trouble == "":
            sound.append((name, test))
        elif trouble == "red":
            alarms.append(name)
        else:
            errors.append(f"`{name}` broke on a healthy pipeline: {trouble}")
    bugs = (*BUGS, _OWN) if str(alias).strip() else BUGS
    caught = {bug: _caught_by(bug, sound, seed, alias, errors) for bug in bugs}
    return Hunt(caught, tuple(alarms), tuple(errors)).show()


def _on_healthy(test: Test, seed: int) -> str:
    """Return "" for a test that is green on every healthy pipeline, else why not."""
    for number, pipe in enumerate(healthy()):
        try:
            if _try(test, pipe, [seed, number], is_healthy=True):
                return "red"
        except AnswerStopped as stopped:
            error = stopped.error
            where = f" at `{error.line}`" if error.line else ""
            return f"{error.type}: {error.message}{where}"
    return ""


def _caught_by(
    bug: str, tests: list[tuple[str, Test]], seed: int, alias: str, errors: list[str]
) -> str:
    """Return the name of the first test that is red on a bug, twice."""
    for name, test in tests:
        pairs = ([seed, 10], [seed, 11])
        try:
            if all(_try(test, _made(bug, alias), s, is_healthy=False) for s in pairs):
                return name
        except AnswerStopped:  # the time is up; another test may still catch it
            errors.append(
                f"`{name}` came to no end on {_symptom(bug)}, and so caught nothing "
                "there. Let it stop after a few tries."
            )
    return ""


def _try(test: Test, pipe: Pipeline, seed: list[int], is_healthy: bool) -> bool:
    answer = Answer.local(test)
    answer.clock.seconds = _SECONDS
    table, y = parcels(seed, _ROWS)
    return mutant.tried(answer, pipe, table, y, is_healthy=is_healthy).is_red


@told
def pipeline(
    model: str = "logistic", bug: int | None = None, *, alias: str = ""
) -> StandIn:
    """Return a pipeline to try tests on: a healthy one, or a bug of the hunt.

    Bugs 1 to 8 are the same for all, bug 9 is made from your `alias`. `model` is
    "logistic", "neighbors", "boosted" or "lag".
    """
    if model not in HEALTHY:
        known = ", ".join(f'"{one}"' for one in HEALTHY)
        raise CalledWrongly(f"`model` is one of {known}, not {model!r}.")
    desk = Desk()
    desk.lend(Lent(_chosen(model, bug, str(alias).strip()), METHODS, "Pipeline"))
    return StandIn(0, "Pipeline", list(METHODS), lambda one: desk.serve(one, _SECONDS))


def _chosen(model: str, bug: int | None, alias: str) -> Pipeline:
    if bug is None:
        return Pipeline(*HEALTHY[model])
    bugs = (*BUGS, _OWN)
    if type(bug) is not int or not 1 <= bug <= len(bugs):
        raise CalledWrongly(f"`bug` is a number from 1 to {len(bugs)}, not {bug!r}.")
    if bugs[bug - 1] == _OWN and not alias:
        raise CalledWrongly('Bug 9 is yours: `pipeline(bug=9, alias="any name")`.')
    return _made(bugs[bug - 1], alias)
