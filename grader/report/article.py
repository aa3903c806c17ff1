"""A notebook as an article: code folded, figures with their words, nothing active.

What the author ran is shown as it is; nothing is run again. The name of the author's
home folder, which tracebacks and paths tell, is written as `~`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from grader.errors import CalledWrongly
from grader.report import clean, prose
from grader.report.frame import framed
from grader.report.hidden import Veil
from grader.report.outputs import NO_ALT, Shown, outputs
from grader.report.template import render
from grader.report.whole import write_whole

MAX_BYTES = 60_000_000
MAX_PICTURE = 3_000_000
_EMPTY = Markup("")
_MARK = '<main id="main" class="article">'
_DROPPED = {"remove-cell", "hide-cell"}
_UNCODED = {"hide-input", "remove-input"}
_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
          ".svg": "image/svg+xml"}  # fmt: skip
_LINKED = re.compile(r'<span class="address">\((https?://[^<>"\s]+)\)</span>')
_NAMED = re.compile(r"!\[[^\]]*\]\(<?([^)\s>]+)")
_TITLE = re.compile(r"\A\s*# +(?P<title>[^\n]+)\n?")
_IMG = re.compile(r"<img\b[^>]*>")
_ALT = re.compile(r'\balt="([^"]*)"')


@dataclass(frozen=True)
class Block:
    """One cell: text, or folded code with what it showed."""

    body: Markup = _EMPTY
    code: Markup = _EMPTY
    lines: int = 0
    outputs: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class Article:
    """A notebook made ready to be read; `notes` say what a reader would miss."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


