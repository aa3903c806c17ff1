"""The page of a card: self-contained HTML for light, dark and paper, no scripts."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from grader import report
from grader.learner import html
from grader.project.card import drawing, numbers
from grader.project.card.intervals import FEW_UNITS

_HERE = Path(__file__).with_name("templates")
_REPORT = Path(str(report.__file__)).with_name("templates")
_STATES = {
    "worse": "Worse",
    "better": "Better",
    "same": "No clear change",
    "failed": "It stops",
    "passed": "Passed",
    "warned": "Warned",
}


def page(told: Mapping[str, Any]) -> str:
    """Return the page of what `twin` returns; every word in it is escaped."""
    at = drawing.scale(told)
    own = told["reference"]["outcome"]["score"]
    changed = [one for one in told["rows"] if one["before"]]
    return str(
        _environment()
        .get_template("card.html.j2")
        .render(
            card=told,
            key="",
            own=told["reference"]["outcome"],
            bands=_bands(told),
            silent=[one for one in told["rows"] if one["because"]],
            changed=changed,
            legend=drawing.legend(own, at),
            strip=lambda row: drawing.strip(row, own, at),
        )
    )


def _bands(told: Mapping[str, Any]) -> list[tuple[str, str, list[Any]]]:
    """Return the bands with the rows that can say something."""
    return [
        (
            name,
            about,
            [one for one in told["rows"] if one["band"] == name and not one["because"]],
        )
        for name, about in told["bands"].items()
    ]


def meaning(outcome: Mapping[str, Any] | None) -> str:
    """Return what an outcome means in a word or three."""
    if not outcome:
        return "Not run"
    word = _STATES.get(outcome["state"]) or _STATES.get(outcome.get("change", ""))
    return word or "No interval"


def observed(outcome: Mapping[str, Any] | None) -> str:
    """Return what was seen: score, then the paired difference with its interval."""
    if not outcome:
        return "not run yet"
    if outcome["state"] != "measured":
        return str(outcome["words"])
    score, change = outcome["score"]["value"], outcome["difference"]
    beside = max(abs(one) for one in change.values() if one is not None)
    moved = numbers.signed(change["value"], beside)
    said = f"{numbers.number(score)}; difference {moved}"
    if change["low"] is None:
        return f"{said}, no interval"
    return f"{said} ({numbers.signed_span(change['low'], change['high'])})"


def predicted(row: Mapping[str, Any]) -> str:
    """Return what was predicted and whether it held."""
    said = row["prediction"]
    if not said:
        return "no prediction"
    sure = f", {said['confidence']} % sure" if said["confidence"] else ""
    end = {True: "held ✓", False: "a surprise ≠", None: "not judged"}[said["held"]]
    if said["hindsight"]:
        end = "made after the outcome, so not counted"
    return f"{said['words']}{sure}: {end}"


def measured_on(outcome: Mapping[str, Any]) -> str:
    """Return in small print on what an outcome rests."""
    if not outcome or outcome["state"] != "measured":
        return ""
    tests = (
        "the same test rows"
        if outcome["is_same_test"]
        else f"{outcome['n_test']:,.0f} other test rows"
    )
    repeats = len(outcome["scores"])
    many = f"{repeats} fits on" if repeats > 1 else "On"
    drawn = f"{outcome['units']:,} {outcome['unit']}s drawn {outcome['draws']} times"
    few = " So few make the interval a hint." if outcome["units"] < FEW_UNITS else ""
    return (
        f"{many} {outcome['n_train']:,.0f} training rows, {tests}; interval from "
        f"{drawn}; {numbers.seconds(outcome['seconds'])}.{few}"
    )


def change_of(version: int, told: Mapping[str, Any]) -> str:
    """Return what the author changed for a version."""
    words: str = told["versions"][version - 1]["change"]
    return words or ("the first version" if version == 1 else "not said")


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([_HERE, _REPORT]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sheets = (_REPORT / "page.css", _HERE / "card.css")
    styles = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    made.globals["style"] = Markup("\n".join(styles))
    made.filters |= {
        "change_of": change_of,
        "inline": html.inline,
        "meaning": meaning,
        "measured_on": measured_on,
        "number": numbers.number,
        "observed": observed,
        "predicted": predicted,
        "seconds": numbers.seconds,
        "sign": drawing.sign,
        "span": lambda one: numbers.span(one["low"], one["high"]),
    }
    return made
