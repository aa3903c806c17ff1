"""Markdown of the course as HTML that fits into a card."""

from markupsafe import Markup

from grader.learner import html


def rendered(text: str) -> Markup:
    """Return Markdown `text` as HTML: raw HTML escaped, headings as bold lines."""
    import mistune  # takes 20 ms: only when a hint is asked for

    class Renderer(mistune.HTMLRenderer):
        def heading(self, text: str, level: int, **attrs: object) -> str:
            return f'<p style="margin: 4px 0;"><strong>{text}</strong></p>\n'

        def block_code(self, code: str, info: str | None = None) -> str:
            return str(html.block(code.rstrip()))

        def link(self, text: str, url: str, title: str | None = None) -> str:
            return str(html.link(Markup(text), self.safe_url(url)))

    render = mistune.create_markdown(renderer=Renderer(escape=True))
    return Markup(render(text.strip()))
