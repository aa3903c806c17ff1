"""A portfolio shows what its author chose, and nothing else."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grader.cli import main
from grader.errors import CalledWrongly
from grader.learner import home
from grader.report import portfolio
from tests.learner.conftest import at_home, course  # noqa: F401

pytestmark = pytest.mark.usefixtures("at_home", "course")

RESULTS = {
    "baseline": {"name": "as today", "score": 0.7033},
    "model": {"name": "logistic", "score": 0.728},
    "difference": {"value": 0.0247, "low": -0.005, "high": 0.058, "level": 0.95},
}
PIECE = """
[[piece]]
title = "Will tomorrow be wet?"
doubt = "One station is not a city."
"""


def notebook(name="rain.ipynb", text="# Rain\n\nThe story."):
    """Put a notebook that was run into `my_work/`."""
    output = new_output("stream", name="stdout", text="73 %")
    cells = [new_markdown_cell(text), new_code_cell("print(1)", outputs=[output])]
    path = home.my_work() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(new_notebook(cells=cells)), encoding="utf-8")


def choose(*lines, piece=PIECE):
    """Write the file that says what is shown."""
    path = home.my_work() / portfolio.FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(piece + "\n".join(lines), encoding="utf-8")


def pages():
    """Return the names of all pages of the portfolio."""
    return sorted(path.name for path in (home.my_work() / "portfolio").glob("*"))


def test_the_first_run_lays_a_draft_and_shows_nothing(capsys):
    """Whoever has chosen nothing gets a list to choose from, all of it taken out."""
    notebook("03_leakage/03_leakage.ipynb")
    assert 2 == main(["portfolio"])
    draft = (home.my_work() / portfolio.FILE_NAME).read_text(encoding="utf-8")

    assert "A draft lies in" in capsys.readouterr().err
    assert '# notebook = "03_leakage/03_leakage.ipynb"' in draft
    assert [] == pages()
    with pytest.raises(CalledWrongly, match="names no"):
        portfolio.write()
    assert draft == (home.my_work() / portfolio.FILE_NAME).read_text(encoding="utf-8")


def test_a_piece_becomes_an_article_with_its_doubt(capsys):
    """Title, doubt and numbers stand on the first page, the article behind a link."""
    notebook()
    (home.my_work() / "results.json").write_text(json.dumps(RESULTS), encoding="utf-8")
    choose('notebook = "rain.ipynb"', 'results = "results.json"')
    assert 0 == main(["portfolio"])
    index = (home.my_work() / "portfolio" / "index.html").read_text(encoding="utf-8")

    assert ["01_rain.html", "index.html"] == pages()
    assert 'href="01_rain.html"' in index
    assert "One station is not a city." in index
    assert "as today 0.703, logistic 0.728" in index
    assert "difference 0.025 (95%: -0.005 to 0.058)" in index


def test_what_is_not_chosen_any_more_is_gone():
    """A page of a piece that was taken out does not stay in the folder."""
    notebook()
    choose('notebook = "rain.ipynb"')
    portfolio.write()
    other = home.my_work() / "portfolio" / "02_mine.html"
    other.write_text("<p>my own</p>", encoding="utf-8")
    choose('url = "https://example.org/rain"')
    portfolio.write()

    assert ["02_mine.html", "index.html"] == pages()


def test_what_the_author_writes_is_text():
    """Markup in a title or a doubt is shown as it was typed."""
    words = '[[piece]]\ntitle = "<script>x()</script>"\ndoubt = "<img src=x>"\n'
    choose('url = "https://example.org"', piece=words)
    index = portfolio.write()[0].read_text(encoding="utf-8")

    assert "<script" not in index
    assert "<img" not in index


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "needs a notebook or a url"),
        (['notebook = "other.ipynb"'], "no file in my_work"),
        (['notebook = "../outside.ipynb"'], "no file in my_work"),
        (['url = "javascript:alert(1)"'], "no web address"),
        (['url = "https://a.b"', "stars = 5"], "may hold title"),
        (['url = "https://a.b"', 'results = "broken.json"'], "lacks baseline"),
        (['url = "https://a.b"', 'results = "nan.json"'], "not finite"),
        (['notebook = "broken.json"'], "has no cells"),
        (["url = "], "cannot be read"),
    ],
)
def test_a_choice_that_cannot_be_shown_stops_all(lines, said):
    """The message names the piece and what is wrong; nothing is written."""
    notebook()
    folder = home.my_work()
    (folder.parent / "outside.ipynb").write_text("{}", encoding="utf-8")
    (folder / "broken.json").write_text('{"model": 3}', encoding="utf-8")
    odd = RESULTS | {"model": {"name": "m", "score": float("nan")}}
    (folder / "nan.json").write_text(json.dumps(odd), encoding="utf-8")
    choose(*lines)
    with pytest.raises(CalledWrongly, match=said):
        portfolio.write()
    assert [] == pages()


@pytest.mark.parametrize("missing", ["title", "doubt"])
def test_a_piece_needs_its_title_and_its_doubt(missing):
    """A piece without a doubt is an advertisement."""
    kept = "\n".join(line for line in PIECE.splitlines() if missing not in line)
    choose('url = "https://example.org"', piece=f"{kept}\n")
    with pytest.raises(CalledWrongly, match=f"needs a {missing}"):
        portfolio.write()


def test_a_page_of_somebody_else_stays(tmp_path):
    """A folder that holds another index.html is not taken."""
    choose('url = "https://example.org"')
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(CalledWrongly, match="--to"):
        portfolio.write(tmp_path)
    assert "mine" == (tmp_path / "index.html").read_text(encoding="utf-8")
