"""Which input a model leans on most, judged on rows it was trained on."""

import time
from typing import Any

import numpy as np

from grader.project.card.bench import Bench, answers
from grader.project.perturbations import shuffled_column

_ROWS = 1000
_SECONDS = 10.0
_SHUFFLES = 3


def leaned_on(bench: Bench, columns: list[Any]) -> Any:
    """Return the column whose shuffling costs the model most.

    Training rows decide, so that the test rows, which then show the damage, have
    had no part in the choice (permutation importance: Breiman 2001).
    """
    train = bench.parts[0]
    picked = bench.rng(1).permutation(len(train))[:_ROWS]
    part = train.iloc[np.sort(picked)]
    inputs, y = bench.inputs(part), part[bench.author.target].to_numpy()
    sign = 1.0 if bench.greater_is_better else -1.0
    costs: dict[Any, float] = {}
    end = time.monotonic() + _SECONDS
    for column in columns:
        scores = [
            bench.author.score(
                y,
                answers(
                    bench.model, shuffled_column(inputs, column, bench.rng(10 + one))
                ),
            )
            for one in range(_SHUFFLES)
        ]
        costs[column] = -sign * float(np.mean(scores))
        if time.monotonic() > end:
            break
    return max(costs, key=lambda one: costs[one])
