"""The learner's own files: made empty, read with patience, written whole."""

import pytest

from grader.errors import CalledWrongly, GraderError
from grader.learner.search import searchfolder
from grader.learner.search.searchfolder import added, folder, made, own_log, read_table

HEAD = "when,who,channel,event,note\n"


@pytest.fixture
def log(at_home):
    """Return a function that writes the log and reads it."""

    def read(data):
        folder().mkdir(parents=True, exist_ok=True)
        data = data if isinstance(data, bytes) else data.encode()
        (folder() / "log.csv").write_bytes(data)
        return own_log()

    return read


def test_files_are_made_once_and_never_written_over(at_home):
    """What is there already stays as it is."""
    assert [path.name for path in made()] == list(searchfolder.FILES)
    (folder() / "log.csv").write_text(HEAD + "2026-03-01,A7,direct,sent,\n")

    assert made() == []
    assert len(own_log().events) == 1


def test_an_event_is_added_below_what_is_there(log):
    """Also where the last line has no end, and where semicolons separate."""
    log("when;who;channel;event\n2026-03-01;A7;direct;sent")
    added("reply", "A7", "direct", "2026-03-04")

    assert (folder() / "log.csv").read_text().splitlines()[2] == (
        "2026-03-04;A7;direct;reply"
    )
    assert list(own_log().events.event) == ["sent", "reply"]


@pytest.mark.parametrize("end", ["\r\n", "\n", ""])
def test_what_a_spreadsheet_wrote_stays_byte_for_byte(log, end):
    """Without its mark, a spreadsheet would spoil letters such as ü when it saves."""
    text = "\ufeffwhen;who;channel;event\r\n2026-03-01;Jürgen;direct;sent"
    log(text + end)
    added("Not_Yet", "Jürgen", "direct", "2026-03-04")

    after = (folder() / "log.csv").read_bytes().decode()
    assert after.startswith(text)
    assert list(own_log().events.event) == ["sent", "not yet"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rejection", "A", "direct", "2026-03-04"), "is no event"),
        (("sent", " ", "direct", "2026-03-04"), "Who is it about?"),
        (("sent", "A", "direct", "4.3.2026"), "more than one way"),
    ],
)
def test_an_event_that_cannot_be_read_later_is_not_added(at_home, arguments, told):
    """The log stays as it was."""
    with pytest.raises(CalledWrongly) as caught:
        added(*arguments)

    assert told in str(caught.value)
    assert not folder().exists()


def test_without_a_log_there_is_nothing_to_read(at_home):
    """No file is no error; a file that was named and is missing is one."""
    assert own_log() is None
    with pytest.raises(CalledWrongly, match="There is no file"):
        own_log(path=at_home / "mine.csv")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + "2026-03-01,A7,direct,sent,\n",
        "When;Who;Channel;Event\r\n2026-03-01;A7;direct;sent\r\n",
        HEAD + "\n\n2026-03-01,A7,direct,sent\n",
        HEAD + '2026-03-01,A7,direct,sent,"two\nlines"\n',
        HEAD + "2026-03-01,A7,direct,sent,one, and more, words\n",
        HEAD + '2026-03-01,A7,direct,sent,a 27" screen\n',
        "sep=;\r\n" + HEAD.replace(",", ";") + "2026-03-01;A7;direct;sent;\r\n",
        "sep=,\n" + HEAD + "2026-03-01,A7,direct,sent,\n",
        HEAD.replace(",", "\t") + "2026-03-01\tA7\tdirect\tsent\t\n",
    ],
)
def test_what_spreadsheets_write_is_read(log, text):
    """Marks of order, semicolons, empty lines, quotes and commas in a note."""
    found = log(text)

    assert list(found.events.who) == ["A7"]
    assert found.problems == ()


def test_a_problem_names_the_line_of_the_file(log):
    """Empty lines and notes of several lines are counted too."""
    found = log(HEAD + '\n2026-03-01,A,x,sent,"two\nlines"\nsoon,B,x,sent,\n')

    assert [one.line for one in found.problems] == [5]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "names no column `when`, `who`"),
        (b"date,name\n1,2\n", "It should hold: `when,who,channel,event`"),
        (
            "when,who,channel,event\n2026-03-01,Jos\xe9,x,sent".encode("latin-1"),
            "UTF-8",
        ),
        (
            b'when,who,channel,event,note\n2026-03-01,A,x,sent,"oops\n'
            b"2026-03-02,B,x,sent,\n",
            "Line 2 of `log.csv` opens a quotation mark that is never closed",
        ),
        (b"when,who,channel,event,event\n", "names `event` more than once"),
        (b"PK\x03\x04\0\0", "is no text"),
        (b"x" * (searchfolder._MOST + 1), "more than 5 MB"),
    ],
    ids=["empty", "other", "latin", "quote", "twice", "spreadsheet", "huge"],
)
def test_a_file_that_is_no_log_is_told_with_what_to_do(log, data, told):
    """A spreadsheet, another table, nothing at all: a sentence, no traceback."""
    with pytest.raises(GraderError) as caught:
        log(data)

    assert told in str(caught.value)


def test_short_rows_are_filled(at_home):
    """A row that ends early has gaps."""
    path = at_home / "t.csv"
    path.write_text("a,b,c\n1\n")

    assert read_table(path, ["a"]).rows.values.tolist() == [["1", "", ""]]


def test_a_machine_writes_nothing(at_home, monkeypatch):
    """Where a machine runs the notebook, no file appears."""
    monkeypatch.setenv("STOVE_EPHEMERAL", "1")
    with pytest.raises(CalledWrongly, match="machine"):
        made()

    assert not folder().exists()
