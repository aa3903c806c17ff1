"""What is asked of a run of a project, and what came out of it; plain values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

AS_IS = "as is"


@dataclass(frozen=True)
class Order:
    """One run: a named change (`AS_IS` for none), its seed, its options.

    Options are plain JSON. Known to every order: `draws` (how often the test rows are
    drawn again, for an interval) and `by_group` (whether whole groups are drawn).
    """

    name: str = AS_IS
    seed: int = 0
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What a run did. With `trouble` only `order`, `kind` and `seconds` mean anything.

    `score` is what the author's `score` returned on the test rows; `y` the truth, `p`
    the predictions; `rows` their positions in the table that `load` returned (-1 for
    a row that the change made); `groups` and `times` are None where none is declared.
    `draws` holds the score of each draw of the test rows: with the same rows, seed and
    `by_group`, draw i holds the same rows in any two outcomes, so that they pair.
    `kind` names the trouble: "contract", "crashed", "online", "outside", "timed out",
    "out of memory", "too much output", "too large" or "ended".
    """

    order: Order
    score: float = float("nan")
    y: np.ndarray = field(default_factory=lambda: np.empty(0))
    p: np.ndarray = field(default_factory=lambda: np.empty(0))
    rows: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=int))
    groups: np.ndarray | None = None
    times: np.ndarray | None = None
    draws: np.ndarray = field(default_factory=lambda: np.empty(0))
    n_train: int = 0
    notes: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    trouble: str | None = None
    kind: str = ""
