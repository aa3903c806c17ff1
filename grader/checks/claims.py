"""Whether numbers in a text are those of a run, and whether a claim has its interval.

No language is understood here. A number is compared where it is tagged or stands
beside the name of the metric; all other numbers of a text are its author's business.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

# `0.754<!-- model.score -->`: no reader sees the tag, and it names what is meant.
_TAGGED = re.compile(
    r"(?P<n>[-+]?[.,]?\d[\d.,]*)\s*(?P<u>%?)\s*<!--\s*(?P<tag>.*?)\s*-->"
)
OTHER = "other"
_FORMS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?",  # 1,732.5
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?",  # 1.732,5
    r"\d*[.,]\d+(?![.,]\d)",
    r"\d+",
)
# Letters of English only: in many scripts no blank stands before a number.
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9_.,-])([-+]?(?:{'|'.join(_FORMS)}))(\s*%)?(?![A-Za-z0-9_])"
)
_CODE = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`", re.DOTALL)
_LINKS = re.compile(r"\]\([^)\s]*\)|https?://\S+")
_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_ENDS = re.compile(r"[.!?。！？]\s|\n\s*\n|[|;；]")
_AFTER, _BEFORE = 45, 4
# Said of any AUC or accuracy, and by nobody's run.
_CHANCE = (0.0, 0.5, 1.0, 100.0, 50.0)


@dataclass(frozen=True)
class Stated:
    """A number in a text: as written, its value, digits behind the point, its tag."""

    text: str
    values: tuple[float, ...]
    digits: int
    is_percent: bool = False
    tag: str = ""
    around: str = ""


def stated(text: str, names: tuple[str, ...]) -> list[Stated]:
    """Return the numbers of a text that are tagged, or beside one of the names."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    found = [
        _stated(hit["n"], bool(hit["u"]), hit["tag"], plain, hit.start())
        for hit in _TAGGED.finditer(_CODE.sub(_blank, plain))
    ]
    rest = _TAGGED.sub(_blank, plain)
    for pattern in (_CODE, _COMMENTS, _LINKS):
        rest = pattern.sub(_blank, rest)
    places: dict[int, Stated] = {}
    for name in filter(None, names):
        places |= _beside(rest, name)
        places |= _below(rest, name)
    return found + [places[at] for at in sorted(places)]


def leaves(results: Any, path: str = "") -> dict[str, float]:
    """Return every number of a results.json by its path, such as `model.score`."""
    if isinstance(results, bool):
        return {}
    if isinstance(results, int | float):
        return {path: float(results)} if isfinite(results) else {}
    if isinstance(results, Mapping):
        pairs = list(results.items())
    elif isinstance(results, list):
        pairs = list(enumerate(results))
    else:
        return {}
    found: dict[str, float] = {}
    for name, value in pairs:
        found |= leaves(value, f"{path}.{name}" if path else str(name))
    return found


def mismatches(
    numbers: list[Stated], results: Mapping[str, Any]
) -> list[tuple[Stated, str]]:
    """Return the numbers that no run gave, each with what results.json holds."""
    known = leaves(results)
    wrong = []
    for one in numbers:
        if one.tag == OTHER:
            continue
        if one.tag and one.tag not in known:
            wrong.append((one, f"results.json has no `{one.tag}`"))
        elif one.tag and not is_same(one, known[one.tag]):
            wrong.append((one, f"`{one.tag}` is {known[one.tag]:.6g}"))
        elif not one.tag and not _is_known(one, known):
            near = _nearest(one, known)
            wrong.append(
                (
                    one,
                    f"the nearest, `{near}`, is {known[near]:.6g}"
                    if near
                    else "results.json holds no number",
                )
            )
    return wrong


def is_same(one: Stated, value: float) -> bool:
    """Return whether a number is a value, rounded to the digits that it shows."""
    slack = 0.5 * 10.0**-one.digits + 1e-9
    scaled = (value * 100, value) if one.is_percent else (value,)
    return any(
        abs(abs(written) - abs(each)) <= slack
        for written in one.values
        for each in scaled
    )


def _is_known(one: Stated, known: Mapping[str, float]) -> bool:
    if any(abs(v) in _CHANCE for v in one.values):
        return True
    scores = {n: v for n, v in known.items() if not _is_count(n)}
    return any(is_same(one, value) for value in scores.values())


def _is_count(path: str) -> bool:
    """Return whether a number of results.json is no score: a level, a count, a seed."""
    last = path.rpartition(".")[2].lower()
    return last in ("level", "seed", "n") or last.startswith(("n_", "number"))


def _nearest(one: Stated, known: Mapping[str, float]) -> str:
    scale = 100 if one.is_percent else 1
    return min(
        known, key=lambda n: abs(abs(known[n]) * scale - one.values[0]), default=""
    )


def _beside(text: str, name: str) -> dict[int, Stated]:
    """Return the first decimal after each mention of a name, and one right before."""
    found = {}
    for hit in re.finditer(
        rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", text, re.I
    ):
        end = hit.end() + _AFTER
        stop = _ENDS.search(text + "\n\n", hit.end())
        part = text[hit.end() : min(end, stop.start() if stop else end)]
        for at, one in _decimals(part, hit.end(), text):
            found[at] = one
            break
        before = text[max(0, hit.start() - 30) : hit.start()]
        for at, one in _decimals(before, max(0, hit.start() - 30), text):
            if hit.start() - (at + len(one.text)) <= _BEFORE:
                found[at] = one
    return found


