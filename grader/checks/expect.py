"""Findings, and small readers that turn an unusable value into one."""

import math
from collections.abc import Iterable
from typing import Any, NoReturn

from grader.checks.answer import Handle
from grader.checks.question import Message
from grader.checks.standins import Lent
from grader.checks.wire import Recipe


class Finding(Exception):
    """A check recognised something; `id` names the misconception."""

    def __init__(self, id: str, **numbers: Any) -> None:
        super().__init__(id)
        self.id = id
        self.numbers = numbers


def fail(id: str, **numbers: Any) -> NoReturn:
    """End the probe with the misconception `id` and the numbers of its message."""
    raise Finding(id, **numbers)


GENERIC = {
    "any.wrong-type": Message(
        "Expected {expected}; got {got}.",
        "The next step of a project would stop here.",
        "Look at the return line and the contract in the docstring.",
    ),
    "any.none": Message(
        "The call returned None.",
        "A function without a `return` hands back nothing, whatever it computed.",
        "End it with a `return` line.",
    ),
    "any.generator": Message(
        "A generator came back, not {expected}.",
        "It can be read only once, and its length is not known.",
        "Collect its parts, for example with `list(...)`.",
    ),
    "any.not-finite": Message(
        "Expected {expected}; got {got}.",
        "NaN and infinity spread silently through every later number.",
        "Find the step where the first one appears, for example a division by 0.",
    ),
    "any.out-of-range": Message(
        "Expected {expected}; got {got}.",
        "A number outside its range cannot mean what its name says.",
        "Check the formula on two or three values by hand.",
    ),
    "any.missing-column": Message(
        "The table has no column {column!r}. It has: {got}.",
        "Whoever reads the table next looks a column up by its name.",
        "Compare the column names with the contract, capitals included.",
    ),
    "any.wrong-length": Message(
        "Expected {expected} values; got {got}.",
        "Somebody downstream lines these values up with rows.",
        "Check whether rows were dropped or doubled on the way.",
    ),
    "any.diagnosis": Message(
        "{problem}",
        "A diagnosis that cannot be read cannot be acted on.",
        "Compare each entry with the example in the docstring.",
    ),
    "any.many-numbers": Message(
        "The text quotes {got} different numbers.",
        "Whoever reads it cannot tell which of them it stands for.",
        "Keep those that the decision rests on.",
    ),
    "any.arity": Message(
        "The call does not fit: {got}.",
        "The contract fixes what the function is given.",
        "Restore the first line of the function as it was.",
    ),
}


def describe(value: Any) -> str:
    """Return what `value` is, in a few words."""
    if value is None:
        return "None"
    if isinstance(value, Handle):
        return f"an object of class {value.class_name.rsplit('.', 1)[-1]}"
    if isinstance(value, Lent):
        return f"a {value.name}"
    if isinstance(value, Recipe):
        return f"{value.path.rsplit('.', 1)[-1]}(…)"
    kind = type(value).__name__
    shape = getattr(value, "shape", ())
    if shape:
        size = " × ".join(str(n) for n in shape)
        return f"{kind} of size {size}"
    if isinstance(value, str | list | tuple | dict | set) and len(repr(value)) > 60:
        return f"{kind} of length {len(value)}"
    return f"{value!r} ({kind})"


def reject(value: Any, expected: str) -> NoReturn:
    """End the probe because `value` is not `expected`."""
    if value is None:
        fail("any.none")
    if isinstance(value, Handle) and "generator" in value.class_name:
        fail("any.generator", expected=expected)
    fail("any.wrong-type", expected=expected, got=describe(value))


def number(value: Any, low: float | None = None, high: float | None = None) -> float:
    """Return `value` as a finite float between `low` and `high`, or fail."""
    import numpy as np

    expected = "a number"
    if low is not None and high is not None:
        expected = f"a number from {low:g} to {high:g}"
    if isinstance(value, np.generic) or (
        isinstance(value, np.ndarray) and value.ndim == 0
    ):
        value = value.item()
    if type(value) not in (int, float):
        reject(value, expected)
    if not math.isfinite(value):
        fail("any.not-finite", expected=expected, got=repr(value))
    slack = 1e-9
    too_low = low is not None and value < low - slack
    if too_low or (high is not None and value > high + slack):
        fail("any.out-of-range", expected=expected, got=f"{value:g}")
    return float(value)


def whole(value: Any, low: int | None = None, high: int | None = None) -> int:
    """Return `value` as an int, or fail; 3.0 counts as 3."""
    amount = number(value, low, high)
    if amount != int(amount):
        fail("any.wrong-type", expected="a whole number", got=describe(value))
    return int(amount)


def text(value: Any) -> str:
    """Return `value` if it is a string, or fail."""
    import numpy as np

    if type(value) is np.str_:
        return str(value)
    if type(value) is not str:
        reject(value, "a string")
    return value


def one_of(value: Any, options: Iterable[str]) -> str:
    """Return `value` if it is one of `options`, or fail."""
    known = list(options)
    if text(value) not in known:
        names = ", ".join(repr(option) for option in known)
        fail("any.wrong-type", expected=f"one of {names}", got=describe(value))
    return value


def table(value: Any, columns: Iterable[str] = ()) -> Any:
    """Return `value` if it is a DataFrame that has `columns`, or fail."""
    import pandas as pd

    if not isinstance(value, pd.DataFrame):
        reject(value, "a DataFrame")
    for column in columns:
        if column not in value.columns:
            got = ", ".join(str(name) for name in value.columns[:12])
            fail("any.missing-column", column=column, got=got or "none")
    return value


def series(value: Any, length: int | None = None) -> Any:
    """Return `value` as a Series (one-column arrays and lists too), or fail."""
    import numpy as np
    import pandas as pd

    if isinstance(value, pd.DataFrame) and value.shape[1] == 1:
        value = value.iloc[:, 0]
    if isinstance(value, list | np.ndarray | pd.Index):
        if _dimensions(value) != 1:
            reject(value, "one single value for each row, not lists within a list")
        value = pd.Series(value)
    if not isinstance(value, pd.Series):
        reject(value, "a Series")
    return _of_length(value, length)


def _dimensions(value: Any) -> int:
    """Return 1 for what is flat; a list of lists has more, ragged or not."""
    import numpy as np

    nested = (list, tuple, np.ndarray)
    if isinstance(value, list):
        return 1 + any(isinstance(part, nested) for part in value)
    return int(value.ndim)


def labels(value: Any, length: int | None = None) -> Any:
    """Return `value` as a one-dimensional array, or fail."""
    return series(value, length).to_numpy()


def sequence(value: Any, length: int | None = None) -> list[Any]:
    """Return a list, tuple, array or Series as a list, or fail."""
    import numpy as np
    import pandas as pd

    if not isinstance(value, list | tuple | np.ndarray | pd.Series | pd.Index):
        reject(value, "a list or tuple" if length is None else f"{length} values")
    return list(_of_length(value, length))


def _of_length(value: Any, length: int | None) -> Any:
    if length is not None and len(value) != length:
        fail("any.wrong-length", expected=length, got=len(value))
    return value
