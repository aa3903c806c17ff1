from grader.learner.markdown import rendered


def test_markdown_becomes_html_without_headings():
    """A heading in a hint becomes a bold line, so that the page's outline holds."""
    made = rendered("# Look\n\nat `x` and **y**.")

    assert "<h1" not in made
    assert "<strong>Look</strong>" in made
    assert "<code>x</code>" in made


def test_raw_html_is_shown_as_text():
    """Markup in a hint is escaped."""
    assert "<script>" not in rendered("<script>alert(1)</script>")


def test_code_can_be_scrolled_with_the_keyboard():
    """A block of code can be reached with the tab key."""
    made = rendered("```python\nx < 1\n```")

    assert '<pre tabindex="0"' in made
    assert "x &lt; 1" in made


def test_unsafe_link_goes_nowhere():
    """A link that would run a script is made harmless."""
    assert "javascript:" not in rendered("[x](javascript:alert(1))")
