"""nbgrader's configuration of a course directory, as the nbgrader command reads it."""

import contextlib
import sys
from pathlib import Path
from typing import Any

from grader.errors import CourseError

FILE = "nbgrader_config.py"
_STEM = FILE.removesuffix(".py")


def load(folder: Path) -> Any:
    """Return the traitlets config of `folder`; raise CourseError where there is none.

    As with the command, what stands in the account's own Jupyter folders counts
    too, what stands in the course directory wins, and plugins may lie beside it.
    """
    if not folder.is_dir():
        raise CourseError(f"{folder} is no folder. Name a course directory.")
    if not (folder / FILE).is_file() and not (folder / f"{_STEM}.json").is_file():
        raise CourseError(
            f"{folder} has no {FILE}, so it is no course directory. Make one with "
            "`stove cohort new` or `nbgrader quickstart`."
        )
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return _merged([*_account(), folder], folder)


def _account() -> list[Path]:
    """Return Jupyter's configuration folders, the weakest first."""
    from jupyter_core.paths import jupyter_config_path

    return [Path(path) for path in reversed(jupyter_config_path())]


def _merged(places: list[Path], folder: Path) -> Any:
    from nbgrader.apps.baseapp import NbGrader
    from traitlets.config import Config

    config = Config()
    with contextlib.chdir(folder):  # a config file may open what lies beside it
        for place in places:
            for suffix in (".json", ".py"):
                if (place / (_STEM + suffix)).is_file():
                    config.merge(_read(place / (_STEM + suffix)))
    app = NbGrader()  # translates the names of older versions
    app.update_config(config)
    return app.config


def _read(path: Path) -> Any:
    from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader

    make = PyFileConfigLoader if path.suffix == ".py" else JSONFileConfigLoader
    try:
        return make(path.name, path=str(path.parent)).load_config()
    except CourseError:
        raise
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        where = _line(path, error)
        raise CourseError(f"{path} cannot be loaded. {what}{where}.") from error


def _line(path: Path, error: Exception) -> str:
    """Say in which line of the config file the error came up."""
    trace, found = error.__traceback__, None
    while trace:
        if trace.tb_frame.f_code.co_filename == str(path):
            found = trace.tb_lineno
        trace = trace.tb_next
    return f" (line {found})" if found else ""
