"""The reader of pages sees what a browser would act on."""

import html

import pytest

from tests.attacks.cases.pages import MARKUP
from tests.attacks.pages import active


@pytest.mark.parametrize("text", MARKUP)
def test_active_markup_is_found(text):
    """Each piece of markup in the corpus is seen where it stands in a page."""
    assert active(f"<html><body>{text}</body></html>")


@pytest.mark.parametrize("text", MARKUP)
def test_quoted_markup_is_only_text(text):
    """The same piece is harmless where a page shows it as text."""
    quoted = html.escape(text)
    assert active(f"<body title='{html.escape(text, True)}'>{quoted}</body>") == []
