"""Find what a browser would act on in a page that holds learners' markup."""

from html.parser import HTMLParser

# Every attack calls or fetches something with one of these names.
MARKS = ("stoveattack", "stove-attack", "alert(1)")
TEXT_ONLY = {"title", "alt", "aria-label", "id", "name", "class", "value"}


class _Reader(HTMLParser):
    """Collect active parts, as a browser with scripts would see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an attribute that runs or fetches (called by the parser)."""
        self._inside = tag if tag in ("script", "style") else ""
        for name, value in attrs:
            text = (value or "").lower()
            if any(mark in text for mark in MARKS) and name not in TEXT_ONLY:
                self.found.append(f"<{tag} {name}={text[:80]!r}>")

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style sheet (called by the parser)."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note the text of a script or a style sheet (called by the parser)."""
        if self._inside and any(mark in data.lower() for mark in MARKS):
            self.found.append(f"<{self._inside}>{data[:80]!r}")


def active(page: str) -> list[str]:
    """Return what of an attack would run or be fetched when `page` is opened."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found
