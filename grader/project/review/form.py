"""The forms that reviewers fill in: TOML with the rubric in its comments.

A form is read whole, and all that is wrong with it is said at once; nothing is ever
written over one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ProjectError
from grader.project.card.words import toml
from grader.project.review.rubric import (
    LEVELS,
    WHO,
    Criterion,
    criteria,
    level_name,
    names,
    negative,
)

SELF, PEER, CALIBRATION = "self", "peer", "calibration"
_JUDGE = {SELF: "S", PEER: "P", CALIBRATION: "S"}
_MOST_BYTES, _MOST_COMMENTS, _SHORTEST = 200_000, 3, 8
_COMMENT = ("observation", "question", "suggestion")
_HOW = {
    SELF: "One sentence of evidence for each level: a place (file, line, cell) and "
    "what stands there.\n# Without it a level counts as 1 at most. `answer` stays "
    "empty until peers differ.",
    PEER: "Read README and article first, 20 to 30 minutes. One to three comments: "
    "what you\n# observed, a question, a suggestion. Copy the last block for more.",
    CALIBRATION: "Give your levels before you look at the reference; nobody sees them.",
}


@dataclass(frozen=True)
class Mark:
    """A level, its evidence, and the author's answer to peers who see it otherwise."""

    level: int
    evidence: str = ""
    answer: str = ""

    @property
    def counted(self) -> int:
        """Return the level; without evidence 1 at most."""
        has_evidence = len(self.evidence) >= _SHORTEST and " " in self.evidence
        return self.level if has_evidence else min(self.level, 1)


@dataclass(frozen=True)
class Form:
    """A form that is filled in: whose, of what, its marks and comments."""

    kind: str
    project: str
    pin: str
    by: str
    marks: Mapping[str, Mark]
    comments: tuple[Mapping[str, str], ...] = ()


def begin(path: Path, kind: str, project: str, pin: str, by: str = "") -> None:
    """Write an empty form; raise ProjectError where a file is or none can be."""
    blocks = [_head(kind, project, pin, by)]
    blocks += [
        _block(number, one, kind)
        for number, one in enumerate(criteria(), 1)
        if _JUDGE[kind] in one.who
    ]
    if kind == PEER:
        blocks.append("[[comment]]\n" + "\n".join(f'{name} = ""' for name in _COMMENT))
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write("\n\n".join(blocks) + "\n")
    except OSError as error:
        raise ProjectError(
            f"`{path}` cannot be made ({error.strerror}). Choose a place where you may "
            "write and no file of that name lies."
        ) from None


def read(path: Path, kind: str) -> Form:
    """Return a form of this kind; raise ProjectError with all that is wrong."""
    told = _table(path)
    head = told.pop("review", None)
    if not isinstance(head, dict) or head.get("kind") not in _JUDGE:
        raise ProjectError(
            f"`{path}` is no form of this kit: its `[review]` names no kind. "
            "`stove project review` makes one."
        )
    if head["kind"] != kind:
        raise ProjectError(
            f"`{path}` is a form of the kind {head['kind']!r}, and {kind!r} is needed."
        )
    breaches: list[str] = []
    comments = _comments(told.pop("comment", []), kind, breaches)
    marks = _marks(told, kind, breaches)
    if breaches:
        listed = "\n".join(f"  - {one}" for one in breaches)
        raise ProjectError(
            f"`{path}` is not ready yet; what you wrote is kept:\n{listed}",
            tuple(breaches),
        )
    about = {name: _line(head.get(name, "")) for name in ("project", "pin", "by")}
    return Form(kind, **about, marks=marks, comments=comments)


def _table(path: Path) -> dict[str, Any]:
    """Return what the file holds, if it can be a form at all."""
    if path.is_file() and path.stat().st_size > _MOST_BYTES:
        raise ProjectError(f"`{path}` is too large for a form. Give the right file.")
    return toml(path)


def _marks(told: Mapping[str, Any], kind: str, breaches: list[str]) -> dict[str, Mark]:
    """Return the marks; note what is unknown, missing or out of range."""
    asked = names(_JUDGE[kind])
    known = ", ".join(asked)
    for name in told:
        if name not in asked:
            breaches.append(f"{name!r} is no criterion of this form. Known: {known}.")
    empty = [
        name
        for name in asked
        if not isinstance(told.get(name), dict) or told[name].get("level", "") == ""
    ]
    if empty:
        breaches.append(f"No level yet for {', '.join(empty)}.")
    filled = {name: told[name] for name in asked if name not in empty}
    return {name: _mark(name, one, breaches) for name, one in filled.items()}


def _mark(name: str, told: Mapping[str, Any], breaches: list[str]) -> Mark:
    level, texts = told["level"], ("evidence", "answer")
    if isinstance(level, bool) or not isinstance(level, int) or level not in LEVELS:
        breaches.append(f"`{name}`: level is {level!r}. Write 0, 1, 2 or 3.")
        level = 0
    for other in told.keys() - {"level", *texts}:
        breaches.append(f"`{name}`: {other!r} is unknown. Write level and evidence.")
    for text in texts:
        if not isinstance(told.get(text, ""), str):
            breaches.append(f'`{name}`: write {text} as text, in "…".')
    return Mark(level, *(_line(told.get(text, "")) for text in texts))


def _comments(
    told: Any, kind: str, breaches: list[str]
) -> tuple[Mapping[str, str], ...]:
    """Return the comments of a peer; note where one lacks a part."""
    if kind != PEER:
        if told:
            breaches.append("Comments are for peers. Write yours as evidence.")
        return ()
    found = told if isinstance(told, list) else []
    if not 1 <= len(found) <= _MOST_COMMENTS:
        breaches.append(f"There are {len(found)} comments. Write one to three.")
    parts = []
    for number, one in enumerate(found, 1):
        one = one if isinstance(one, dict) else {}
        part = {name: _line(one.get(name, "")) for name in _COMMENT}
        if missing := [name for name in _COMMENT if not part[name]]:
            breaches.append(f"Comment {number} has no {', no '.join(missing)} yet.")
        parts.append(part)
    return tuple(parts)


def _line(value: Any) -> str:
    """Return what somebody wrote as one line, without what steers a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())


def _head(kind: str, project: str, pin: str, by: str) -> str:
    clause = "\n".join(f"# {line}" for line in negative().splitlines())
    pairs = {"kind": kind, "project": project, "pin": pin, "by": by}
    lines = "\n".join(
        f"{name} = {json.dumps(_line(value), ensure_ascii=False)}"
        for name, value in pairs.items()
        if value
    )
    return (
        f"# Fill in, save, and run the same command again.\n# {_HOW[kind]}\n"
        f"#\n{clause}\n\n[review]\n{lines}"
    )


def _block(number: int, one: Criterion, kind: str) -> str:
    judges = ", ".join(WHO[letter] for letter in one.who)
    lines = [f"# {number}. {one.title} (who looks: {judges})"]
    lines += [f"#    {n} {level_name(n)}: {w}" for n, w in enumerate(one.levels)]
    lines += [f"[{one.id}]", 'level = ""']
    if kind == SELF:
        lines += ['evidence = ""', 'answer = ""']
    return "\n".join(lines)
