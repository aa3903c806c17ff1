"""The learner's own notes on a project: plain files in `my_work/projects/NAME/`."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import CalledWrongly, DataError
from grader.learner import home
from grader.learner.search import searchfolder

if TYPE_CHECKING:
    from grader.checks.question import Item
    from grader.checks.verdict import Verdict

_NAME = re.compile(r"\w[\w .-]{0,59}")


def name_of(project: object) -> str:
    """Return the name of a project: the last part of its folder."""
    name = Path(str(project)).name.strip() if isinstance(project, str | Path) else ""
    if not _NAME.fullmatch(name):
        raise CalledWrongly(
            f'{project!r} is no name for a project. Use letters, digits, `_`: "storms".'
        )
    return name


def path_of(project: str, file: str) -> Path:
    """Return where a note on a project lies."""
    return home.my_work() / "projects" / project / file


def text_of(path: Path) -> str:
    """Return the text of a note, "" where there is none; raise DataError if broken."""
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"`{path}` cannot be read ({error}). Nothing is written over it: mend it, "
            "or give the file another name to begin anew."
        ) from error


def write(path: Path, text: str) -> None:
    """Write a note, whole or not at all; a machine that runs a notebook writes none."""
    searchfolder.write(path, text)


def fields_of(item: str) -> list[str]:
    """Return the fields that a text of `item` has, from its untouched form."""
    return re.findall(r"([A-Z][\w ]*?): …", found(item).blank[0])


def found(item: str) -> "Item":
    """Return the item whose check a form asks, so that no rule stands here twice."""
    from grader.checks import loader

    return loader.find_item(item)


def verdict_on(item: str, text: str) -> "Verdict":
    """Return what the check of `item` says about a text; nothing is kept."""
    from grader.checks.answer import Answer
    from grader.checks.judge import judge

    return judge(found(item), Answer.local(text))


def as_cell(answer: str, text: str) -> str:
    """Return the lines that put a text into its answer cell."""
    quoted = text.replace("\\", "\\\\").replace('"""', "'''")
    return f'{answer} = """\n{quoted}\n"""'


def flat(text: object) -> str:
    """Return a text in one line, as a field of a note holds it."""
    return " ".join(str(text or "").split())


def shown(path: Path) -> str:
    """Return where a note lies, from the learner's folder on."""
    return path.relative_to(home.home()).as_posix()
