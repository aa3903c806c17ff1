"""The wheel holds every check and no answer; an editable install holds no copy."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from grader.checks import loader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    built = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(next(iter(built)))


def test_the_wheel_holds_the_manifest_and_every_checks_file(wheel):
    """Whatever module there is, its checks travel, and nothing else of it."""
    inside = [n for n in zipfile.ZipFile(wheel).namelist() if "_course/" in n]
    wanted = [f"{path.name}/checks.py" for path in loader.module_folders().values()]
    assert sorted(inside) == sorted(
        f"grader/_course/{name}" for name in ["course.toml", *wanted]
    )


def test_checks_run_from_a_wheel_outside_the_clone(wheel, tmp_path):
    """Without `solutions/` beside it, the package finds its own checks."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "from grader import check; from grader.checks import loader\n"
        "print(loader.course_folder().name, loader.modules())\n"
        "print(check(loader.items('03')[0].id, None).outcome)\n"
        "print(loader.solution_source(loader.items('03')[0].id))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site"), "STOVE_EPHEMERAL": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == [
        f"_course {loader.modules()}",
        "not attempted",
        "None",
    ]


def test_an_editable_install_reads_the_sources(wheel):
    """In a clone there is no copy that could be stale."""
    assert loader.course_folder() == ROOT / "solutions"
    assert not (ROOT / "grader" / "_course").exists()
