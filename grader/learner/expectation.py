"""Read what somebody passed as a prediction or an outcome, and say what is wrong."""

import math
from numbers import Real
from reprlib import repr  # a table in a message would be longer than its point
from typing import Any

from grader.errors import CalledWrongly


def name_of(id: Any) -> str:
    """Return the name of a prediction, or say that one is needed."""
    if not isinstance(id, str) or not id.strip():
        raise CalledWrongly(
            f"A prediction needs a name, such as '03.auc'; got {repr(id)}. "
            'Use `predict("03.auc", 0.75, confidence=80)`.'
        )
    return id.strip()


def confidence_of(confidence: Any) -> float:
    """Return how sure somebody is in percent, or say what is asked for."""
    number = _number(confidence)
    if number is not None and 50 <= number <= 100:
        return number
    got = "is missing" if confidence is None else f"is {repr(confidence)}"
    extra = ""
    if number is not None and 0 < number <= 1:
        extra = f" For a share of {number:g} write `confidence={100 * number:g}`."
    elif number is not None and 1 < number < 50:
        extra = " Below 50, predict the opposite."
    raise CalledWrongly(
        f"`confidence` {got}. Give it in percent, from 50 (a coin would do as well) "
        f"to 100 (certain).{extra}"
    )


def expectation_of(
    expected: Any, high: Any, within: Any
) -> tuple[float | None, float | None, str | None]:
    """Return low, high and text of what is expected, or say what is wrong."""
    if isinstance(expected, (tuple, list)):
        if len(expected) != 2 or high is not None:
            raise CalledWrongly(
                f"A range has two ends, such as (0.7, 0.8); got {repr(expected)}."
            )
        expected, high = expected
    if isinstance(expected, (str, bool)) and high is None:
        text = str(expected).strip()
        if not text:
            raise CalledWrongly("The prediction is empty. Say what you expect to see.")
        return None, None, text
    low = _finite(expected)
    if high is None:
        width = _finite(within)
        if width < 0:
            raise CalledWrongly(f"`within` is {repr(within)}. It cannot be negative.")
        return round(low - width, 12), round(low + width, 12), None
    upper = _finite(high)
    if low > upper:
        raise CalledWrongly(
            f"The range {low:g} to {upper:g} runs backwards. "
            f"Write the lower end first: ({upper:g}, {low:g})."
        )
    return low, upper, None


def _finite(value: Any) -> float:
    """Return `value` as a finite number, or say what a prediction can be."""
    number = _number(value)
    if number is None or not math.isfinite(number):
        raise CalledWrongly(
            f"A prediction is a number, a range such as (0.7, 0.8), or a text; "
            f"got {repr(value)}."
        )
    return number


def _number(value: Any) -> float | None:
    """Return `value` as a float, None where it is no number."""
    value = _unwrapped(value)
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    return float(value)


def outcome_of(value: Any) -> Any:
    """Return an observed value as a number or a text, or say what is asked for."""
    plain = _unwrapped(value)
    if isinstance(plain, (str, bool)):
        return str(plain)
    if not isinstance(plain, Real):
        kind = type(value).__name__
        raise CalledWrongly(
            f"`observe` takes one number or one text; got a {kind}. "
            "Pass the single value that the prediction was about."
        )
    if not math.isfinite(float(plain)):
        raise CalledWrongly(
            f"The observed value is {float(plain)}, not a number that can be compared. "
            "Look for missing values in what was computed."
        )
    return float(plain)


def _unwrapped(value: Any) -> Any:
    """Return the scalar inside a numpy scalar or an array of one element."""
    if getattr(value, "size", None) == 1 and hasattr(value, "item"):
        return value.item()
    return value
