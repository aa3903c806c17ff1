"""The corpus is what it claims to be; nothing of it is executed here."""

import ast
import json

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from tests.attacks import assignments, course
from tests.attacks.case import OUTCOMES
from tests.attacks.cases import CASES, HOSTILE, MODULES, honest

pytestmark = pytest.mark.xdist_group("attacks")
IDS = [case.name for case in CASES]


def test_the_corpus_is_large():
    """Ninety attacks at least stand beside five honest neighbours at least."""
    neighbours = [case for case in honest.CASES if "neighbour" in case.name]
    assert len(HOSTILE) >= 90
    assert len(neighbours) >= 5


def test_every_case_has_a_name_of_its_own():
    """A learner's id is the case's name, and no two learners share one."""
    assert len(set(IDS)) == len(IDS)
    assert all(name.replace("-", "").isalnum() for name in IDS)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_case_states_its_outcome(case):
    """Each case names what a safe grader must show, in the words of grading."""
    assert set(case.outcomes) <= set(OUTCOMES)
    assert 0 <= case.points <= assignments.POINTS
    if "graded" not in case.outcomes:
        is_stopped = {"timed out", "kernel died"} & set(case.outcomes)
        assert case.points == 0 or is_stopped


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_case_is_python(case):
    """The source of an attack compiles, so that it fails for its own reason only."""
    if isinstance(case.how, str):
        ast.parse(TransformerManager().transform_cell(case.how))


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.split(".")[-1])
def test_files_stay_short(module):
    """A file of cases has fewer than 300 lines."""
    with open(module.__file__, encoding="utf-8") as file:
        assert len(file.readlines()) < 300


@pytest.mark.parametrize("name", assignments.NAMES)
def test_an_assignment_has_eight_points_and_four_tests(name):
    """Both assignments are worth eight points, in four cells with hidden tests."""
    cells = assignments.notebook(name).cells
    noted = [cell.metadata.nbgrader for cell in cells if "nbgrader" in cell.metadata]
    tests = [told for told in noted if told.grade]
    assert (len(tests), sum(told.points for told in tests)) == (4, assignments.POINTS)


@pytest.mark.slow
def test_learners_get_neither_solutions_nor_hidden_tests(handed_in):
    """The release that attackers start from holds no secret."""
    for path in (handed_in / "release").rglob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert not [one for one in assignments.SECRETS.values() if one in text]


@pytest.mark.slow
def test_every_case_is_handed_in(handed_in):
    """Each learner has a folder with something where the notebook belongs."""
    for case in CASES:
        path = course.handed(handed_in, case).path
        assert path.is_symlink() or path.exists(), case.name


@pytest.mark.slow
def test_attacks_stand_in_the_first_answer(handed_in):
    """Where a case is source, the other answers of its submission are empty."""
    for case in CASES:
        if isinstance(case.how, str):
            handed = course.handed(handed_in, case)
            cells = json.loads(handed.path.read_text(encoding="utf-8"))["cells"]
            answers = [
                "".join(cell["source"])
                for cell in cells
                if cell["metadata"].get("nbgrader", {}).get("solution")
            ]
            assert answers == [case.how.strip("\n"), *["pass"] * (len(answers) - 1)]
