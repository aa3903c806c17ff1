"""The contract of a project: what is missing is said, all of it, at once."""

import jupytext
import pytest

from grader.errors import ProjectError
from grader.project import contract
from tests.project.making import project


def breaches(folder):
    """Return what keeps a folder from being a project, as one text."""
    with pytest.raises(ProjectError) as raised:
        contract.read(folder)
    return "\n".join(raised.value.breaches)


@pytest.mark.parametrize("notebook", [False, True], ids=["module", "notebook"])
def test_a_module_and_a_notebook_are_projects(tmp_path, notebook):
    """A project is a notebook or a module, and both are read alike."""
    read = contract.read(project(tmp_path / "one", notebook=notebook))

    assert (read.name, read.settings.target, read.source.needed) == ("one", "sold", 7)
    assert read.source.parameters == 0


def test_a_folder_that_is_not_there_is_named():
    """A folder that does not exist is named, with what makes one."""
    with pytest.raises(ProjectError, match="'nowhere'.*stove project new"):
        contract.read("nowhere")


def test_an_empty_folder_gets_all_breaches_at_once(tmp_path):
    """Nobody has to mend one thing to hear of the next."""
    said = breaches(tmp_path)

    assert "no source" in said
    assert "no `project.toml`" in said


def test_missing_functions_are_listed(tmp_path):
    """Each function that is missing is named with its arguments."""
    folder = project(
        tmp_path / "one",
        ("def split(df)", "def parts(df)"),
        ("def predict_one(example)", "def ask(example)"),
    )

    assert "`split(df)`, `predict_one(example)`" in breaches(folder)


def test_two_sources_are_one_too_many(tmp_path):
    """With a notebook and a module nobody knows which was run."""
    folder = project(tmp_path / "one")
    jupytext.write(jupytext.read(folder / "project.py"), folder / "project.ipynb")

    assert "two sources" in breaches(folder)


def test_a_notebook_needs_its_parameters_cell(tmp_path):
    """A notebook without a tagged cell of constants breaks the contract."""
    untagged = ('# %% tags=["parameters"]', "# %%")

    assert "`parameters`" in breaches(
        project(tmp_path / "one", untagged, notebook=True)
    )


def test_a_cell_that_is_no_python_is_shown_with_its_line(tmp_path):
    """A slip of the pen is named by cell and line."""
    folder = project(tmp_path / "one", ("return LogisticRegression()", "return ("))

    assert "Cell 5 of `project.py` is not Python, line 2" in breaches(folder)


def test_magic_lines_are_no_breach(tmp_path):
    """What IPython alone understands is passed over where functions are read."""
    magic = ("import json", "%matplotlib inline\n!ls\nimport json")

    assert contract.read(project(tmp_path / "one", magic)).source.needed == 7


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"user": None}, "needs `user`: who would act"),
        ({"question": "TODO: ask"}, "`question` in project.toml is still to do"),
        ({"use": "prod"}, "`use` in project.toml is 'prod'"),
        ({"use": "an unseen group"}, "needs `groups`"),
        ({"greater_is_better": "yes"}, "should be true or false"),
        ({"groups": 3}, "`groups` in project.toml should be the name"),
    ],
)
def test_settings_are_read_strictly(tmp_path, settings, said):
    """Every word of project.toml that does not fit is named with what would."""
    folder = project(tmp_path / "one", settings=settings)

    assert said in breaches(folder)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("gone.csv", "is not there"),
        ("../other.csv", "lies outside"),
        (".hidden.csv", "would not reach the sandbox"),
    ],
)
def test_data_lie_in_the_folder(tmp_path, path, said):
    """Data that a reader would not have are named."""
    folder = project(tmp_path / "one")
    (folder / path).write_text("a\n1\n") if path != "gone.csv" else None
    text = (folder / "project.toml").read_text()
    (folder / "project.toml").write_text(text.replace("table.csv", path))

    assert said in breaches(folder)


def test_broken_toml_is_said_to_be_broken(tmp_path):
    """A file that is no TOML is named with the line."""
    folder = project(tmp_path / "one")
    (folder / "project.toml").write_text("title = \n")

    assert "not TOML" in breaches(folder)


@pytest.mark.parametrize("text", ["{", "[1]"])
def test_results_that_cannot_be_read_say_so(tmp_path, text):
    """A results.json that is no object is named, and what it should hold."""
    folder = project(tmp_path / "one")
    (folder / "results.json").write_text(text)

    with pytest.raises(ProjectError, match=r"results\.json"):
        contract.read(folder).results()


def test_what_only_runs_after_the_last_function_is_not_needed(tmp_path):
    """A module in one piece is read without training its model."""
    folder = project(tmp_path / "one")
    text = (folder / "project.py").read_text()
    whole = "\n".join(line for line in text.splitlines() if line[:4] != "# %%")
    (folder / "project.py").write_text(whole + "\n\ndef later():\n    return 1\n")

    prelude = contract.read(folder).source.prelude

    assert "def predict_one" in prelude[-1]
    assert "def later" in prelude[-1]
    assert "results = {" not in prelude[-1]
