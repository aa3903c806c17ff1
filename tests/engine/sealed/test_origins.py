"""A name of a test is the instructor's, a library's or the submission's."""

import sys

from grader.engine.sealed import Checker
from tests.engine.sealed.conftest import cell, error_of, in_process, plan_of


def run(submission, *cells, which="test"):
    checker = Checker(plan_of(*cells), in_process(submission), seconds=20)
    return error_of(checker.run(which))


SQUARE = cell("answer", "solution", "", "def square(x): return x * x")
RIGHT = "def square(x): return x * x\n"


def test_modules_never_come_from_the_submission():
    """An import of any cell of the instructor's is made here."""
    test = cell("test", "test", "assert np.arange(3).sum() == 3 and sqrt(4) == 2")
    cells = (
        cell("plain", "plain", "import numpy as np"),
        cell("answer", "solution", "", "from math import *\ndef f(): pass"),
        test,
    )
    assert "" == run("class np: arange = None\ndef sqrt(x): return 0", *cells)


def test_check_is_always_ours():
    """A submission cannot bring its own `check`."""
    test = cell("test", "test", "from grader import check\ncheck('nonsense', 3)")
    assert "" == run("def check(*a): return 1.0", test)
    bare = cell("test", "test", "assert 'no item' in check('nonsense', 3).message")
    assert "" == run("def check(*a): return 1.0", bare)


def test_a_builtin_is_pythons_unless_the_solution_defines_it():
    """`all` of the submission never counts; a `sum` that is asked for does."""
    test = cell("test", "test", "assert not all([True, False])")
    assert "" == run("all = lambda v: True", SQUARE, test)
    asked = cell("answer", "solution", "", "def sum(v): return 0")
    test = cell("test", "test", "assert sum([1]) == 1")
    assert "AssertionError: " == run("def sum(v): return 7", asked, test)
    assert "NameError: name 'sum' is not defined" == run("", asked, test)


def test_locked_names_count_as_the_instructor_wrote_them():
    """What a submission does to a given name does not count."""
    given = cell("given", "locked", "limit = 3\ndata = [1, 2]\ndef near(a, b):\n"
                 "    return abs(a - b) < limit")  # fmt: skip
    test = cell("test", "test", "assert data == [1, 2] and not near(1, 9)\n"
                "assert square(limit) == 9")  # fmt: skip
    submission = RIGHT + "limit, data = 100, []\ndef near(a, b): return True"
    assert "" == run(submission, given, SQUARE, test)


def test_names_that_the_solution_changes_are_the_submissions():
    """Assigned, augmented, appended to: the submission's own value counts."""
    given = cell("given", "locked", "total = 0\nseen = []\nd = {}")
    solution = "total += 5\nseen.append(1)\nd['a'] = 2\n"
    answer = cell("answer", "solution", "", solution)
    test = cell("test", "test", "assert (total, seen, d) == (5, [1], {'a': 2})")
    before = "total = 0\nseen = []\nd = {}\n"
    assert "" == run(before + solution, given, answer, test)
    assert "AssertionError: " == run(before, given, answer, test)


def test_locked_cells_run_in_order_and_once():
    """A later cell that changes a given name is run as well, before it is used."""
    cells = (
        cell("one", "locked", "import itertools\nruns = itertools.count()\ndata = [1]"),
        cell("two", "locked", "data.append(2)\nmade = next(runs)"),
        cell("early", "test", "assert data == [1, 2] and made == 0"),
        cell("three", "locked", "data.append(3)"),
        cell("test", "test", "assert data == [1, 2, 3] and made == 0"),
    )
    checker = Checker(plan_of(*cells), in_process(""), seconds=20)
    assert ["", ""] == [error_of(checker.run(id)) for id in ("early", "test")]


def test_a_locked_cell_may_use_the_submission():
    """What it makes of the submission's function is computed when it is needed."""
    given = cell("given", "locked", "nine = square(3)\nraise ValueError('later')")
    test = cell("test", "test", "assert nine == 9")
    assert "ValueError: later" == run(RIGHT, SQUARE, given, test)
    given = cell("given", "locked", "nine = square(3)")
    assert "" == run(RIGHT, SQUARE, given, test)
    assert "AssertionError: " == run("square = lambda x: 0", SQUARE, given, test)


