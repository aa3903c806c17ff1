"""What an author expects of a perturbation, said before it is run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.errors import ProjectError
from grader.project.card.catalogue import BY_ID, Perturbation

WORDS = ("worse", "same", "better", "breaks")
_CHECK_WORDS = ("passes", "warns")
_WITHIN = 0.02  # a single number holds within this, as everywhere in the course
_SURE = re.compile(r"[,;\s]+(\d{2,3})\s*%(?:\s*sure)?$")
_RANGE = re.compile(r"^(-?\d*\.?\d+)\s*(?:to|\.\.|,|–)\s*(-?\d*\.?\d+)$")
_NUMBER = re.compile(r"^-?\d*\.?\d+$")
NONE = "no prediction"


@dataclass(frozen=True)
class Forecast:
    """A prediction for one row: a word or a range of scores, and how sure."""

    words: str
    low: float | None = None
    high: float | None = None
    confidence: int | None = None

    def held(self, outcome: Mapping[str, Any]) -> bool | None:
        """Return whether it came true; None where nobody can say."""
        state = outcome["state"]
        if state in ("not informative", "not run"):
            return None
        if self.low is not None and self.high is not None:
            value = (outcome.get("score") or {}).get("value")
            return value is not None and self.low <= value <= self.high
        word = came(outcome)
        return self.words == word if word else None


def came(outcome: Mapping[str, Any]) -> str:
    """Return the one word for what happened; "" where its interval is missing."""
    plain = {"failed": "breaks", "passed": "passes", "warned": "warns"}
    word: str = plain.get(outcome["state"]) or outcome.get("change", "")
    return word


def parsed(one: Perturbation, text: Any) -> Forecast | None:
    """Return what somebody wrote as a forecast; None where it is empty.

    A word, a score or a range of scores, then, if you like, how sure you are:
    "worse", "same 70%", "0.71 80%", "0.68 to 0.72, 90%".
    """
    if isinstance(text, (tuple, list)) and len(text) == 2:
        text = f"{text[0]} to {text[1]}"
    words = str(text).strip().lower()
    if not words or words == NONE:
        return None
    sure = _SURE.search(words)
    confidence = int(sure[1]) if sure else None
    words = words[: sure.start()] if sure else words
    if confidence is not None and not 50 <= confidence <= 100:
        raise _unclear(one, text, "How sure you are goes from 50 to 100 %.")
    if words in (WORDS if one.has_score else (*_CHECK_WORDS, "breaks")):
        return Forecast(words, confidence=confidence)
    if one.has_score and (low_high := _bounds(words)):
        low, high = low_high
        if low > high:
            raise _unclear(one, text, "Write the lower end first.")
        return Forecast(words, low, high, confidence)
    raise _unclear(one, text, "")


def read_all(given: Mapping[str, Any]) -> dict[str, Forecast]:
    """Return forecasts by perturbation; say which name or text is not understood."""
    unknown = sorted(set(given) - set(BY_ID))
    if unknown:
        raise ProjectError(
            f"No perturbation is called `{unknown[0]}`. They are: {', '.join(BY_ID)}."
        )
    found = {name: parsed(BY_ID[name], text) for name, text in given.items()}
    return {name: one for name, one in found.items() if one}


def form(one: Perturbation) -> str:
    """Return how a forecast for this row can be written."""
    if one.has_score:
        return "worse, same, better, breaks, a score (0.71) or a range (0.68 to 0.72)"
    return "passes or warns"


def _bounds(words: str) -> tuple[float, float] | None:
    if found := _RANGE.match(words):
        return float(found[1]), float(found[2])
    if _NUMBER.match(words):
        return float(words) - _WITHIN, float(words) + _WITHIN
    return None


def _unclear(one: Perturbation, text: Any, extra: str) -> ProjectError:
    return ProjectError(
        f"The prediction for `{one.id}` is {str(text)!r}. Write {form(one)}, and how "
        f'sure you are if you like, as in "worse 80%". {extra}'.strip()
    )
