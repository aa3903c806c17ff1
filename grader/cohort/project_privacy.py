"""Whether the texts of a project hold what points to a person, told before packing."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping

from grader.checks.personal import in_text, masked

_TEXTS = (".md", ".toml", ".txt", ".py", ".ipynb", ".json", ".csv", ".tsv", ".html")
_MOST = 2 << 20
# Pictures in pages and notebooks, fingerprints of files: long, and no person's.
_OPAQUE = re.compile(r"[A-Za-z0-9+/=\\]{120,}|\b[0-9a-f]{32,}\b", re.I)


def personal(files: Mapping[str, bytes]) -> list[str]:
    """Return a sentence's part for each kind in each file; the first 2 MiB count."""
    found = []
    for name, data in files.items():
        hits: dict[str, list[str]] = {}
        for kind, words in in_text(_OPAQUE.sub(" ", _text(name, data))):
            hits.setdefault(kind, []).append(words)
        found += list(_told(name, hits))
    return found


def _told(name: str, hits: Mapping[str, list[str]]) -> Iterator[str]:
    for kind, words in hits.items():
        yield f"`{name}`: {len({*words})} × {kind}, such as {masked(words[0])}"


def _text(name: str, data: bytes) -> str:
    """Return the text of a file that is one by its name, packed with gzip or not."""
    if name.endswith(".gz"):
        name = name.removesuffix(".gz")
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as opened:
                data = opened.read(_MOST)
        except (OSError, EOFError, zlib.error):
            return ""
    if not name.lower().endswith(_TEXTS):
        return ""
    return data[:_MOST].decode("utf-8", errors="replace")
