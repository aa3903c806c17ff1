"""What a project says about itself in project.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

LATER, UNSEEN, ALIKE = "a later period", "an unseen group", "rows like these"
USES = (LATER, UNSEEN, ALIKE)
_WORDS = {
    "title": "what the project is called",
    "question": "what you want to know, as one question",
    "user": "who would act on the answer",
    "decision": "what they would do differently",
    "prediction_time": "when the prediction is made, and what is known then",
    "target": "the column to predict",
    "metric": "the name of what `score` returns",
    "licence": "the licence of your code and text",
}
_TODO = "TODO"


@dataclass(frozen=True)
class Data:
    """A file of data: where it lies, what it is, who allows its use."""

    path: str
    sha256: str = ""
    source: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Settings:
    """The words and names of project.toml; `groups` and `time` are columns or "".

    `example` is a good input of `predict_one`; by default a test row is one. A date in
    it is a text such as "2026-03-16", as it would come from a form.
    """

    title: str
    question: str
    user: str
    decision: str
    prediction_time: str
    target: str
    metric: str
    greater_is_better: bool
    use: str
    licence: str
    groups: str = ""
    time: str = ""
    data: tuple[Data, ...] = ()
    example: Mapping[str, Any] = field(default_factory=dict)


def parse_settings(
    table: Mapping[str, Any], folder: Path, breaches: list[str]
) -> Settings | None:
    """Return the settings, or None once there are `breaches`."""
    before = len(breaches)
    words = {n: _word(table, n, about, breaches) for n, about in _WORDS.items()}
    greater = table.get("greater_is_better")
    if not isinstance(greater, bool):
        breaches.append(
            "`greater_is_better` in project.toml should be true or false: "
            "is a greater score a better one?"
        )
    columns = {name: _column(table, name, breaches) for name in ("groups", "time")}
    use = _use(table, columns, breaches)
    data = _data(table.get("data", []), folder, breaches)
    example = table.get("example", {})
    if not isinstance(example, dict):
        breaches.append("`[example]` in project.toml should be a table of fields.")
    if len(breaches) > before:
        return None
    is_greater = greater is True
    return Settings(
        **words,
        greater_is_better=is_greater,
        use=use,
        **columns,
        data=data,
        example={name: _as_from_a_form(value) for name, value in example.items()},
    )


def _as_from_a_form(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def _use(table: Mapping[str, Any], columns: dict[str, str], breaches: list[str]) -> str:
    """Return on what the model will be used; it needs the column that says which."""
    use = table.get("use")
    if use not in USES:
        listed = ", ".join(f'"{one}"' for one in USES)
        breaches.append(
            f"`use` in project.toml is {use!r}. Say on what the model will be used: "
            f"one of {listed}."
        )
    needed = {LATER: "time", UNSEEN: "groups"}.get(str(use), "")
    if needed and not columns[needed]:
        breaches.append(
            f'`use` is "{use}", so project.toml needs `{needed}`: '
            "the column that says which."
        )
    return str(use)


def _word(table: Mapping[str, Any], name: str, about: str, breaches: list[str]) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        breaches.append(f"project.toml needs `{name}`: {about}.")
        return ""
    if value.strip().startswith(_TODO):
        breaches.append(f"`{name}` in project.toml is still to do: {about}.")
    return value.strip()


def _column(table: Mapping[str, Any], name: str, breaches: list[str]) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        breaches.append(f"`{name}` in project.toml should be the name of one column.")
        return ""
    return value.strip()


def _data(listed: Any, folder: Path, breaches: list[str]) -> tuple[Data, ...]:
    """Return the files of data; each must lie in the folder."""
    if not isinstance(listed, list) or not all(isinstance(x, dict) for x in listed):
        breaches.append("Write each file of data in project.toml under `[[data]]`.")
        return ()
    files = []
    for one in listed:
        told = {n: str(one.get(n, "")).strip() for n in Data.__dataclass_fields__}
        files.append(Data(**told))
        _look_at(files[-1], folder, breaches)
    return tuple(files)


def _look_at(data: Data, folder: Path, breaches: list[str]) -> None:
    """Note what keeps a file of data from being read by somebody else."""
    path = (folder / data.path).resolve()
    if not data.path:
        breaches.append("A `[[data]]` in project.toml has no `path`.")
    elif not path.is_relative_to(folder):
        breaches.append(
            f"The data {data.path!r} lies outside of the folder. Copy it in, so that "
            "the folder is all that a reader needs."
        )
    elif not path.is_file():
        breaches.append(
            f"The data {data.path!r} is not there. Save a snapshot at that path, or "
            "correct the path in project.toml."
        )
    elif path.name.startswith(".") or path.suffix == ".db":
        breaches.append(
            f"The data {data.path!r} would not reach the sandbox, which leaves out "
            "hidden files and `.db`. Rename it (`.sqlite`, say)."
        )
