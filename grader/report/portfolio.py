"""A portfolio: one folder of pages about what a learner chose to show.

Nothing is shown unless it is named in `portfolio.toml`, and nothing is sent.
"""

import json
import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from grader.errors import CalledWrongly
from grader.learner import home
from grader.report import article
from grader.report.template import render
from grader.report.whole import write_whole

FILE_NAME, FOLDER, PAGE = "portfolio.toml", "portfolio", "index.html"
_TEXTS = ("title", "about", "doubt", "notebook", "results", "url")
_MARK = '<main id="main" class="portfolio">'


@dataclass(frozen=True)
class Piece:
    """Something to show: an article, an address or both, and its biggest doubt."""

    title: str
    about: str
    doubt: str
    page: str = ""
    url: str = ""
    numbers: str = ""


@dataclass(frozen=True)
class Portfolio:
    """What the page says."""

    title: str
    about: str
    pieces: tuple[Piece, ...]


def write(to: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """Write the pages that `my_work/portfolio.toml` asks for; return where and notes.

    Raises CalledWrongly where there is no such file yet (a draft of it is then laid
    there), where it cannot be read, and rather than replace a page of somebody else.
    """
    base = home.my_work().resolve()
    source = base / FILE_NAME
    if not source.is_file():
        raise _drafted(base, source)
    told = _read(source)
    folder = to or base / FOLDER
    index = folder / PAGE
    if index.exists() and _MARK not in index.read_text("utf-8", errors="replace"):
        raise CalledWrongly(
            f"{index} is there already and is no page of this command. Choose "
            "another folder with --to."
        )
    checked = [_checked(number, one, base) for number, one in enumerate(told[2], 1)]
    planned = [_piece(number, one, base) for number, one in enumerate(checked, 1)]
    pages = {shown.page: made for shown, made in planned if made}
    for name in pages:
        article.keep_foreign(folder / name)
    for name, made in pages.items():
        article.put(folder / name, made)
    _forget(folder, set(pages))
    pieces = tuple(shown for shown, _ in planned)
    said = Portfolio(told[0], told[1], pieces)
    write_whole(index, render("portfolio.html.j2", key="", told=said))
    return index, tuple(_notes(planned))


def _forget(folder: Path, kept: set[str]) -> None:
    """Remove articles of pieces that are not shown any more."""
    for page in folder.glob("[0-9][0-9]_*.html"):
        if page.name not in kept and article.is_ours(page):
            page.unlink()


def _notes(planned: list[tuple[Piece, article.Article | None]]) -> Iterator[str]:
    """Yield what readers would miss, each with its piece."""
    for shown, made in planned:
        for note in made.notes if made else ():
            yield f"{shown.title}: {note}"


def _drafted(base: Path, source: Path) -> CalledWrongly:
    """Lay a draft of the file that names what is shown; say what to do with it."""
    found = sorted(path.relative_to(base) for path in base.glob("**/*.ipynb"))
    own = [one for one in found if not any(part[0] in "._" for part in one.parts)]
    lines = ['title = "What I tried"', 'about = "…"', ""]
    for path in own[:50]:
        shown = json.dumps(path.as_posix(), ensure_ascii=False)
        lines += ["# [[piece]]", '# title = "…"', '# about = "…"', '# doubt = "…"',
                  f"# notebook = {shown}", ""]  # fmt: skip
    base.mkdir(parents=True, exist_ok=True)
    source.write_text("\n".join(lines), encoding="utf-8")
    return CalledWrongly(
        f"A draft lies in {source}. Take the # away from what you want to show, fill "
        "the dots, and run the command again; nothing else is ever shown."
    )


def _read(source: Path) -> tuple[str, str, list[Any]]:
    """Return title, words and pieces of the file."""
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(f"cannot be read ({error})") from None
    unknown = set(table) - {"title", "about", "piece"}
    pieces = table.get("piece", [])
    if unknown or not isinstance(pieces, list):
        raise _wrong("may hold title, about and [[piece]] tables")
    if not pieces:
        raise _wrong("names no [[piece]] yet; take the # away from one")
    title, about = (str(table.get(name, "")).strip() for name in ("title", "about"))
    return title or "What I tried", "" if about == "…" else about, pieces


def _checked(number: int, entry: Any, base: Path) -> dict[str, str]:
    """Return the fields of a piece, its files inside `my_work/`, its url a web one."""
    where = f"piece {number}"
    if not isinstance(entry, dict) or set(entry) - set(_TEXTS):
        raise _wrong(f"{where} may hold {', '.join(_TEXTS)}")
    fields = {name: str(entry.get(name, "")).strip() for name in _TEXTS}
    for name in ("title", "doubt"):
        if not fields[name].strip("… ."):
            raise _wrong(f"{where} needs a {name}, in a few words")
    if not (fields["notebook"] or fields["url"]):
        raise _wrong(f"{where} needs a notebook or a url")
    for name in ("notebook", "results"):
        path = (base / fields[name]).resolve()
        if fields[name] and not (path.is_relative_to(base) and path.is_file()):
            raise _wrong(f"{where} names the {name} {fields[name]!r}, which is no file "
                         "in my_work")  # fmt: skip
    if fields["url"] and not _is_web(fields["url"]):
        raise _wrong(f"the url of {where} is {fields['url']!r}, no web address")
    return fields


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _piece(
    number: int, fields: dict[str, str], base: Path
) -> tuple[Piece, article.Article | None]:
    """Return how a piece is shown, and its article where it has one."""
    page, made = "", None
    if fields["notebook"]:
        source = base / fields["notebook"]
        name = re.sub(r"[^\w-]+", "_", source.stem, flags=re.ASCII)[:60]
        page, made = f"{number:02}_{name}.html", article.article(source)
    about = "" if fields["about"] == "…" else fields["about"]
    numbers = _numbers(base / fields["results"]) if fields["results"] else ""
    shown = Piece(fields["title"], about, fields["doubt"], page, fields["url"], numbers)
    return shown, made


def _numbers(path: Path) -> str:
    """Return baseline, model and their difference as results.json has them."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        scores = [(told[kind]["name"], float(told[kind]["score"]))
                  for kind in ("baseline", "model")]  # fmt: skip
        gap = told["difference"]
        value, low, high = (float(gap[name]) for name in ("value", "low", "high"))
        level = float(gap.get("level", 0.95))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _wrong(
            f"names {path.name}, which lacks baseline, model and difference as "
            "numbers; docs/projects.md shows the form"
        ) from None
    if not all(map(math.isfinite, (value, low, high, level, *(s for _, s in scores)))):
        raise _wrong(f"names {path.name}, in which a number is not finite")
    said = ", ".join(f"{name} {score:.3f}" for name, score in scores)
    return f"{said}; difference {value:.3f} ({level:.0%}: {low:.3f} to {high:.3f})"


def _wrong(what: str) -> CalledWrongly:
    return CalledWrongly(f"`my_work/{FILE_NAME}` {what}. Nothing was written.")
