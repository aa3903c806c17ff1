"""Which notebooks of nbgrader's own wheel are graded, and against which source.

Nothing of them is copied into this project. What nbgrader's tests say about a
score is cited; every other expectation is what nbgrader itself gives here.
"""

from dataclasses import dataclass
from pathlib import Path

import nbgrader

WHEEL = Path(nbgrader.__file__).parent
APPS, CELLS = "tests/apps/files", "tests/preprocessors/files"
DOCS = "docs/source/user_guide"
Files = dict[str, str]


@dataclass(frozen=True)
class Exercise:
    """An assignment: its source and what learners handed in, as files of the wheel.

    A learner's files may be empty text, which stands for the release. `is_safe`
    says whether nbgrader may execute the submissions here, where it has no box.
    """

    name: str
    source: Files
    handed_in: dict[str, Files]
    due: str = ""
    is_safe: bool = True


def _one(folder: str, **handed_in: str) -> dict[str, Files]:
    """Return learners who handed in one notebook `p1` each."""
    return {
        learner.replace("_", "-"): {"p1.ipynb": f"{folder}/{name}.ipynb"}
        for learner, name in handed_in.items()
    }


def _source(folder: str, name: str) -> Files:
    return {"p1.ipynb": f"{folder}/{name}.ipynb"}


def _docs(folder: str) -> Files:
    names = ("problem1.ipynb", "problem2.ipynb", "jupyter.png")
    dated = ("timestamp.txt",) if folder.startswith("submitted") else ()
    return {name: f"{DOCS}/{folder}/{name}" for name in (*names, *dated)}


EXERCISES = (
    Exercise(
        "plain",
        _source(APPS, "submitted-unchanged"),
        _one(
            APPS,
            unchanged="submitted-unchanged",
            changed="submitted-changed",
            grade_cell="submitted-grade-cell-changed",
            locked_cell="submitted-locked-cell-changed",
        )
        | {
            "extra": {
                "p1.ipynb": f"{APPS}/submitted-changed.ipynb",
                "p1 copy.ipynb": f"{APPS}/submitted-unchanged.ipynb",
            },
            "only-text": {"data.txt": f"{APPS}/data.txt"},
        },
    ),
    Exercise(
        "cells",
        _source(CELLS, "submitted-unchanged"),
        _one(
            CELLS,
            unchanged="submitted-unchanged",
            changed="submitted-changed",
            answer_type="submitted-answer-cell-type-changed",
            grade_cell="submitted-grade-cell-changed",
            grade_type="submitted-grade-cell-type-changed",
            locked_cell="submitted-locked-cell-changed",
            one_markdown="bad-markdown-cell-1",
            no_points="blank-points",
            no_id="blank-grade-id",
            other_type="cell-type-changed",
            no_type="no-cell-type",
            manual="manually-graded-code-cell",
            twice="duplicate-grade-ids",
        ),
    ),
    Exercise(
        "squares",
        _source(APPS, "test"),
        _one(
            APPS,
            solved="test",
            with_output="test-with-output",
            hidden="test-hidden-tests",
            no_metadata="test-no-metadata",
            schema_0="test-v0",
            schema_0_invalid="test-v0-invalid",
            schema_1="test-v1",
            schema_2="test-v2",
            schema_10="too-new",
        )
        | _one(CELLS, recursion="infinite-recursion")
        | {"released": {"p1.ipynb": ""}},
    ),
    Exercise(
        "hidden",
        _source(APPS, "test-hidden-tests"),
        {"released": {"p1.ipynb": ""}} | _one(APPS, solved="test"),
    ),
    Exercise(
        "task",
        _source(CELLS, "test_taskcell"),
        {"released": {"p1.ipynb": ""}}
        | _one(CELLS, solved="test_taskcell", other="test"),
    ),
    Exercise(
        "autotest-simple",
        _source(APPS, "autotest-simple"),
        _one(
            APPS,
            unchanged="autotest-simple-unchanged",
            changed="autotest-simple-changed",
        ),
    ),
    Exercise(
        "autotest-hashed",
        _source(APPS, "autotest-hashed"),
        _one(
            APPS,
            unchanged="autotest-hashed-unchanged",
            changed="autotest-hashed-changed",
        ),
    ),
    Exercise(
        "autotest-multi",
        _source(APPS, "autotest-multi"),
        _one(
            APPS, unchanged="autotest-multi-unchanged", changed="autotest-multi-changed"
        ),
    ),
    Exercise(
        "autotest-hidden",
        _source(APPS, "autotest-hidden"),
        _one(
            APPS,
            unchanged="autotest-hidden-unchanged",
            wrong="autotest-hidden-changed-wrong",
            right="autotest-hidden-changed-right",
        ),
    ),
    Exercise(
        "two-notebooks",
        {
            "p1.ipynb": f"{APPS}/submitted-unchanged.ipynb",
            "p2.ipynb": f"{APPS}/submitted-unchanged.ipynb",
        },
        {
            "first-only": {"p1.ipynb": f"{APPS}/submitted-changed.ipynb"},
            "second-only": {"p2.ipynb": f"{APPS}/submitted-changed.ipynb"},
        },
    ),
    Exercise(
        "late",
        _source(APPS, "submitted-unchanged"),
        {
            "changed": {
                "p1.ipynb": f"{APPS}/submitted-changed.ipynb",
                "timestamp.txt": f"{APPS}/timestamp.txt",
            },
            "unchanged": {
                "p1.ipynb": f"{APPS}/submitted-unchanged.ipynb",
                "timestamp.txt": f"{APPS}/timestamp.txt",
            },
        },
        due="2015-02-02 14:58:23.948203 UTC",
    ),
    Exercise("timeout", _source(APPS, "timeout"), _one(APPS, slow="timeout")),
    Exercise(
        "side-effects",
        _source(APPS, "side-effects"),
        _one(APPS, writes="side-effects"),
    ),
    Exercise(
        "environment",
        _source(APPS, "validating-environment-variable"),
        _one(APPS, same="validating-environment-variable"),
    ),
    Exercise(
        "data-file",
        _source(APPS, "open_relative_file"),
        {
            "with-file": {
                "p1.ipynb": f"{APPS}/open_relative_file.ipynb",
                "data.txt": f"{APPS}/data.txt",
            },
            "without": {"p1.ipynb": f"{APPS}/open_relative_file.ipynb"},
        },
    ),
    Exercise(
        "no-points",
        _source(APPS, "validation-zero-points"),
        _one(APPS, same="validation-zero-points"),
    ),
    Exercise(
        "long-output", _source(CELLS, "long-output"), _one(CELLS, same="long-output")
    ),
    Exercise(
        "documentation",
        _docs("source/ps1"),
        {name: _docs(f"submitted/{name}/ps1") for name in ("bitdiddle", "hacker")},
    ),
    Exercise(
        "cheats",
        _source(APPS, "submitted-unchanged"),
        _one(
            APPS,
            spam="submitted-cheat-attempt",
            eggs="submitted-cheat-attempt-alternative",
        ),
        is_safe=False,
    ),
    Exercise(
        "loop",
        _source(APPS, "infinite-loop"),
        _one(APPS, foo="infinite-loop"),
        is_safe=False,
    ),
    Exercise(
        "loop-with-output",
        _source(APPS, "infinite-loop-with-output"),
        _one(APPS, foo="infinite-loop-with-output"),
        is_safe=False,
    ),
)

KEYS = [f"{one.name}/{learner}" for one in EXERCISES for learner in one.handed_in]
SAFE = [
    key
    for key in KEYS
    if next(one.is_safe for one in EXERCISES if one.name == key.split("/")[0])
]
