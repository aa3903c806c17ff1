"""The page of a card says in words what its pictures show, to everybody."""

import pytest

from grader.project.card import page as pages
from grader.project.card.drawing import Scale
from grader.project.card.numbers import number, signed, signed_span
from tests.project.making import write_settings
from tests.report.opened import THEMES, Opened

HOSTILE = "<script>alert('x')</script> & `code`"

# Worse, no clear change, stops, passed; the others stay "not run".
FEW = ("later_period", "missing_input", "scaled_input", "half_training", "duplicates")


@pytest.fixture
def told(folder, begin):
    """Return a card with every band, two versions and words of an unkind author."""
    write_settings(folder, {**SETTINGS, "title": HOSTILE})
    card = begin(folder, only=FEW)
    card.predict({"half_training": "0.7 to 0.9, 80%", "later_period": "worse 90%"})
    list(card.go())
    card.finish()
    (folder / "card.toml").write_text(f'[decisions]\nfirst = "{HOSTILE}"\n')
    source = folder / "project.py"
    source.write_text(source.read_text().replace("seed = 0", "seed = 1"))
    card = begin(folder, only=("missing_input", "half_training"))
    list(card.go())
    return card.finish(HOSTILE)


SETTINGS = {
    **{name: "words" for name in ("question", "user", "decision", "prediction_time")},
    **{"target": "sold", "metric": "AUC", "greater_is_better": True},
    **{"use": "a later period", "groups": "shop", "time": "day", "licence": "CC0"},
}


@pytest.mark.chromium
@pytest.mark.xdist_group("browser")
def test_the_card_is_readable(told, folder, browser, screens):
    """No barrier in light, dark, on a phone and on paper; nothing is asked for."""
    for theme in THEMES:
        opened = Opened(browser, folder / "card.html", theme)
        opened.check_readable(screens / f"card_{theme}_{{}}.png", (1280, 400))
        opened.page.emulate_media(media="print")
        opened.page.screenshot(path=screens / f"card_{theme}_print.png", full_page=True)
        assert [] == opened.requests
        assert not opened.page.evaluate("window.attacked")
        assert 0 == opened.page.locator("script").count()


def test_what_a_picture_shows_stands_beside_it(told, folder):
    """Each row says its meaning, its score and its interval in words."""
    text = (folder / "card.html").read_text(encoding="utf-8")
    for row in told["rows"]:
        if row["because"]:
            assert f"{row['title']}: not informative because" in text
        else:
            said = pages.observed(row["outcome"]).replace("'", "&#39;")
            assert said in text
            assert pages.meaning(row["outcome"]).lower() in text
    assert HOSTILE not in text


def test_worse_is_always_left():
    """Where a smaller score is better, a larger one is drawn on the left."""
    assert Scale(1.0, 1)(-0.5) < Scale(1.0, 1)(0.5)
    assert Scale(1.0, -1)(0.5) < Scale(1.0, -1)(-0.5)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.7538, "0.754"),
        (-0.25, "−0.250"),
        (0.0, "0.000"),
        (-0.0001234, "−0.000123"),
        (12.345, "12.35"),
        (123456.7, "123,457"),
        (3.2e9, "3.2e+09"),
    ],
)
def test_numbers_of_every_size(value, words):
    """Areas, degrees and dollars are all written as people write them."""
    assert words == number(value)


def test_a_difference_is_written_with_its_sign():
    """Both ends have the same decimals, and nothing is called minus zero."""
    assert "+0.010" == signed(0.01)
    assert "−0.020 to 0.000" == signed_span(-0.02, 0.0003)
    assert "0.000 to +0.020" == signed_span(-0.0003, 0.02)
