"""What honest outputs are made of passes the cleaning; colours stay readable."""

import base64
import re

import pandas as pd
import pytest

from grader.checks.verdict import Verdict
from grader.learner import html as learner_html
from grader.learner.card import VerdictCard
from grader.report import clean, outputs, prose
from grader.report.hidden import Veil
from grader.report.outputs import Shown

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(20)).decode()


def words(text):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)).strip()


def structure(text):
    """Return tags and attributes but styles, which are written in another form."""
    text = re.sub(r' (?:style|class)="[^"]*"', "", text)
    return re.findall(r"<[^>]*>", text)


def test_verdict_cards_survive():
    """A verdict card keeps every tag, role and label, its frame and its ink."""
    verdict = Verdict(
        "03-3", "Late flights", "passed", 3, 3, 1, (), ("A `note`.",),
        {"A": "the value", "N": "style"}, 1, 32, "low", 0.1,
    )  # fmt: skip
    card = VerdictCard(verdict)._repr_html_()
    found = clean.html(card)
    assert structure(card) == structure(found)
    assert words(card) == words(found)
    assert 'class="stove-card"' in found
    assert "border-left: 6px solid #009E73" in found
    assert "color: var(--jp-content-font-color1, var(" in found


def test_pieces_of_cards_survive():
    """So do bars, tables, lists and blocks of code."""
    for piece in (
        learner_html.bar("Items passed", 2, 5),
        learner_html.table("Scores", ["Model", "AUC"], [["honest", "0.5"]]),
        learner_html.listing(["one", "two"], bullets=False),
        learner_html.block("x = 1"),
    ):
        assert structure(piece) == structure(clean.html(piece))


def test_tables_of_pandas_survive():
    """A table of pandas loses its style sheet and nothing else."""
    frame = pd.DataFrame({"delay": [1.5, 2.5], "late": ["no", "yes"]})
    told = re.sub(r"<style.*</style>", "", frame._repr_html_(), flags=re.S)
    found = clean.html(frame._repr_html_())
    assert structure(told.replace(' border="1"', "")) == structure(found)
    assert words(told) == words(found)
    assert 'class="dataframe"' in found


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("color: red", ""),
        ("color: inherit", "color: inherit"),
        ("background: yellow", "background: yellow; color: #1a1a1a"),
        ("color: #fff; background: #000", "color: #fff; background: #000"),
        ("margin: -4px 0; padding: 4px", "padding: 4px"),
        ("width: 12345px; height: 1e9px; border: 1px solid #B07800",
         "border: 1px solid #B07800"),
        ("background: url(x); list-style: none", "list-style: none"),
        ("position: fixed; float: left; z-index: 9", ""),
        ("font-family: 'x'; content: 'y'", ""),
    ],
)  # fmt: skip
def test_styles(given, kept):
    """A style cannot fetch, cover or leave; a colour needs a ground of its own."""
    assert kept == clean.style(given)


def test_pictures():
    """A picture is embedded when it is what it says to be; its alt text stays."""
    assert f"data:image/png;base64,{PNG}" == clean.picture("image/png", PNG)
    assert "" == clean.picture("image/jpeg", PNG)
    told = {"image/png": PNG, "text/plain": "<Figure>"}
    meta = {"image/png": {"width": 30, "height": 20, "alt": 'A "line".'}}
    one = {"output_type": "display_data", "data": told, "metadata": meta}
    (found,) = outputs.outputs([one], Shown(Veil([])))
    assert 'alt="A &#34;line&#34;." width="30" height="20"' in found
    (found,) = outputs.outputs([{**one, "metadata": {}}], Shown(Veil([])))
    assert 'alt="Figure without a description"' in found


def test_what_needs_scripts_is_shown_as_text():
    """A widget, a plot of scripts or a diagram of an estimator shows its text."""
    for data in (
        {"text/html": "<script>plot()</script>", "text/plain": "the text"},
        {
            "text/html": '<div class="sk-top-container">x</div>',
            "text/plain": "the text",
        },
        {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "the text"},
    ):
        one = {"output_type": "execute_result", "data": data, "metadata": {}}
        (found,) = outputs.outputs([one], Shown(Veil([])))
        assert "the text" in found


def test_terminals():
    """Colours are classes of the page, and a progress bar shows its end."""
    found = prose.terminal("\x1b[31mred\x1b[0m <b>\n10%\r20%\r\nend")
    assert '<span class="ansi-red-fg">red</span> &lt;b&gt;\n20%\nend' == found
    assert "style" not in prose.terminal("\x1b[38;2;250;250;250mpale\x1b[0m")


def test_damaged_notebooks():
    """Fields of another form than nbformat's are left out."""
    told = [None, {"output_type": "stream", "text": 3}, {"output_type": "error"}, 7]
    told += [{"output_type": "display_data", "data": []}]
    assert all(isinstance(one, str) for one in outputs.outputs(told, Shown(Veil([]))))
    assert [] == list(outputs.outputs("no list", Shown(Veil([]))))
