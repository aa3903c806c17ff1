"""A notebook becomes an article that can be read, and nothing that can run."""

import json
from base64 import b64decode, b64encode
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
)

from grader.cli import main
from grader.errors import CalledWrongly
from grader.report.article import article, write
from tests.report import hostile

PNG = b64encode(b"\x89PNG\r\n\x1a\n" + bytes(20)).decode()
ALT = "Two lines over twelve months, from 0 to 1."


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def saved(folder, *cells, name="rain.ipynb"):
    """Return the path of a notebook with these cells."""
    path = folder / name
    path.write_text(nbformat.writes(new_notebook(cells=list(cells))), encoding="utf-8")
    return path


def ran(source, *outputs, tags=()):
    """Return a code cell with what it showed."""
    return new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)})


def printed(text):
    """Return a printed output."""
    return new_output("stream", name="stdout", text=text)


def drawn(alt=None):
    """Return a figure, with its alt text where one is given."""
    meta = {} if alt is None else {"image/png": {"alt": alt}}
    return new_output("display_data", data={"image/png": PNG}, metadata=meta)


def test_code_is_folded_and_outputs_are_not(tmp_path):
    """A reader sees text and results; the code is one click away, with its length."""
    source = saved(
        tmp_path,
        new_markdown_cell("# Rain *tomorrow*\n\nCan **anybody** tell?"),
        ran("a = 1\nprint(a)", printed("73 % of 364")),
    )
    page, notes = write(source)
    html = page.read_text(encoding="utf-8")

    assert page == tmp_path / "rain.html"
    assert () == notes
    assert 1 == html.count("<h1>")
    assert "<h1>Rain tomorrow</h1>" in html
    assert "<strong>anybody</strong>" in html
    folded = html[html.index("<details") : html.index("</details>")]
    assert "Code, 2 lines" in folded
    assert "73 % of 364" not in folded
    assert "73 % of 364" in html


def test_tags_leave_code_or_cells_out(tmp_path):
    """`hide-input` leaves a cell's code out, `remove-cell` the cell."""
    source = saved(
        tmp_path,
        ran("setting = 1", printed("kept"), tags=["hide-input"]),
        ran("other = 2", printed("dropped"), tags=["remove-cell"]),
    )
    html = write(source)[0].read_text(encoding="utf-8")

    assert "kept" in html
    assert "setting" not in html
    assert "dropped" not in html


def test_alt_text_is_kept_and_its_absence_is_told(tmp_path):
    """Figures keep their words; a silent one is named by its cell."""
    source = saved(tmp_path, ran("draw()", drawn(ALT)), ran("draw()", drawn()))
    page, notes = write(source)

    assert f'alt="{ALT}"' in page.read_text(encoding="utf-8")
    assert ("Cell 1: 1 figure without alt text.",) == notes


def test_web_addresses_can_be_followed_and_nothing_else(tmp_path):
    """A link of the author is a link; a script behind a link is only its words."""
    text = "[the code](https://example.org/r?a=1&b=2) and [more](javascript:alert(1))"
    html = write(saved(tmp_path, new_markdown_cell(text)))[0].read_text("utf-8")

    assert 'href="https://example.org/r?a=1&amp;b=2"' in html
    assert "javascript:" not in html


def test_pictures_beside_the_notebook_come_along(tmp_path):
    """A picture in the notebook's folder is embedded; one outside of it is not."""
    inside = tmp_path / "work"
    inside.mkdir()
    for path in (inside / "map.png", tmp_path / "private.png"):
        path.write_bytes(b64decode(PNG))
    text = f"![{ALT}](map.png)\n\n![the other]( ../private.png)"
    html = write(saved(inside, new_markdown_cell(text)))[0].read_text("utf-8")

    assert 1 == html.count("<img")
    assert f'alt="{ALT}"' in html
    assert "[picture that is not shown: the other]" in html


def test_the_home_folder_is_not_told(tmp_path, monkeypatch):
    """Tracebacks name files; whose computer it was stays unsaid."""
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada.lovelace"))
    error = new_output(
        "error",
        ename="KeyError",
        evalue="'rain'",
        traceback=['File "/home/ada.lovelace/rain/load.py"', "KeyError: 'rain'"],
    )
    html = write(saved(tmp_path, ran("load()", error)))[0].read_text("utf-8")

    assert "ada.lovelace" not in html
    assert "~/rain/load.py" in html


def test_everything_hostile_is_inert(tmp_path):
    """What runs or fetches elsewhere is words in an article."""
    page, _ = write(saved(tmp_path, *hostile.cells(), ran("x", *hostile.outputs())))
    found = Tags(page)

    for active in ("script", "iframe", "object", "embed", "form", "svg", "base"):
        assert active not in found.tags
    assert [] == [name for name, _ in found.attributes if name.startswith("on")]
    for name, value in found.attributes:
        if name in ("href", "src"):
            assert value.startswith(("#main", "https://", "data:image/"))


def test_a_notebook_that_never_ran_says_so(tmp_path):
    """Without any output there are no results to read."""
    made = article(saved(tmp_path, ran("print(1)")))

    assert "No cell has an output" in made.notes[0]
    assert "rain" == made.title


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds no JSON"),
        ("[1]", "has no cells"),
        ('{"worksheets": []}', "old form"),
        ("\xff\xfe", "holds no JSON"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_notebook_is_told_in_a_line(tmp_path, content, said, capsys):
    """The message says what is wrong, and nothing is written."""
    path = tmp_path / "rain.ipynb"
    if content is not None:
        path.write_text(content, encoding="latin-1")

    assert 2 == main(["export", str(path)])
    assert said in capsys.readouterr().err
    assert [] == list(tmp_path.glob("*.html"))


def test_a_page_of_somebody_else_is_not_replaced(tmp_path):
    """An article is written anew; any other page stays as it was."""
    source = saved(tmp_path, new_markdown_cell("One"))
    page, _ = write(source)
    saved(tmp_path, new_markdown_cell("Two"))
    assert "Two" in write(source)[0].read_text(encoding="utf-8")

    page.write_text("<p>my own page</p>", encoding="utf-8")
    with pytest.raises(CalledWrongly, match="--to"):
        write(source)
    assert "<p>my own page</p>" == page.read_text(encoding="utf-8")
    assert write(source, tmp_path / "new" / "a.html")[0].is_file()


def test_odd_cells_do_not_stop_an_article(tmp_path):
    """Fields of the wrong kind are passed over, what is whole is shown."""
    cells = [
        3,
        {"cell_type": "code", "source": None, "outputs": "none", "metadata": []},
        {
            "cell_type": "markdown",
            "source": ["# A\n", "words"],
            "metadata": {"tags": 1},
        },
    ]
    path = tmp_path / "odd.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": 1}), encoding="utf-8")
    made = article(path)

    assert "A" == made.title
    assert 1 == len(made.blocks)
