from datetime import UTC, datetime

import pytest

from grader.cohort import settings
from grader.cohort.settings import Assignment, Cohort, Learner
from grader.errors import CourseError

GOOD = 'course = "c"\nsalt = "s"\n'


def read(folder, text):
    (folder / settings.FILE).write_text(text, encoding="utf-8")
    return settings.load(folder)


def test_what_is_written_reads_back_the_same(tmp_path):
    """`cohort.toml` keeps every entry: salt, zone, due dates, limits and roster."""
    cohort = Cohort(
        course="autumn",
        salt='pinch "of" \\ salt',
        timezone="Europe/Berlin",
        assignments=(
            Assignment("03_leakage", datetime(2026, 3, 1, 22, 59, tzinfo=UTC)),
            Assignment("01_happy_path"),
        ),
        learners=(Learner("learner-01", "Ä", "Ü\n", "a@b.example"), Learner("2")),
        mend=False,
        limits={"cell_wall": 7, "memory": "2 GiB", "03_leakage": {"wall": 0.5}},
    )

    assert cohort == read(tmp_path, settings.dumps(cohort))


def test_a_due_date_is_in_the_cohort_s_zone(tmp_path):
    """A due date without an offset is local time; one with an offset is exact."""
    text = GOOD + 'timezone = "Europe/Berlin"\n'
    text += '[[assignment]]\nname = "a"\ndue = 2026-01-01T12:00:00\n'
    text += '[[assignment]]\nname = "b"\ndue = 2026-01-01T12:00:00Z\n'

    found = [one.due for one in read(tmp_path, text).assignments]

    assert [one.hour for one in found] == [11, 12]
    assert [one.tzinfo for one in found] == [UTC, UTC]


def test_the_salt_is_never_shown(tmp_path):
    """The text form of a cohort, as a traceback shows it, hides the salt."""
    assert "pinch" not in repr(read(tmp_path, 'course = "c"\nsalt = "pinch"'))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("course = ", "not valid TOML"),
        ('course = "c"', "`salt` of the file is missing"),
        ('course = "c d"\nsalt = "s"', "letters, digits"),
        (GOOD + "sallt = 1", "unknown entry `sallt`"),
        (GOOD + 'timezone = "Mars"', "Europe/Berlin"),
        (GOOD + 'timezone = "../x"', "Europe/Berlin"),
        (GOOD + 'mend = "yes"', "true or false"),
        (GOOD + "[limits]\ncell_wall = -1", "at least"),
        (GOOD + "[limits]\ncell = 1", "Known: cell_wall, "),
        (GOOD + "[limits.ps1]\nwall = 9", "of no assignment"),
        (GOOD + "limits = 3", "as a table"),
        (GOOD + 'assignment = "03"', "[[assignment]]"),
        (GOOD + "[[assignment]]\nname = 3", "in quotes"),
        (GOOD + '[[assignment]]\nname = "a+b"', "unusable"),
        (GOOD + '[[assignment]]\nname = "a"\ndue = "soon"', "2026-03-01T23:59:00"),
        (GOOD + '[[learner]]\nid = "../x"', "[[learner]] number 1"),
        (GOOD + '[[learner]]\nid = "a*"', "letters, digits"),
        (GOOD + '[[learner]]\nid = "a_attempt_b"', "letters, digits"),
        (GOOD + '[[learner]]\nid = "a"\n[[learner]]\nid = "a"', "twice"),
    ],
)
def test_a_wrong_entry_is_named_with_what_to_write(tmp_path, text, told):
    """The message names the file, the entry and what would be right."""
    with pytest.raises(CourseError) as caught:
        read(tmp_path, text)

    assert told in str(caught.value)
    assert str(tmp_path / settings.FILE) in str(caught.value)


def test_a_folder_without_settings_is_no_course_directory(tmp_path):
    """The message says how to make one."""
    with pytest.raises(CourseError, match="stove cohort new"):
        settings.load(tmp_path)


def test_an_unknown_assignment_is_told_with_the_known_ones(tmp_path):
    """`assignment` names what there is."""
    cohort = read(tmp_path, GOOD + '[[assignment]]\nname = "03_leakage"')

    with pytest.raises(CourseError, match="Known: 03_leakage"):
        cohort.assignment("03")


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_roster_comes_from_a_spreadsheet_s_csv(tmp_path, delimiter):
    """Byte order mark, semicolons, quotes and other columns are all right."""
    path = tmp_path / "roster.csv"
    lines = ["group,id,email,first_name", 'red,learner-01,,"An, na"', "blue,7,x@y.z,"]
    text = "\n".join(lines)
    if delimiter == ";":
        text = text.replace("An, na", "An? na").replace(",", ";").replace("?", ",")
    path.write_text(text, encoding="utf-8-sig")

    found = settings.read_roster(path)

    assert found == (
        Learner("learner-01", first_name="An, na"),
        Learner("7", email="x@y.z"),
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"name\nx\n", ":1: no column `id`"),
        (b"", ":1: no column `id`"),
        (b"id\na\na\n", ":3: `id` of this row is 'a', which stands there twice"),
        (b"id\na\n\xff\n", "not UTF-8"),
        (b"id\na\nb/c\n", ":3: `id` of this row is 'b/c'"),
    ],
)
def test_a_wrong_roster_is_told_with_its_line(tmp_path, data, told):
    """The message has file and line."""
    path = tmp_path / "roster.csv"
    path.write_bytes(data)

    with pytest.raises(CourseError) as caught:
        settings.read_roster(path)

    assert told in str(caught.value)


def test_a_roster_that_is_not_there_is_told(tmp_path):
    """The message names the path."""
    with pytest.raises(CourseError, match="does not exist"):
        settings.read_roster(tmp_path / "roster.csv")