def write(source: Path, to: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """Write the article of a notebook; return its page and what readers would miss.

    It goes beside the notebook unless `to` names a file or a folder. Raises
    CalledWrongly for what is no notebook, and rather than replace a page that is
    not one of ours.
    """
    page = source.with_suffix(".html") if to is None else to
    if page.is_dir():
        page = page / f"{source.stem}.html"
    made = article(source)
    keep_foreign(page)
    put(page, made)
    return page, made.notes


def keep_foreign(page: Path) -> None:
    """Raise CalledWrongly where a page lies that is none of ours."""
    if page.exists() and not is_ours(page):
        raise CalledWrongly(
            f"{page} is there already and is no article of this command. Choose "
            "another place with --to."
        )


def is_ours(page: Path) -> bool:
    """Return whether a page is an article that was made here."""
    return page.is_file() and _MARK in page.read_text("utf-8", errors="replace")


def put(page: Path, made: Article) -> None:
    """Put an article in its place, whole or not at all."""
    write_whole(page, render("article.html.j2", key="", told=made))


def article(source: Path) -> Article:
    """Return a notebook as an article; raise CalledWrongly for what is none."""
    told = without_home(_read(source))
    cells = [one for one in told["cells"] if isinstance(one, dict)]
    title = _titled(cells) or source.stem.replace("_", " ")
    language, down = _language(told), _down(cells)
    blocks, notes, has_output = [], [], False
    for number, cell in enumerate(cells):
        block = _block(cell, source.parent, language, down)
        if block is None:
            continue
        blocks.append(block)
        has_output = has_output or bool(block.outputs)
        silent = sum(map(_silent, (block.body, *block.outputs)))
        if silent:
            noun = "figure" if silent == 1 else "figures"
            notes.append(f"Cell {number}: {silent} {noun} without alt text.")
    if not has_output:
        notes.append("No cell has an output. Run the notebook, save it, export again.")
    return Article(title, tuple(blocks), tuple(notes))


def _read(source: Path) -> dict[str, Any]:
    """Return the JSON of a notebook; say in one line why it is none."""
    try:
        if source.stat().st_size > MAX_BYTES:
            raise _wrong(source, "is larger than 60 MB; clear large outputs first")
        told = json.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(source, f"cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise _wrong(source, "is no notebook: it holds no JSON") from None
    if isinstance(told, dict) and "worksheets" in told:
        raise _wrong(source, "is of an old form; open it in JupyterLab and save it")
    if not isinstance(told, dict) or not isinstance(told.get("cells"), list):
        raise _wrong(source, "is no notebook: it has no cells")
    return told


def _wrong(source: Path, what: str) -> CalledWrongly:
    return CalledWrongly(f"{source} {what}. Nothing was written.")


def without_home(told: Any) -> Any:
    """Return JSON in which the author's home folder reads `~`, pictures as they are."""
    home = str(Path.home())
    if len(home) < 4:  # "/" in a container names nobody
        return told
    own = re.compile(rf"(?<![\w/]){re.escape(home)}(?=[\\/\s\"':)\]]|$)")

    def cleaned(value: Any) -> Any:
        if isinstance(value, str):
            return own.sub("~", value)
        if isinstance(value, list):
            return [cleaned(one) for one in value]
        if isinstance(value, dict):
            return {
                key: one if str(key).startswith("image/") else cleaned(one)
                for key, one in value.items()
            }
        return value

    return cleaned(told)


def _titled(cells: list[dict[str, Any]]) -> str:
    """Take the title out of the first cell of text that has one."""
    for cell in cells:
        text = _source(cell)
        found = _TITLE.match(text) if cell.get("cell_type") == "markdown" else None
        if found:
            cell["source"] = text[found.end() :]
            return re.sub(r"[*_`]", "", found["title"]).strip()
    return ""


def _down(cells: list[dict[str, Any]]) -> int:
    """Return how far headings move, so that the title stays alone at its level."""
    texts = (_source(one) for one in cells if one.get("cell_type") == "markdown")
    return int(any(re.search(r"^# ", text, re.M) for text in texts))


def _block(
    told: Mapping[str, Any], folder: Path, language: str, down: int
) -> Block | None:
    """Return one cell, None where there is nothing to read."""
    meta = told.get("metadata")
    tags = meta.get("tags") if isinstance(meta, dict) else None
    named = {str(one) for one in tags} if isinstance(tags, list) else set()
    text, kind = _source(told), told.get("cell_type")
    if named & _DROPPED:
        return None
    if kind == "code":
        shown = tuple(outputs(told.get("outputs"), Shown(Veil(()), down=1)))
        if named & _UNCODED or not text.strip():
            return Block(outputs=shown) if shown else None
        coloured = prose.code(text, language)
        return Block(code=coloured, lines=text.count("\n") + 1, outputs=shown)
    if kind != "markdown" or not text.strip():
        return None
    pictures = prose.attachments(told) | _pictures(text, folder)
    return Block(body=framed(_linked(prose.markdown(text, pictures, down))))


def _pictures(text: str, folder: Path) -> dict[str, str]:
    """Return the pictures of a text that lie in the notebook's folder, by name."""
    found = {}
    for name in _NAMED.findall(text):
        path = (folder / name).resolve()
        mime = _KINDS.get(path.suffix.lower())
        is_own = path.is_relative_to(folder.resolve()) and path.is_file()
        if mime is None or not is_own or path.stat().st_size > MAX_PICTURE:
            continue
        address = clean.picture(mime, _encoded(path, mime))
        if address:
            found[name] = address
    return found


def _encoded(path: Path, mime: str) -> str | bytes:
    from base64 import b64encode

    raw = path.read_bytes()
    return raw if mime == "image/svg+xml" else b64encode(raw).decode()


def _linked(text: Markup) -> Markup:
    """Return text whose web addresses can be followed."""
    link = r'<a class="address" href="\1" rel="noreferrer">\1</a>'
    return Markup(_LINKED.sub(link, str(text)))


def _silent(text: Markup) -> int:
    """Return how many figures of a piece of HTML say nothing."""
    found = [_ALT.search(tag) for tag in _IMG.findall(text)]
    return sum(alt is None or alt[1].strip() in ("", NO_ALT) for alt in found)


def _language(told: Mapping[str, Any]) -> str:
    meta = told.get("metadata")
    info = meta.get("language_info") if isinstance(meta, dict) else None
    name = info.get("name") if isinstance(info, dict) else None
    return name if isinstance(name, str) else "python"


def _source(told: Mapping[str, Any]) -> str:
    source = told.get("source")
    if isinstance(source, list):
        return "".join(one for one in source if isinstance(one, str))
    return source if isinstance(source, str) else ""