def _below(text: str, name: str) -> dict[int, Stated]:
    """Return the decimals in table columns whose header holds the name."""
    found: dict[int, Stated] = {}
    columns: set[int] = set()
    at = 0
    is_in_table = False
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith("|"):
            cells = line.strip().strip("|").split("|")
            if not is_in_table:
                columns = {n for n, c in enumerate(cells) if name.lower() in c.lower()}
            start = at + line.index("|") + 1
            for number, cell in enumerate(cells):
                if is_in_table and number in columns:
                    found |= dict(_decimals(cell, start, text))
                start += len(cell) + 1
            is_in_table = True
        else:
            is_in_table = False
        at += len(line)
    return found


def _decimals(part: str, offset: int, text: str) -> Iterator[tuple[int, Stated]]:
    """Yield the numbers with a point, a comma or a percent sign, and where."""
    for hit in _NUMBER.finditer(part):
        written, is_percent = hit[1], bool(hit[2])
        if is_percent or "." in written or "," in written:
            at = offset + hit.start(1)
            yield at, _stated(written, is_percent, "", text, at)


def _stated(written: str, is_percent: bool, tag: str, text: str, at: int) -> Stated:
    written = written.rstrip(".,")
    around = " ".join(text[max(0, at - 30) : at + len(written) + 10].split())
    values, digits = readings(written)
    return Stated(written, values, digits, is_percent, tag, around)


def readings(written: str) -> tuple[tuple[float, ...], int]:
    """Return what a number may mean, in any land's way to write it, and its digits."""
    marks = [mark for mark in written if mark in ".,"]
    if not marks:
        return (float(written),), 0
    last = written.rfind(marks[-1])
    digits = len(written) - last - 1
    whole = re.sub("[.,]", "", written[:last])
    plain = float(f"{whole}{written[last + 1 :]}")
    if marks.count(marks[-1]) > 1:
        return (plain,), 0
    decimal = float(f"{whole}.{written[last + 1 :]}")
    is_open = digits == 3 and len(marks) == 1 and whole.strip("+-0") != ""
    return ((decimal, plain) if is_open else (decimal,)), digits


def _blank(hit: "re.Match[str]") -> str:
    """Return as much blank space, so that places stay what they were."""
    return re.sub(r"[^\n]", " ", hit[0])


_WINS = re.compile(
    r"\b(?:beats?|outperforms?|outperformed|wins?|better than"
    r"|improves? (?:on|over|upon)|superior|clearly better|significantly)\b",
    re.I,
)
_DOUBTS = re.compile(
    r"\b(?:not?|never|cannot|can't|nor|neither|unless|whether|if|would|could|may|might"
    r"|whatever|expected)\b|n't\b|\?",
    re.I,
)


def wins(text: str) -> list[str]:
    """Return the English sentences that claim to beat something, without a doubt."""
    plain = _COMMENTS.sub(_blank, _CODE.sub(_blank, text))
    sentences = re.split(r"(?<=[.!?])\s+|\n\s*\n|\n[-#*|]", plain)
    return [
        " ".join(one.split())
        for one in sentences
        if _WINS.search(one) and not _DOUBTS.search(one)
    ]


def interval_breaches(results: Mapping[str, Any]) -> list[str]:
    """Return what keeps a results.json from saying how sure its claim is."""
    scores = {n: _number(results, n, "score") for n in ("baseline", "model")}
    breaches = [
        f'`{name}` has no number as `score`: write {{"name": …, "score": …}}'
        for name, value in scores.items()
        if value is None
    ]
    ends = {n: _number(results, "difference", n) for n in ("value", "low", "high")}
    missing = [name for name, value in ends.items() if value is None]
    if missing:
        listed = ", ".join(f"`{name}`" for name in missing)
        return [*breaches, f"`difference` lacks {listed}"]
    told = {name: float(value or 0) for name, value in ends.items()}
    breaches += _off(told, scores["model"], scores["baseline"])
    level = _number(results, "difference", "level")
    if level is None or not 0.5 <= level < 1:
        breaches.append("`difference` lacks a `level` such as 0.95")
    return breaches


def _off(told: dict[str, float], model: float | None, base: float | None) -> list[str]:
    """Return what in an interval cannot be."""
    value, low, high = told["value"], told["low"], told["high"]
    breaches = []
    if not low <= value <= high:
        breaches.append(
            f"`difference` is {value:.4g}, outside of {low:.4g} to {high:.4g}"
        )
    if low == high:
        breaches.append("the interval of `difference` has no width")
    gap = value if model is None or base is None else model - base
    if abs(abs(gap) - abs(value)) > 1e-6 + 1e-4 * abs(value):
        breaches.append(
            f"`difference.value` is {value:.6g}, model and baseline differ by {gap:.6g}"
        )
    return breaches


def _number(results: Mapping[str, Any], name: str, key: str) -> float | None:
    part = results.get(name)
    value = part.get(key) if isinstance(part, Mapping) else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if isfinite(value) else None
