import re

import pytest

from grader.learner import html

WHITE, DARK = "#FFFFFF", "#212121"


def luminance(colour):
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first, second):
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [WHITE, DARK])
@pytest.mark.parametrize("tone", html.TONES)
def test_frames_can_be_seen_on_light_and_dark_grounds(tone, ground):
    """A card's frame has a contrast of at least 3:1 in both themes."""
    assert contrast(html.TONES[tone], ground) >= 3


def test_card_says_its_outcome_in_words_and_escapes_its_body():
    """A card opens with sign and title, and shows markup of a learner as text."""
    made = html.card("Passed", sign="✓", body="<script>alert(1)</script>", tone="good")

    assert "<script>" not in made
    assert "&lt;script&gt;" in made
    assert '<span aria-hidden="true">✓</span> <strong>Passed</strong>' in made
    assert 'role="status" aria-label="Passed"' in made


def test_card_holds_no_heading_style_sheet_or_script():
    """A card survives a sanitiser and leaves the page's outline alone."""
    made = html.card("T", body=html.more("More", html.listing(["a", "b"])))

    assert re.findall(r"<(h[1-6]|style|script|iframe)\b", made) == []


def test_title_cannot_break_out_of_its_attribute():
    """A quotation mark in a title does not end the label."""
    made = html.card('say "hi" onload=x')

    assert 'aria-label="say &#34;hi&#34; onload=x"' in made


def test_backticks_become_code():
    """Names in backticks are shown as code, an odd backtick as it stands."""
    assert html.inline("use `<b>` now") == "use <code>&lt;b&gt;</code> now"
    assert html.inline("a ` b") == "a ` b"


def test_bar_has_a_name_and_words():
    """A progress bar can be read without being seen."""
    made = html.bar("Module 03", 2, 5)

    assert 'aria-label="Module 03" value="2" max="5"' in made
    assert "2 of 5" in made


def test_table_names_its_columns_and_rows():
    """A table has a caption, column headings and row headings."""
    made = html.table("Bins", ["sure", "held"], [["high", "3 of 4"]])

    assert made.count('scope="col"') == 2
    assert made.count('scope="row"') == 1
    assert "<caption" in made


def test_relative_link_is_kept_and_underlined():
    """A link to a notebook stays relative and shows more than a colour."""
    made = html.link("Open", "../my_work/03_leakage/03_leakage.ipynb")

    assert 'href="../my_work/03_leakage/03_leakage.ipynb"' in made
    assert "text-decoration: underline" in made


def test_prices_and_escapes_are_no_formulas():
    """Between two dollars, or two backslashes, there is a tag; attributes stay."""
    body = html.paragraph("from $30k > $40, `$PATH` or \\(x\\)")
    made = str(html.card("It costs $3 or $4", body=body))

    assert 'aria-label="It costs $3 or $4"' in made
    shown = [re.sub(r"&gt;", ">", one) for one in re.split(r"<[^>]*>", made)]
    assert "from $30k > $40, `$PATH` or \\(x\\)" in "".join(shown)
    assert {one for one in shown if "$" in one or "\\" in one} == {"$", "\\"}
