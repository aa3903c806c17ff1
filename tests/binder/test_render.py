"""Binder is told the right things: rendered with repo2docker, without Docker."""

import json
import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

PIN = re.compile(r"[a-z0-9][a-z0-9-]*==[0-9][0-9a-z.]*")


def pins():
    """Return the version that Binder installs, by distribution."""
    lines = (ROOT / "binder" / "requirements.txt").read_text().splitlines()
    return dict(line.split("==") for line in lines)


def declared():
    """Return what pyproject.toml needs to run."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return [Requirement(text) for text in project["dependencies"]]


def test_binder_builds_a_python_environment(buildpack):
    """Binder chooses the build pack for pip, with the files of `binder/`."""
    assert ("PythonBuildPack", "binder") == (
        type(buildpack).__name__,
        buildpack.binder_dir,
    )


def test_binder_runs_the_python_that_the_pins_were_compiled_for(buildpack):
    """Without runtime.txt it would be Python 3.10."""
    assert "3.11" == buildpack.python_version


def test_pins_are_cached_before_the_repository_is_copied(buildpack):
    """pip runs early, so that a commit does not reinstall everything."""
    scripts = [script for _, script in buildpack.get_preassemble_scripts()]
    assert [
        "${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir "
        '-r "binder/requirements.txt"'
    ] == scripts


def test_binder_runs_post_build_and_start(buildpack):
    """Both scripts are found, and both may be executed."""
    assert ["binder/postBuild"] == buildpack.get_post_build_scripts()
    assert "${REPO_DIR}/binder/start" == buildpack.get_start_script()
    for name in ("postBuild", "start"):
        assert (ROOT / "binder" / name).stat().st_mode & 0o100, name


def test_the_dockerfile_renders_in_the_right_order(buildpack):
    """Dependencies first, then the repository, then postBuild, then start."""
    text = buildpack.render({"NB_USER": "jovyan", "NB_UID": "1000"})
    steps = (
        'pip install --no-cache-dir -r "binder/requirements.txt"',
        "COPY --chown=1000:1000 src/ ${REPO_DIR}/",
        "RUN ./binder/postBuild",
        'R2D_ENTRYPOINT="${REPO_DIR}/binder/start"',
    )
    places = [text.find(step) for step in steps]
    assert -1 not in places, dict(zip(steps, places, strict=True))
    assert sorted(places) == places


def test_every_pin_is_one_exact_version():
    """A line with an address, a path or a range would break caching or luck."""
    lines = (ROOT / "binder" / "requirements.txt").read_text().splitlines()
    assert [] == [line for line in lines if not PIN.fullmatch(line)]
    assert sorted(pins()) == list(pins())


@pytest.mark.parametrize("needed", declared(), ids=lambda needed: needed.name)
def test_pins_satisfy_what_the_package_declares(needed):
    """Every dependency of the package is pinned inside its declared range."""
    pinned = pins().get(canonicalize_name(needed.name))
    assert pinned is not None, "run the command in docs/binder.md"
    assert Version(pinned) in needed.specifier


def test_binder_offers_the_jupyterlab_that_the_browser_tests_see():
    """The pinned JupyterLab is of the series that the tests drive."""
    series = Version(version("jupyterlab")).release[:2]
    assert series == Version(pins()["jupyterlab"]).release[:2]


def test_jupyterlab_asks_no_learner_about_news():
    """The overrides stop the toast and keep what widgets show."""
    settings = json.loads((ROOT / "binder" / "overrides.json").read_text())
    toast = settings["@jupyterlab/apputils-extension:notification"]
    widgets = settings["@jupyter-widgets/jupyterlab-manager:plugin"]
    assert {"fetchNews": "false", "checkForUpdates": False} == toast
    assert {"saveState": True} == widgets
