"""The audit checks of a card: they say whether to trust the procedure, no score."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score, roc_auc_score

from grader.project import perturbations as change
from grader.project.card.bench import Bench, answers
from grader.project.card.catalogue import BY_ID

# A mean above chance by this many standard errors and by this much is a leak.
_ERRORS, _MARGIN = 4.0, 0.03
Told = dict[str, Any]


def shuffled_target(bench: Bench) -> Told:
    """Shuffle the raw target before everything else, and measure what is left."""
    author, found, kinds = bench.author, [], set()
    for repeat in range(BY_ID["shuffled_target"].repeats):
        target = change.shuffled_target(bench.table[author.target], bench.rng(repeat))
        train, test = bench.split(bench.table.assign(**{author.target: target}))
        y = test[author.target]
        if train[author.target].nunique() < 2 or y.nunique() < 2:
            continue
        model = bench.fitted(train)
        kind, chance, value = _signal(model, y, answers(model, bench.inputs(test)))
        kinds.add((kind, chance))
        found.append(value)
    if len(found) < BY_ID["shuffled_target"].repeats / 2:
        raise change.NotInformative("most shuffles left one value in the test")
    ((kind, chance),) = kinds
    return _judged(np.array(found), kind, chance)


def _judged(found: np.ndarray, kind: str, chance: float) -> Told:
    mean = float(found.mean())
    error = float(found.std(ddof=1) / np.sqrt(len(found)))
    is_leak = mean - chance > max(_ERRORS * error, _MARGIN)
    return {
        "state": "warned" if is_leak else "passed",
        "words": f"With the target shuffled {len(found)} times, the mean {kind} is "
        f"{mean:.3f}; chance is {chance:g}.",
        "numbers": {"mean": mean, "error": error, "chance": chance},
    }


def _signal(model: Any, y: pd.Series, p: np.ndarray) -> tuple[str, float, float]:
    """Return what is measured, its value by chance, and its value.

    Probabilities of two classes: area under the ROC curve. Classes: Cohen's kappa.
    Quantities: rank correlation. A constant answer carries nothing.
    """
    if hasattr(model, "predict_proba") and len(model.classes_) == 2:
        return "area under the ROC curve", 0.5, float(roc_auc_score(y, p))
    if hasattr(model, "classes_"):
        is_constant = len(set(y) | set(p)) < 2
        return "kappa", 0.0, 0.0 if is_constant else float(cohen_kappa_score(y, p))
    if len(np.unique(p)) < 2:
        return "rank correlation", 0.0, 0.0
    return "rank correlation", 0.0, float(spearmanr(y, p).statistic)


def duplicates(bench: Bench) -> Told:
    """Count test rows that equal a training row in every column."""
    train, test = (
        pd.util.hash_pandas_object(part, index=False) for part in bench.parts
    )
    count = int(test.isin(set(train)).sum())
    words = f"{count} of {len(test)} test rows equal a training row in every column."
    return {
        "state": "warned" if count else "passed",
        "words": words,
        "numbers": {"duplicates": count, "n_test": len(test)},
    }


CHECKS: dict[str, Callable[[Bench], Told]] = {
    "shuffled_target": shuffled_target,
    "duplicates": duplicates,
}