def test_a_locked_cell_that_fails_is_not_replaced_by_the_submission():
    """The submission cannot make a given name its own by making its cell fail."""
    given = cell("given", "locked", "nine = square(3)")
    test = cell("test", "test", "assert nine == 9")
    bad = "def square(x): raise ValueError('no')\nnine = 9"
    assert "ValueError: no" == run(bad, SQUARE, given, test)


def test_names_of_earlier_tests_are_the_instructors():
    """Also where the earlier test failed before it came to them, or was not run."""
    earlier = cell("earlier", "test", "assert square(2) == 4\ndef near(a, b):\n"
                   "    return a == b\nlimit = 3")  # fmt: skip
    test = cell("test", "test", "assert near(limit, 3) and not near(1, 2)")
    submission = "def square(x): return 0\ndef near(a, b): return True"
    cells = (SQUARE, earlier, test)
    assert "" == run(submission, *cells)
    checker = Checker(plan_of(*cells), in_process(submission), seconds=20)
    assert ["AssertionError: ", ""] == [error_of(checker.run(i)) for i in
                                        ("earlier", "test")]  # fmt: skip


def test_helpers_in_unmarked_cells_are_the_instructors():
    """A function that the release gives away is not taken from the submission."""
    plain = cell("plain-1", "plain", "def near(a, b): return a == b\nn = 4")
    test = cell("test", "test", "assert not near(1, 2) and n == 5")
    assert "" == run("n = 5\ndef near(a, b): return True", plain, SQUARE, test)


def test_a_name_of_nobody_is_a_name_error():
    """As in a kernel."""
    test = cell("test", "test", "nothing")
    assert "NameError: name 'nothing' is not defined" == run("", test)


def test_an_import_that_is_the_task_has_to_be_made():
    """Then it is still the checker's own module that the test uses."""
    answer = cell("answer", "solution", "", "import math\nfrom math import pi")
    test = cell("test", "test", "assert math.sqrt(4) == 2 and 'pi' in globals()")
    assert "" == run("class math: sqrt = None\npi = 0", answer, test)
    assert "NameError: name 'math' is not defined" == run("", answer, test)


def test_a_test_may_delete_a_given_name():
    """For itself alone."""
    given = cell("given", "locked", "n = 3")
    gone = "del n\ntry:\n    n\nexcept NameError:\n    pass\nelse:\n    assert False"
    test = cell("test", "test", gone)
    other = cell("other", "test", "assert n == 3")
    checker = Checker(plan_of(given, test, other), in_process(""), seconds=20)
    assert ["", ""] == [error_of(checker.run(id)) for id in ("test", "other")]


def test_files_of_the_submission_are_never_imported(tmp_path, monkeypatch):
    """A `colorsys.py` beside the notebook does not run in the checker."""
    (tmp_path / "colorsys.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", ["", ".", str(tmp_path), *sys.path])
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    test = cell("test", "test", "import colorsys\nassert colorsys.rgb_to_hsv(1, 1, 1)")
    assert "" == run("", test)


def test_what_a_call_changes_in_given_data_ends_with_its_test():
    """An answer cannot set the labels of the next test."""
    given = cell("given", "locked", "import numpy as np\nimport pandas as pd\n"
                 "y = np.array([1, 0])\nt = pd.DataFrame({'x': [1, 2]})\n"
                 "rows = [[1], {'a': [2]}]")  # fmt: skip
    answer = cell("answer", "solution", "", "def f(y, t, rows): return 0")
    first = cell(
        "first",
        "test",
        "f(y, t, rows)\nassert y.tolist() == [7, 7]\n"
        "assert t['x'].tolist() == [7, 7] and rows == [[7], {'a': [7]}]",
    )
    other = cell(
        "other",
        "test",
        "assert y.tolist() == [1, 0]\n"
        "assert t['x'].tolist() == [1, 2] and rows == [[1], {'a': [2]}]",
    )
    submission = ("def f(y, t, rows):\n    y[:] = 7\n    t['x'] = 7\n"
                  "    rows[0][0] = 7\n    rows[1]['a'] = [7]")  # fmt: skip
    plan = plan_of(given, answer, first, other)
    checker = Checker(plan, in_process(submission), seconds=60)
    assert ["", ""] == [error_of(checker.run(id)) for id in ("first", "other")]
