"""Feed a prediction that was sealed elsewhere into one's calibration.

The journal gets how sure somebody was and whether it held, and no words: a project
may be about an employer, and a passport carries the journal.
"""

from grader.learner import journal

_WORDS = "in its own log"


def note(
    key: str,
    sure: float | None,
    held: bool | None,
    notes: journal.Journal | None = None,
) -> bool:
    """Keep a prediction and its outcome under `key`; return whether it counts.

    It counts where both are known; the first outcome of a key is the one that does.
    """
    if sure is None or held is None:
        return False
    kept = notes or journal.current()
    if kept.events("observation", key):
        return False
    kernel = journal.kernel_id()
    guess = {"low": None, "high": None, "text": _WORDS, "confidence": float(sure)}
    guess |= {"why": "", "hindsight": False, "kernel": kernel}
    kept.record("prediction", key, guess)
    outcome = {"value": _WORDS, "held": bool(held), "kernel": kernel}
    kept.record("observation", key, outcome)
    return True
