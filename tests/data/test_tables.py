"""Loading: verified, parsed once, fresh each time, messy as promised."""

import gzip
import json
import shutil
from datetime import date
from hashlib import sha256

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from grader.data import datasets, datasheets, load
from grader.errors import DataError


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """Return a copy of the penguins in a folder of their own."""
    for path in datasheets.FOLDER.glob("penguins.*"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(datasheets, "FOLDER", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", datasets())
def test_each_call_gives_an_equal_table(name):
    """Each call gives an equal table."""
    assert_frame_equal(load(name), load(name))
    assert load(name).attrs == {}


def test_a_change_to_a_loaded_table_stays_in_that_table():
    """A change to a loaded table stays in that table."""
    mine = load("penguins")
    mine.loc[0, "species"] = "Emperor"
    mine["new"] = 1

    assert load("penguins").species[0] == "Adelie"
    assert "new" not in load("penguins").columns


def test_a_changed_file_is_refused_with_its_path_and_the_way_back(copied):
    """A changed file is refused with its path and the way back."""
    file = copied / "penguins.csv.gz"
    file.write_bytes(file.read_bytes() + b"\0")

    with pytest.raises(DataError, match="has changed") as caught:
        load("penguins")

    assert str(file) in str(caught.value)
    assert "git checkout" in str(caught.value)


def test_a_missing_file_is_reported_with_its_path(copied):
    """A missing file is reported with its path."""
    (copied / "penguins.csv.gz").unlink()

    with pytest.raises(DataError, match=r"penguins\.csv\.gz is missing"):
        load("penguins")


def test_a_file_is_verified_once_in_a_process(copied):
    """A file is verified once in a process."""
    before = load("penguins")
    (copied / "penguins.csv.gz").write_bytes(b"changed afterwards")

    assert_frame_equal(before, load("penguins"))


def test_a_pair_of_files_is_all_that_a_new_set_needs(copied):
    """A pair of files is all that a new set needs."""
    raw = gzip.compress(b"height,on\nNA,2020/01/02\n,2020/01/03\n", mtime=1)
    (copied / "heights.csv.gz").write_bytes(raw)
    fields = json.loads((copied / "penguins.json").read_text("utf-8"))
    columns = [("height", "text"), ("on", "date")]
    fields["columns"] = [
        {"name": name, "dtype": dtype, "unit": "none", "meaning": "as typed"}
        for name, dtype in columns
    ]
    fields |= {"sha256": sha256(raw).hexdigest(), "rows": 2}
    (copied / "heights.json").write_text(json.dumps(fields), encoding="utf-8")

    frame = load("heights")

    assert datasets() == ["heights", "penguins"]
    assert frame.height[0] == "NA"
    assert frame.height.isna().tolist() == [False, True]
    assert frame.on[1] == pd.Timestamp(2020, 1, 3)


def test_one_wind_speed_is_impossible_and_stays():
    """One wind speed is impossible and stays."""
    speeds = load("weather_2013").nlargest(2, "wind_speed")
    first = speeds.iloc[0]

    assert (first.origin, first.month, first.day, first.hour) == ("EWR", 2, 12, 3)
    assert first.wind_speed > 1_000 > 100 > speeds.iloc[1].wind_speed


def test_the_hour_when_clocks_go_back_is_there_twice():
    """The hour when clocks go back is there twice."""
    weather = load("weather_2013")
    local = ["origin", "year", "month", "day", "hour"]
    twice = weather[weather.duplicated(local)]

    assert {(11, 3, 1)} == set(zip(twice.month, twice.day, twice.hour, strict=True))
    assert not weather.duplicated(["origin", "time_hour"]).any()


def test_the_last_day_of_the_year_has_no_weather():
    """The last day of the year has no weather."""
    weather = load("weather_2013")

    assert weather[(weather.month == 12) & (weather.day == 31)].empty


def test_planes_are_missing_for_two_carriers_above_all():
    """Planes are missing for two carriers above all."""
    flights, planes = load("flights_2013"), load("planes_2013")
    is_unmatched = ~flights.tailnum.isin(planes.tailnum)
    share = is_unmatched.groupby(flights.carrier).mean().sort_values(ascending=False)

    assert list(share.index[:2]) == ["MQ", "AA"]
    assert share["AA"] > 5 * share.iloc[2]
    assert is_unmatched[flights.carrier.isin(["MQ", "AA"])].sum() > 0.8 * (
        is_unmatched.sum()
    )


def test_flights_keep_their_clock_faces_and_their_gaps():
    """Flights keep their clock faces and their gaps."""
    flights = load("flights_2013")
    cancelled = flights.dep_time.isna()

    assert (flights.arr_time == 2400).any()
    assert flights.arr_delay[cancelled].isna().all()
    assert flights.arr_delay[~cancelled].isna().any()
    assert 0.01 < cancelled.mean() < 0.05
    assert 0.2 < (flights.arr_delay.dropna() >= 15).mean() < 0.3


def test_flights_and_weather_meet_on_origin_and_hour():
    """Flights and weather meet on origin and hour."""
    flights, weather = load("flights_2013"), load("weather_2013")
    joined = flights.merge(weather, on=["origin", "time_hour"], how="left")

    assert len(joined) == len(flights)
    assert 0 < joined.temp.isna().mean() < 0.01


def test_the_weather_labels_of_seattle_change_their_meaning():
    """The weather labels of Seattle change their meaning."""
    weather = load("seattle_weather")
    days = pd.crosstab(weather.date.dt.year, weather.weather)

    assert days.rain[2012] > 10 * days.rain[2015]
    assert days.fog[2015] > 10 * days.fog[2012]
    assert (weather.precipitation[weather.weather == "sun"] > 0).any()


def test_the_island_gives_some_species_away():
    """The island gives some species away."""
    penguins = load("penguins")
    islands = penguins.groupby("species").island.unique().map(set)

    assert (islands["Gentoo"], islands["Chinstrap"]) == ({"Biscoe"}, {"Dream"})
    assert penguins.species.ne(penguins.species.shift()).sum() == 3


def test_penguins_without_sex_are_never_chinstraps():
    """Penguins without sex are never Chinstraps."""
    penguins = load("penguins")
    is_unsexed = penguins.sex.isna()
    is_unmeasured = penguins.filter(regex="_mm|_g$").isna().all(axis=1)

    assert {"Adelie", "Gentoo"} == set(penguins.species[is_unsexed])
    assert is_unsexed[is_unmeasured].all()
    assert is_unmeasured.any()


def test_seattle_has_every_day_of_its_years_once():
    """Seattle has every day of its years once."""
    days = load("seattle_weather").date

    assert list(pd.date_range(date(2012, 1, 1), date(2015, 12, 31))) == list(days)


def test_a_decade_replaces_carriers():
    """A decade replaces carriers."""
    before, after = load("flights_2013"), load("flights_2023")
    gone = ~before.carrier.isin(after.carrier)
    new = ~after.carrier.isin(before.carrier)

    assert list(before.columns) == list(after.columns)
    assert gone.mean() > 0.2
    assert new.mean() > 0.2


def test_the_hour_of_2023_is_local_whatever_its_label_says():
    """The hour of 2023 is local whatever its label says."""
    hours = {
        year: pd.to_datetime(flights.time_hour, utc=True).dt.hour
        - flights.sched_dep_time // 100
        for year in (2013, 2023)
        for flights in [load(f"flights_{year}")]
    }

    assert set(hours[2023]) == {0}
    assert 0 not in set(hours[2013])


def test_most_wrong_heights_can_be_read_as_numbers():
    """Most wrong heights can be read as numbers."""
    heights = load("reported_heights")
    inches = pd.to_numeric(heights.height, errors="coerce")

    assert 0 < inches.isna().sum() < (~inches.dropna().between(48, 84)).sum()
    assert inches.mean() > inches.median() + 12


def test_bird_strikes_are_told_after_the_event():
    """Bird strikes are told after the event."""
    strikes = load("bird_strikes")
    phases = strikes.phase_of_flt[strikes.effect == "Aborted Take-off"]

    assert 0.05 < strikes.effect.notna().mean() < 0.2
    assert (phases == "Take-off run").mean() > 0.9
    assert "None" not in set(strikes.effect)


def test_job_ads_are_unique_and_keep_the_words_that_look_like_gaps():
    """Job ads are unique and keep the words that look like gaps."""
    ads = load("job_ads")

    assert ads.id.is_unique
    assert {"NA", "N/A"} <= set(ads.location)
    assert ads.salary_max.notna().mean() < 0.1
    assert (ads.company.value_counts().between(490, 510)).sum() > 3


@pytest.mark.parametrize("name", ["oews", "oews_metros"])
def test_wages_that_are_not_released_are_marked_and_not_zero(name):
    """Wages that are not released are marked and not zero."""
    wages = load(name)
    is_hidden = wages["median"] == "-"

    assert wages.employment.ne("0").all()
    assert is_hidden.any()
    assert wages.median_note[is_hidden].notna().all()
    assert not wages.duplicated(["area_type", "area_name", "occ_code"]).any()


def test_the_field_teams_names_are_no_key():
    """The field teams' names are no key."""
    raw = load("penguins_raw")

    assert len(raw) == len(load("penguins"))
    assert raw["Individual ID"].duplicated().any()
    assert raw["Comments"].notna().any()


def test_the_profile_of_a_data_scientist_names_no_language_to_program_in():
    """A taxonomy is not the market: the profile asks for neither Python nor SQL."""
    skills, jobs = load("esco_ict_skills"), load("esco_ict_occupations")
    profile = set(skills.skill[skills.occupation == "data scientist"])

    assert set(skills.occ_id) == set(jobs.occ_id)
    assert jobs.occ_id.is_unique
    assert "speak different languages" in profile
    assert not profile & {"Python (computer programming)", "SQL", "machine learning"}
    assert skills.skill.str.contains("Python").any()
