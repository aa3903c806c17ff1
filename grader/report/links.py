"""The author's own links for the evidence report, from a small TOML file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from grader.errors import CalledWrongly

FILE_NAME = "evidence.toml"
_KEYS = ("title", "url", "about")
_EXAMPLE = '[[link]]\ntitle = "…"\nurl = "https://…"\nabout = "…"'


@dataclass(frozen=True)
class Link:
    """Something of the author's that can be looked at; nobody opened it here."""

    title: str
    url: str
    about: str = ""


def links(folder: Path) -> list[Link]:
    """Return the links of `my_work/evidence.toml`, none where there is no such file.

    Raises CalledWrongly for a file that cannot be read as links, naming the place.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return []
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(f"cannot be read ({error})") from None
    entries = table.get("link", [])
    if set(table) - {"link"} or not isinstance(entries, list):
        raise _wrong("may hold `[[link]]` tables and nothing else")
    return [_link(number, entry) for number, entry in enumerate(entries, 1)]


def _link(number: int, entry: object) -> Link:
    """Return one link; only web addresses and mail can be followed from a page."""
    where = f"link {number}"
    if not isinstance(entry, dict) or set(entry) - set(_KEYS):
        raise _wrong(f"{where} may hold {', '.join(_KEYS)}")
    fields = {name: str(entry.get(name, "")).strip() for name in _KEYS}
    if not (fields["title"] and fields["url"]):
        raise _wrong(f"{where} needs a title and a url")
    try:
        address = urlsplit(fields["url"])
    except ValueError:
        address = urlsplit("")
    if address.scheme not in ("http", "https") or not address.netloc:
        raise _wrong(f"the url of {where} is {fields['url']!r}, no web address")
    return Link(**fields)


def _wrong(what: str) -> CalledWrongly:
    return CalledWrongly(
        f"`my_work/{FILE_NAME}` {what}. It looks like this:\n\n{_EXAMPLE}\n\n"
        "Nothing was written; mend the file and run the command again."
    )
