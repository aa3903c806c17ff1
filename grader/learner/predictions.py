"""Predictions before a run, what was then seen, and how well they agree."""

from dataclasses import dataclass, replace
from typing import Any

from grader.checks.records import Prediction, plain
from grader.errors import CalledWrongly
from grader.learner import html, journal
from grader.learner.events import Event
from grader.learner.expectation import (
    confidence_of,
    expectation_of,
    name_of,
    outcome_of,
)
from grader.learner.screen import Card, Shown, attach, told

_WITHIN = 0.02
_FIELDS = ("low", "high", "text", "confidence", "why", "hindsight")
_ORDER_NOTE = (
    "The order of prediction and outcome is known only while this kernel runs."
)


@dataclass(frozen=True, repr=False)
class Observation(Shown):
    """What was seen, beside what had been predicted, if anything."""

    id: str
    value: Any
    prediction: Prediction | None
    is_earlier_kernel: bool = False

    @property
    def held(self) -> bool | None:
        """Whether the prediction held; None where there was none in time."""
        if self.prediction is None or self.prediction.hindsight:
            return None
        value = self.value if self.prediction.text is None else _words(self.value)
        return self.prediction.holds(value)

    def words(self) -> str:
        """Return outcome and prediction in a few sentences."""
        title, _, lines, _ = self._parts()
        return f"{title}. {' '.join(lines)}"

    def markup(self) -> str:
        """Return outcome and prediction as a card."""
        title, sign, lines, tone = self._parts()
        return _card(title, sign, lines, tone)

    def _parts(self) -> tuple[str, str, list[str], str]:
        seen = _words(self.value)
        if self.prediction is None:
            line = f"Observed: {seen}. No prediction was saved under `{self.id}`."
            return f"Observed · {self.id}", "•", [line], "neutral"
        lines = [
            f"Predicted: {self.prediction.expected}, "
            f"{self.prediction.confidence:g} % sure. Observed: {seen}."
        ]
        if self.is_earlier_kernel:
            lines.append(f"The prediction is from an earlier session. {_ORDER_NOTE}")
        if self.held is None:
            lines.append("It was made after the outcome, so it is not counted.")
            return f"Observed · {self.id}", "•", lines, "neutral"
        if self.held:
            return f"The prediction held · {self.id}", "✓", lines, "good"
        lines.append(_surprise(self.prediction.confidence))
        return f"A surprise · {self.id}", "≠", lines, "partly"


@told
def predict(
    id: str,
    expected: Any,
    high: float | None = None,
    *,
    confidence: float | None = None,
    why: str = "",
    within: float = _WITHIN,
) -> Prediction:
    """Save what you expect to see under `id`, before the cell that shows it.

    `expected` is a number (right within `within` of it), a range (`(0.7, 0.8)`,
    or `0.7, 0.8`), or a text. `confidence` is in percent, 50 (a coin) to 100.
    """
    key = name_of(id)
    if any(part is ... for part in (expected, high, confidence, why)):
        raise CalledWrongly(
            f"The prediction `{key}` is still open. Write your guess, and how sure you "
            "are, in place of each `...`, and run the cell before the next one."
        )
    low, upper, text = expectation_of(expected, high, within)
    sure = confidence_of(confidence)
    made = Prediction(key, low, upper, text, sure, str(why).strip())
    made = replace(made, hindsight=_is_hindsight(made))
    payload = {name: getattr(made, name) for name in _FIELDS}
    payload["kernel"] = journal.kernel_id()
    journal.current().record_change("prediction", key, payload)
    return attach(made, _prediction_card(made))


@told
def observe(id: str, value: Any) -> Observation:
    """Say whether the prediction under `id` held, now that `value` is known."""
    key = name_of(id)
    plain = outcome_of(value)
    past = journal.current().events("prediction", key)
    here = [e for e in past if e.payload.get("kernel") == journal.kernel_id()]
    chosen = _counting(here or past)
    seen = Observation(
        key,
        plain,
        prediction_of(chosen) if chosen else None,
        is_earlier_kernel=bool(past and not here),
    )
    _check_comparable(seen)
    payload = {"value": plain, "held": seen.held, "kernel": journal.kernel_id()}
    journal.current().record_change("observation", key, payload)
    return seen.show()


@told
def calibration(module: str | None = None) -> Card:
    """Show how often your predictions held, beside how sure you were.

    All predictions of the course count, or those of one module ("03").
    """
    from grader.learner.calibrationcard import calibration_card

    number = None if module is None else str(module).strip()[:2].zfill(2)
    return calibration_card(journal.current(), number).show()


def prediction_of(event: Event) -> Prediction:
    """Return the prediction that an event of the journal holds."""
    fields = {name: event.payload[name] for name in _FIELDS}
    return Prediction(event.key, **fields)


def _counting(events: list[Event]) -> Event | None:
    """Return the latest prediction made in time, else the latest of all."""
    in_time = [event for event in events if not event.payload["hindsight"]]
    chosen = in_time or events
    return chosen[-1] if chosen else None


def _is_hindsight(made: Prediction) -> bool:
    """Return whether `made` says something new after the outcome appeared.

    A cell that is run again repeats an honest prediction: that is no hindsight.
    """
    here = journal.kernel_id()
    notes = journal.current()
    seen = [
        event
        for event in notes.events("observation", made.id)
        if event.payload.get("kernel") == here
    ]
    earlier = [
        prediction_of(event)
        for event in notes.events("prediction", made.id)
        if event.payload.get("kernel") == here and not event.payload["hindsight"]
    ]
    is_repeated = any(
        (past.low, past.high, past.text, past.confidence)
        == (made.low, made.high, made.text, made.confidence)
        for past in earlier
    )
    return bool(seen) and not is_repeated


def _check_comparable(seen: Observation) -> None:
    """Say so where a text was predicted and a number observed, or the reverse."""
    prediction = seen.prediction
    is_number = isinstance(seen.value, float)
    if prediction and prediction.text is None and not is_number:
        raise CalledWrongly(
            f"The prediction under `{seen.id}` is a number ({prediction.expected}), "
            f"and a text was observed: {seen.value!r}. Pass the number."
        )


def _words(value: Any) -> str:
    return plain(value, 4) if isinstance(value, float) else str(value)


def _surprise(confidence: float) -> str:
    if confidence >= 100:
        return "At 100 %, one miss contradicts the forecast. What would explain it?"
    if confidence >= 90:
        return "A confident miss is remembered best. What would explain it?"
    return "What would explain the difference?"


def _prediction_card(made: Prediction) -> Card:
    """Return the card of a saved prediction."""
    lines = [f"You expect {made.expected}, and are {made.confidence:g} % sure."]
    if made.why:
        lines.append(f"Because: {made.why}")
    if made.hindsight:
        lines.append(
            "The outcome had already appeared in this kernel, so this one does "
            "not count. A guess made afterwards always feels right."
        )
    if made.confidence == 100:
        lines.append("At 100 %, one miss contradicts the forecast.")
    title = f"Prediction saved · {made.id}"
    tone = "partly" if made.hindsight else "note"
    return Card(f"{title}. {' '.join(lines)}", _card(title, "?", lines, tone))


def _card(title: str, sign: str, lines: list[str], tone: str) -> str:
    body = html.join(html.paragraph(html.inline(line)) for line in lines)
    return html.card(title, sign=sign, body=body, tone=tone)
