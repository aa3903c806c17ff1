"""Forms: filled in by people, read whole, and never written over."""

import pytest

from grader.errors import ProjectError
from grader.project.review import form
from grader.project.review.rubric import criteria, names
from tests.project.review.conftest import EVIDENCE, filled


@pytest.fixture
def own(tmp_path):
    """Return the path of an author's form that is filled in."""
    form.begin(tmp_path / "review.toml", form.SELF, 'Ice "cream"', "a" * 64)
    return filled(tmp_path / "review.toml")


@pytest.fixture
def peers(tmp_path):
    """Return the path of a peer's form that is filled in."""
    form.begin(tmp_path / "peer.toml", form.PEER, "Ice", "a" * 64, "bo")
    return filled(tmp_path / "peer.toml", 1)


def test_a_form_gives_back_what_was_written(own, peers):
    """The author judges all ten criteria; peers theirs, with whole comments."""
    mine, theirs = form.read(own, form.SELF), form.read(peers, form.PEER)

    assert tuple(mine.marks) == tuple(one.id for one in criteria())
    assert mine.marks["data"] == form.Mark(2, EVIDENCE)
    assert (mine.project, mine.pin, theirs.by) == ('Ice "cream"', "a" * 64, "bo")
    assert tuple(theirs.marks) == names("P") and len(theirs.marks) < 10
    assert [*theirs.comments[0]] == ["observation", "question", "suggestion"]


def test_titles_and_comments_cannot_steer_a_terminal_or_break_the_form(tmp_path):
    """What somebody else wrote becomes one plain line, emoji and all."""
    path = tmp_path / "peer.toml"
    form.begin(path, form.PEER, 'Storm 🌀\n\x7f"\x1b[2J', "a" * 64)
    text = filled(path).read_text(encoding="utf-8")
    path.write_text(text.replace("My question.", "Why\\u001b[2J?"), encoding="utf-8")

    told = form.read(path, form.PEER)

    assert told.project == 'Storm 🌀 " [2J'
    assert told.comments[0]["question"] == "Why [2J?"


def test_a_form_shows_all_levels_in_words(own):
    """Whoever fills it in needs no other page."""
    text = own.read_text(encoding="utf-8")

    assert all(words in text for one in criteria() for words in one.levels)


@pytest.mark.parametrize(
    ("evidence", "counted"), [("", 1), ("yes", 1), ("-------- ", 1), (EVIDENCE, 3)]
)
def test_without_evidence_a_level_counts_as_one_at_most(evidence, counted):
    """A claim without a place to look at is no evidence."""
    assert form.Mark(3, evidence.strip()).counted == counted
    assert form.Mark(0, evidence.strip()).counted == 0


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_lost(own):
    """Unknown criteria, levels out of range, gaps: one message; the file stays."""
    text = own.read_text(encoding="utf-8")
    text = text.replace("[data]\nlevel = 2", '[data]\nlevel = ""')
    text = text.replace("[split]\nlevel = 2", "[split]\nlevel = 4\nevidense = 1")
    own.write_text(text + "\n[beauty]\nlevel = 3\n", encoding="utf-8")
    before = own.read_bytes()

    with pytest.raises(ProjectError) as told:
        form.read(own, form.SELF)

    said = "\n".join(told.value.breaches)
    assert len(told.value.breaches) == 4
    assert all(w in said for w in ("'beauty'", "data", "level is 4", "'evidense'"))
    assert before == own.read_bytes()


@pytest.mark.parametrize("level", ['"2"', "true", "2.0", "-1", "[]"])
def test_a_level_is_a_whole_number_from_0_to_3(own, level):
    """Everything else is refused with what to write."""
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("level = 2", f"level = {level}", 1), encoding="utf-8")

    with pytest.raises(ProjectError, match="Write 0, 1, 2 or 3"):
        form.read(own, form.SELF)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("level = ", "cannot be read"),
        ("a = " + "[" * 5000, "cannot be read"),
        ("[question]\nlevel = 2", "no form of this kit"),
        ('[review]\nkind = "peer"', "'self' is needed"),
        ("#" * 200_001, "too large"),
    ],
    ids=["no TOML", "deep", "another table", "a peer's", "huge"],
)
def test_what_is_no_form_is_refused_in_words(tmp_path, text, said):
    """A file of another kind gets one sentence."""
    path = tmp_path / "form.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ProjectError, match=said):
        form.read(path, form.SELF)


def test_a_peer_writes_one_to_three_whole_comments(peers):
    """None, four, or one without its suggestion: each is asked for."""
    text = peers.read_text(encoding="utf-8")
    start = text.index("[[comment]]")
    comment = text[start:]
    four, none = text + 3 * comment, text[:start]
    broken = text.replace("My suggestion.", " ")
    said = {four: "There are 4", none: "There are 0", broken: "no suggestion"}

    for wrong, words in said.items():
        peers.write_text(wrong, encoding="utf-8")
        with pytest.raises(ProjectError, match=words):
            form.read(peers, form.PEER)


def test_nothing_is_written_over_a_form(own):
    """A second beginning is refused, and the first stays."""
    before = own.read_bytes()

    with pytest.raises(ProjectError, match="cannot be made"):
        form.begin(own, form.SELF, "Ice", "a" * 64)

    assert before == own.read_bytes()
