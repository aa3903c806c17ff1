"""Simple detectors, one for each kind, that see nothing but the dirty table."""

import difflib

import numpy as np
import pandas as pd

TARGET = "sky"


def odds(series):
    """Return how far each value lies from the middle, in robust spreads."""
    values = pd.to_numeric(series, errors="coerce")
    middle = values.median()
    return (values - middle).abs() / max((values - middle).abs().median(), 1e-9)


def numbers(df):
    """Return the columns of numbers."""
    return list(df.select_dtypes("number"))


def texts(df):
    """Return the columns of texts."""
    return [n for n in df if pd.api.types.is_string_dtype(df[n])]


def matching(pattern):
    """Return a detector of texts that match a pattern."""

    def detect(df):
        for name in texts(df):
            rows = df[name].fillna("").str.contains(pattern, regex=True)
            if rows.any():
                yield name, rows

    return detect


def unit_change(df):
    for name in numbers(df):
        values = np.sort(df[name].dropna().to_numpy(dtype=float))
        few = round(0.3 * len(values))
        for band, rest in (
            (values[:-few], values[-few - 1 :]),
            (-values[few:][::-1], -values[: few + 1][::-1]),
        ):
            wide = np.flatnonzero(np.diff(rest) > 0.1 * (band[-1] - band[0]))
            if len(wide) and df[name].nunique() > 15:
                limit = rest[wide[0] + 1]
                is_low = band[0] < 0 and (values >= 0).all()
                rows = df[name] <= -limit if is_low else df[name] >= limit
                if 3 <= rows.sum() < few:
                    yield name, rows


def sentinel(df):
    for name in numbers(df):
        for code, count in df[name].value_counts().head(20).items():
            rows = df[name] == code
            if count >= 3 and odds(df[name])[rows].min() > 4:
                others = df[name][~rows]
                if not others.min() <= code <= others.max():
                    yield name, rows


def capped(df):
    for name in numbers(df):
        top = df[name] == df[name].max()
        if df[name].nunique() > 20 and top.sum() >= 10:
            yield name, top


def drift(df):
    for name in numbers(df):
        values, best = df[name].to_numpy(dtype=float), (0.0, 0)
        for cut in range(30, len(values) - 30, 5):
            before, after = values[:cut], values[cut:]
            gap = abs(before.mean() - after.mean()) / (before.std() + after.std())
            best = max(best, (gap, cut))
        if best[0] > 0.5:
            yield name, np.arange(best[1], len(values))


def stuck(df):
    for name in numbers(df):
        run = df[name].ne(df[name].shift()).cumsum()
        size = run.map(run.value_counts())
        if df[name].nunique() > 20 and size.max() >= 10:
            yield name, (size >= 10) & run.duplicated()


def spelling(df):
    for name in texts(df):
        counts = df[name].value_counts()
        if len(counts) > 60:
            continue
        usual = [value for value in counts.index if counts[value] > 0.05 * len(df)]
        odd = [
            value
            for value in counts.index
            if value not in usual
            and difflib.get_close_matches(
                value.strip().casefold(), [u.casefold() for u in usual], cutoff=0.7
            )
        ]
        if odd:
            yield name, df[name].isin(odd)


def mixed_types(df):
    for name in texts(df):
        plain = df[name].str.fullmatch(r"-?\d+(\.\d+)?").fillna(False)
        if plain.mean() > 0.5:
            yield name, ~plain.astype(bool)


def moments(df):
    """Return the columns of times, read as times."""
    for name in df:
        if pd.api.types.is_datetime64_any_dtype(df[name]):
            yield name, df[name]
        elif name in texts(df) and df[name].str.match(r"\d{4}-\d\d-\d\d").all():
            yield name, pd.to_datetime(df[name])


def day_month(df):
    for name, times in moments(df):
        usual = times.astype("int64").rolling(9, center=True, min_periods=1).median()
        unit = np.timedelta64(20, "D").astype(f"timedelta64[{times.dt.unit}]")
        far = (times.astype("int64") - usual).abs() > unit.astype("int64")
        if far.any():
            yield name, far


def shifted_time(df):
    for name, times in moments(df):
        steps = times.diff()
        usual = steps.mode()[0]
        back = np.flatnonzero(steps <= pd.Timedelta(0))
        gaps = np.flatnonzero(steps > usual)
        if len(back) and len(gaps):
            yield name, np.arange(back[0], gaps[gaps > back[0]][0])


def doubled_rows(df):
    yield "", df.duplicated()


def near_doubled_rows(df):
    for name in numbers(df):
        twins = df.drop(columns=name).duplicated()
        if twins.any():
            yield name, twins & ~df.duplicated()


def dropped_group(df):
    for name in texts(df):
        if df[name].nunique() <= 20:
            last = df.groupby(name).apply(lambda part: part.index.max())
            if (last < 0.9 * len(df)).any():
                yield name, []


def row_cap(df):
    for name in texts(df):
        counts = df[name].value_counts()
        if len(counts) <= 20 and counts.iloc[0] == counts.iloc[1]:
            yield name, []


def swapped_columns(df):
    for name in texts(df):
        for other in texts(df):
            here, there = df[name].value_counts(), df[other].value_counts()
            guests = [v for v in here.index if there.get(v, 0) > here[v]]
            strange = df[name].isin(guests)
            if name != other and 0 < strange.mean() < 0.3:
                yield name, strange
    for name in numbers(df):
        for other in numbers(df):
            low, high = df[other].quantile([0.2, 0.8])
            strange = (odds(df[name]) > 6) & df[name].between(low * 0.5, high * 1.5)
            swapped = strange & (odds(df[other]) > 6)
            if name != other and swapped.sum() > 2:
                yield name, swapped


def leaked_target(df):
    for name in df.columns.drop(TARGET):
        if df[name].nunique() <= 10:
            table = pd.crosstab(df[name], df[TARGET])
            if table.max(axis=1).sum() > 0.9 * len(df):
                yield name, "all"


def label_noise(df):
    for other in texts(df):
        if other != TARGET and df[other].nunique() <= 20:
            table = pd.crosstab(df[other], df[TARGET], normalize="index")
            share = [
                table.loc[a, b] for a, b in zip(df[other], df[TARGET], strict=True)
            ]
            rare = np.array(share) < 0.12
            if 0 < rare.sum():
                yield TARGET, rare


def wrong_join(df):
    for key in texts(df):
        for value in numbers(df):
            if df[key].nunique() <= 20 and df[value].nunique() <= 20:
                usual = df.groupby(key)[value].transform(lambda s: s.mode()[0])
                yield value, df[value] != usual


DETECTIVES = {
    "unit-change": unit_change,
    "sentinel": sentinel,
    "capped": capped,
    "drift": drift,
    "stuck": stuck,
    "spelling": spelling,
    "encoding": matching("[ÃÂâ�]"),
    "decimal-comma": matching(r"^-?\d+,\d+$"),
    "mixed-types": mixed_types,
    "date-format": matching(r"^\d\d/\d\d/\d{4}"),
    "day-month": day_month,
    "shifted-time": shifted_time,
    "doubled-rows": doubled_rows,
    "near-doubled-rows": near_doubled_rows,
    "dropped-group": dropped_group,
    "row-cap": row_cap,
    "swapped-columns": swapped_columns,
    "leaked-target": leaked_target,
    "label-noise": label_noise,
    "wrong-join": wrong_join,
}


def diagnose(df, kind):
    """Return what the detective of a kind says."""
    return [
        {"kind": kind, "column": name, "rows": rows}
        for name, rows in DETECTIVES[kind](df)
    ]
