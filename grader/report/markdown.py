"""Markdown of a notebook as HTML that is not yet clean.

Links become their words and their address, remote pictures their alt text.
"""

import re
from collections.abc import Callable, Mapping

import mistune
from markupsafe import Markup, escape

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"']{1,500}")
_PLUGINS = ("table", "strikethrough", "math")
_MATH = {
    "inline_math": '<code class="tex">${}$</code>',
    "block_math": '<p><code class="tex">$${}$$</code></p>',
}


class Renderer(mistune.HTMLRenderer):
    """Writes HTML in which nothing leads elsewhere; the HTML in it stays as it is."""

    def __init__(self) -> None:
        super().__init__(escape=False)
        self._pictures: Mapping[str, str] = {}
        self._render = mistune.create_markdown(renderer=self, plugins=list(_PLUGINS))
        for name, form in _MATH.items():
            self.register(name, _written(form))

    def rendered(self, text: str, pictures: Mapping[str, str]) -> str:
        """Return Markdown as HTML; `pictures` are addresses of attachments by name."""
        self._pictures = pictures
        return str(self._render(text))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Return a link's words and its address (called by mistune)."""
        if not _ADDRESS.fullmatch(url) or url in text:
            return text
        return f'{text} <span class="address">({escape(url)})</span>'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Return an embedded picture, or the words for it (called by mistune)."""
        address = self._pictures.get(url.removeprefix("attachment:"), url)
        if address.startswith("data:"):
            return f'<img src="{escape(address)}" alt="{escape(text)}">'
        return f"<em>[picture that is not shown: {escape(text)}]</em>"


def _written(form: str) -> Callable[..., str]:
    """Return a method that writes mathematics as it was typed."""
    return lambda _, text: str(Markup(form).format(text))
