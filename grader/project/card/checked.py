"""The audit checks of a card: they say whether to trust the procedure, no score.

Both judge as the audits do, so that card and audit never disagree.
"""

from collections.abc import Mapping
from typing import Any

from grader.checks import procedures
from grader.project.card.bench import Bench
from grader.project.perturbations import NotInformative

SHUFFLED = "shuffled_target"
Told = dict[str, Any]


def shuffled(reply: Mapping[str, Any]) -> Told:
    """Judge what the procedure scored on shuffled targets."""
    scores = [one for one in reply["scores"] if one is not None]
    signal = procedures.shuffle_signal(scores)
    if signal.number < 2 or signal.number < len(reply["scores"]) / 2:
        words = "most shuffled test sets held one class only, so there was no AUC"
        return {"state": "not informative", "words": words}
    return {
        "state": "warned" if signal.is_there else "passed",
        "words": f"With the target shuffled {signal.number} times, the mean AUC is "
        f"{signal.mean:.3f}; chance is {procedures.CHANCE:g}.",
        "numbers": {"mean": signal.mean, "error": signal.error},
    }


def duplicates(bench: Bench) -> Told:
    """Count test rows that equal a training row in every column."""
    train, test = bench.parts
    found = procedures.duplicates(train, test)
    if found.number and found.is_natural:
        raise NotInformative(
            "so few values are possible that equal rows need not be the same row"
        )
    return {
        "state": "warned" if found.number else "passed",
        "words": f"{found.number:,} of {len(test):,} test rows equal a training row in "
        "every column.",
        "numbers": {"duplicates": found.number, "n_test": len(test)},
    }
