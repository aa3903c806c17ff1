"""A release is a pure function of the sources, and what nbgrader would make."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat

from grader.authoring import release

from .conftest import edit

ROOT = Path(__file__).parents[2]


def test_the_same_sources_give_the_same_bytes(course, tmp_path):
    """Two processes with other hash seeds write the same files."""
    code = (
        "from grader.authoring import release; import hashlib, json\n"
        "files = release.build()\n"
        "print({k: hashlib.sha256(v).hexdigest() for k, v in sorted(files.items())})"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert "exercises/90_sample/90_sample.ipynb" in outputs[0]


def test_write_makes_everything_fresh_and_removes_what_has_no_source(course):
    """After a release nothing is stale; an orphan is taken away."""
    orphan = course / "course" / "99_gone.ipynb"
    orphan.parent.mkdir()
    orphan.write_text("{}")
    assert 3 == len(release.stale(course))
    changed = release.write(course)
    assert "course/99_gone.ipynb" in changed
    assert ([], False) == (release.stale(course), orphan.exists())


def test_a_changed_source_is_stale(course, module):
    """A release that no longer equals its source is named."""
    release.write(course)
    edit(module / "lesson.py", "at most 120 words", "in other words")
    assert ["course/90_sample.ipynb"] == release.stale(course)


def test_a_learner_gets_stubs_and_no_solution(module):
    """Inside a function the stub raises the item's id; the solution is gone."""
    cells = {cell.id: cell for cell in release.exercise(module / "exercise.py").cells}
    source = cells["90-1"].source
    assert source.endswith(
        '    # Your answer here.\n    raise NotImplementedError("90-1")'
    )
    assert "sum(" not in source
    assert cells["90-1-check"].metadata.editable is False


def test_a_stub_at_the_top_level_does_not_raise(module):
    """An untouched notebook runs to its end."""
    path = module / "exercise.py"
    text = path.read_text()
    begin, end = text.index("def share_of"), text.index("# %% tests")
    region = "share_of = None\n### BEGIN SOLUTION\nshare_of = 1\n### END SOLUTION\n\n"
    path.write_text(text[:begin] + region + text[end:])
    cells = {cell.id: cell for cell in release.exercise(path).cells}
    assert "share_of = None\n# Your answer here." == cells["90-1"].source


def test_the_solved_exercise_holds_the_solution_without_its_marks(module):
    """What papermill runs is the author's answer in the released notebook."""
    cells = {cell.id: cell for cell in release.solved(module / "exercise.py").cells}
    assert "sum(label == wanted for label in labels)" in cells["90-1"].source
    assert "SOLUTION" not in cells["90-1"].source


def test_nbgrader_makes_the_same_release(module, tmp_path):
    """`nbgrader generate_assignment` gives what our release gives, but for stubs."""
    source = tmp_path / "nb" / "source" / "ps1" / "ps1.ipynb"
    source.parent.mkdir(parents=True)
    source.write_bytes(release.to_bytes(release.source(module / "exercise.py")))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "ps1"],
        cwd=tmp_path / "nb",
        env=os.environ | {"PATH": path},
        check=True,
        capture_output=True,
    )
    theirs = nbformat.read(tmp_path / "nb/release/ps1/ps1.ipynb", as_version=4)
    ours = json.loads(release.to_bytes(release.exercise(module / "exercise.py")))
    theirs = json.loads(nbformat.writes(theirs))
    for notebook in (ours, theirs):
        for cell in notebook["cells"]:
            if cell["id"] == "90-1":
                cell["source"] = cell["metadata"]["nbgrader"].pop("checksum") and ""
    assert theirs == ours


def test_the_course_is_released_as_its_sources_say():
    """Nothing in `course/` or `exercises/` is stale. (Run "make release".)"""
    assert [] == release.stale(ROOT)
