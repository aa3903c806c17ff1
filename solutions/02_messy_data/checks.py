"""The checks of module 02: messy data.

Every table is made anew from the seed; `design.md` says what was measured.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from grader.checks import (
    Item,
    Message,
    Option,
    Quiz,
    diagnosis,
    fail,
    metamorphic,
    number,
    quoted,
    sequence,
    table,
    text,
    whole,
)
from grader.checks.expect import describe, reject
from grader.data import load
from grader.data.faults import kind_named, plant, score

CODES = [-999, -1, "n/a", "unknown"]


def _truth(value):
    """Return `value` as True or False, or end the probe."""
    if isinstance(value, bool | int | float | np.generic) and value in (0, 1):
        return bool(value)
    fail("any.wrong-type", expected="True or False", got=describe(value))


def _numeric(values, what):
    """Return a column as floats, gaps where it holds none, or end the probe."""
    try:
        return pd.to_numeric(pd.Series(np.asarray(values)), errors="coerce").astype(float)
    except (TypeError, ValueError):
        fail("any.wrong-type", expected=f"numbers in {what}", got=describe(values))


# --- 02-1 -------------------------------------------------------------------------

profile = Item(
    "02-1",
    "Count what is not there",
    answer="profile",
    marks={"A": "the three numbers of every column, on fresh tables"},
    hints=(
        "Look at the smallest number and the most frequent text of each column: could "
        "somebody have typed them instead of leaving the cell empty?",
        "First turn every code into a gap, in a copy. After that the usual methods for "
        "counting gaps and different values tell the truth.",
        "The same idea on one column:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "age = pd.Series([31, -7, 31, None])\n"
        "known = age.mask(age.isin([-7]))\n"
        "print(known.isna().sum(), known.nunique())\n"
        "print(pd.api.types.is_string_dtype(pd.Series(['a', None])))\n"
        "```",
    ),
    misconceptions={
        "m02.sentinel": Message(
            "`{column}` is reported with {got} missing; it also holds {codes}.",
            "A code is a gap in the coat of a value, and averages take it at its word.",
            "Turn the codes into gaps before anything is counted.",
        ),
        "m02.some-codes": Message(
            "`{column}` is reported with {got} missing. Some codes are counted there, "
            "but not all of {codes}.",
            "One code left over is enough to spoil a mean.",
            "Print what is left in that column, sorted.",
        ),
        "m02.gap-is-a-value": Message(
            "`{column}` is reported with {got} different values; a gap or a code is "
            "among them.",
            "“Nothing” is not one more station or one more price.",
            "Count the different values of what is left without gaps and codes.",
        ),
        "m02.object-dtype": Message(
            "`{column}` holds text, and `is_text` says no. Its dtype prints as {dtype}.",
            "Since pandas 3, text columns are `str`; a test for `object` misses them.",
            "Look in `pandas.api.types` for a question that fits.",
        ),
        "m02.other-profile": Message(
            "For `{column}`, `{what}` says {got}.",
            "The next person decides by these numbers what to repair.",
            "Count that column by hand on a table of five rows.",
        ),
    },
)


def _export(rng):
    """Return a table of shop prices with gaps and codes in known places."""
    rows = int(rng.integers(40, 60))
    columns = {
        "price": rng.choice([1.5, 2.0, 4.25, 9.0, 11.5, -999.0, np.nan], rows),
        "stock": rng.choice([3.0, 5.0, 8.0, 13.0, -1.0, -999.0, np.nan], rows),
        "shelf": rng.integers(1, 9, rows),
        "brand": rng.choice(["Aro", "Bel", "Cin", "unknown", "n/a", ""], rows),
        "place": rng.choice(["north", "south", "east", ""], rows),
    }
    export = pd.DataFrame(columns)
    export[["brand", "place"]] = export[["brand", "place"]].replace("", np.nan)
    for name, values in (("price", (-999.0, np.nan)), ("stock", (-1.0, -999.0, np.nan)),
                         ("brand", ("unknown", "n/a", np.nan))):  # fmt: skip
        for place, value in enumerate(values):
            export.loc[place, name] = value
    export = metamorphic.permuted(rng, export)[0].reset_index(drop=True)
    return export[[str(name) for name in rng.permutation(list(columns))]]


def _profiled(answer, export):
    """Return the answer's table with the names of the columns as its index."""
    result = answer(export, list(CODES))
    if isinstance(result, dict):
        result = pd.DataFrame(result)
    result = table(result)
    if "missing" in result.index and "missing" not in result.columns:
        result = result.T
    if "column" in result.columns:
        result = result.set_index("column")
    result = table(result, ("missing", "distinct", "is_text"))
    absent = [name for name in export.columns if name not in result.index]
    if absent or len(result) != len(export.columns):
        fail("any.wrong-length", expected=len(export.columns), got=len(result))
    return result


@profile.probe("value", points=1)
def missing_counts_gaps_and_codes(answer, rng):
    for _ in range(2):
        export = _export(rng)
        result = _profiled(answer, export)
        for name in export.columns:
            gaps, codes = int(export[name].isna().sum()), export[name].isin(CODES)
            got = whole(result.missing[name])
            held = ", ".join(f"`{v}`" for v in sorted(map(str, export[name][codes].unique())))
            if got == gaps + codes.sum():
                continue
            if got == gaps:
                fail("m02.sentinel", column=name, got=got, codes=held)
            if gaps < got < gaps + codes.sum() or 0 < got < codes.sum():
                fail("m02.some-codes", column=name, got=got, codes=held)
            fail("m02.other-profile", column=name, what="missing", got=got)


@profile.probe("value", points=1)
def different_values_and_kind(answer, rng):
    export = _export(rng)
    result = _profiled(answer, export)
    for name in export.columns:
        known = export[name].mask(export[name].isin(CODES)).dropna()
        got = whole(result.distinct[name])
        if known.nunique() < got <= export[name].nunique(dropna=False):
            fail("m02.gap-is-a-value", column=name, got=got)
        if got != known.nunique():
            fail("m02.other-profile", column=name, what="distinct", got=got)
    for name in export.columns:
        is_text, said = name in ("brand", "place"), _truth(result.is_text[name])
        if is_text and not said:
            fail("m02.object-dtype", column=name, dtype=f"`{export[name].dtype}`")
        if said != is_text:
            fail("m02.other-profile", column=name, what="is_text", got=said)


# --- 02-2 -------------------------------------------------------------------------

key = Item(
    "02-2",
    "Is it a key?",
    answer="is_key",
    marks={"A": "yes or no, for one column and for several, on fresh tables"},
    hints=(
        "Look at what happens to two rows when the table is joined by these columns: "
        "could both be found, or none?",
        "A key says two things at once: no two rows share it, and every row has it. "
        "Several columns count together, as one label for the row.",
        "Both questions, asked of seats in a theater:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "seats = pd.DataFrame({'row': ['A', 'A', 'B'], 'seat': [1, 2, 1]})\n"
        "print(seats[['row', 'seat']].value_counts().max(), seats.notna().all().all())\n"
        "```",
    ),
    misconceptions={
        "m02.null-key": Message(
            "Every value differs, {gaps} row has none, and the answer is yes.",
            "A row without a label cannot be found by anyone who looks for it.",
            "Ask for gaps as well as for repeats.",
        ),
        "m02.name-trust": Message(
            "`{columns}` repeats in {rows} rows, and the answer is yes.",
            "A join by these columns doubles rows. Names promise; data decide.",
            "Count how often each value occurs.",
        ),
        "m02.each-alone": Message(
            "Together `{columns}` name each row once, and the answer is no.",
            "A date repeats and a place repeats; date and place together may not.",
            "Look for repeated rows of the columns, taken together.",
        ),
        "m02.glued": Message(
            "(1, 12) and (11, 2) are two labels, and the answer takes them for one.",
            "Texts that are glued together lose the border between columns.",
            "Compare the columns side by side, not as one text.",
        ),
        "m02.over-strict-key": Message(
            "`{columns}` is different in every row and has no gap; the answer is no.",
            "A good key that is turned down sends people to invent a worse one.",
            "Try a table of three rows with the numbers 1, 2 and 3.",
        ),
    },
)


def _stays(rng):
    """Return a table of hotel stays whose possible keys are known."""
    rows = int(rng.integers(12, 20))
    stays = pd.DataFrame({
        "guest_id": [f"G{n}" for n in rng.integers(10, 16, rows)],
        "bill": rng.permutation(np.arange(300, 300 + rows)),
        "room": np.tile([1, 2, 3], rows)[:rows] + 100,
        "night": np.repeat(np.arange(rows), 3)[:rows] + 1,
        "card": [f"C{n}" for n in rng.permutation(np.arange(500, 500 + rows))],
        "floor": [1, 11, *rng.integers(3, 9, rows - 2)],
        "door": [12, 2, *(100 + np.arange(rows - 2))],
    })  # fmt: skip
    stays.loc[3, "card"] = np.nan
    return metamorphic.permuted(rng, stays)[0].reset_index(drop=True)


def _ask(answer, stays, columns, is_key, id):
    said = _truth(answer(stays[sorted(stays.columns)], list(columns)))
    if said == is_key:
        return
    shared = stays.duplicated(list(columns), keep=False).sum()
    shown = ", ".join(columns)
    fail(id, columns=shown, rows=int(shared), gaps=1)


@key.probe("value", points=1)
def one_column(answer, rng):
    for _ in range(2):
        stays = _stays(rng)
        _ask(answer, stays, ["bill"], True, "m02.over-strict-key")
        _ask(answer, stays, ["guest_id"], False, "m02.name-trust")
        _ask(answer, stays, ["card"], False, "m02.null-key")


@key.probe("value", points=1)
def several_columns(answer, rng):
    for _ in range(2):
        stays = _stays(rng)
        _ask(answer, stays, ["room", "night"], True, "m02.each-alone")
        _ask(answer, stays, ["night", "guest_id", "room"], True, "m02.each-alone")
        _ask(answer, stays, ["floor", "door"], True, "m02.glued")
        _ask(answer, stays, ["bill", "card"], False, "m02.null-key")
        repeated = pd.concat([stays, stays.iloc[[4]]], ignore_index=True)
        _ask(answer, repeated, ["room", "night"], False, "m02.name-trust")


# --- 02-3 -------------------------------------------------------------------------

inches = Item(
    "02-3",
    "Inches, perhaps",
    answer="to_inches",
    marks={
        "A": "the reading of fresh answers in the forms of the table",
        "N": "other spellings",
    },
    hints=(
        "Sort the answers into the rows of the table above before any code. Which of "
        "them would a plain conversion to numbers pass without a word?",
        "Two passes: first the plain numbers, whose range says the unit; then the texts "
        "with a mark or word for feet. What neither pass can read stays a gap.",
        "A pattern with two groups, for times in place of heights:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "runs = pd.Series(['3 min 20', \"4'05\", 'fast'])\n"
        "parts = runs.str.extract(r\"^(\\d+)\\s*(?:'|min)\\s*(\\d+)\").astype(float)\n"
        "print(parts[0] * 60 + parts[1])\n"
        "```",
    ),
    misconceptions={
        "m02.silent-unit": Message(
            "{answer!r} became {got:g} inches.",
            "It parses, so nothing complains; one such person outweighs a whole class.",
            "Let the range decide the unit before the number is believed.",
        ),
        "m02.guessed": Message(
            "{answer!r} became {got:g} inches.",
            "Nobody can tell what was meant, and a guess looks like a measurement later.",
            "Leave a gap where the table does not say how to read it.",
        ),
        "m02.zero-fill": Message(
            "{answer!r} became 0 inches.",
            "A person of height 0 pulls down every mean; a gap does not.",
            "Use NaN for what cannot be read.",
        ),
        "m02.decimal-feet": Message(
            "{answer!r} became {got:.1f} inches, as if the mark were a decimal point.",
            "Twelve inches make a foot, not ten.",
            "Take feet and inches apart, then add them up.",
        ),
        "m02.loud-lost": Message(
            "{answer!r} became a gap.",
            "Its meaning is plain to a reader; dropping it loses an honest answer.",
            "Read the two numbers out of the text.",
        ),
        "m02.other-inches": Message(
            "{answer!r} became {got:g} inches.",
            "Later rows are judged against this number.",
            "Work this answer out on paper; 2.54 centimeters are an inch.",
        ),
    },
)

FEET = ("{}'{}\"", "{}' {}", "{}'{}''", "{} ft {}", "{} feet {} inches", "{} ft {} in")


def _form(rng):
    """Return answers of a web form, and what each one means in inches."""
    pairs = [(str(n), float(n)) for n in rng.integers(58, 80, 6)]
    pairs += [(f"{n:.1f}", round(n, 1)) for n in rng.uniform(58, 80, 2)]
    metric = [(str(n), n / 2.54) for n in rng.integers(140, 200, 5)]
    spelled = []
    for pattern in FEET:
        foot, inch = int(rng.integers(4, 7)), int(rng.integers(0, 12))
        spelled.append((pattern.format(foot, inch), 12.0 * foot + inch))
    lost = [f"5.{n}" for n in rng.choice([3, 6, 7, 8, 9, 10, 11], 3, replace=False)]
    lost += ["1.7", str(rng.integers(500, 700)), "tall", "2", f"5'{rng.integers(12, 20)}"]
    return pairs, metric, spelled, [(answer, np.nan) for answer in lost]


def _read(answer, rng, *groups):
    """Call the answer on a shuffled form; return (text, meaning, got) of all groups."""
    pairs = [pair for group in groups for pair in group]
    pairs = [pairs[i] for i in rng.permutation(len(pairs))]
    given = pd.Series([said for said, _ in pairs], dtype="str")
    got = []
    for value in sequence(answer(given), len(pairs)):
        is_gap = value is None or value is pd.NA or value is pd.NaT
        if not is_gap and not isinstance(value, int | float | np.number):
            reject(value, "numbers and gaps")
        got.append(np.nan if is_gap else float(value))
    return [(said, meant, read) for (said, meant), read in zip(pairs, got, strict=True)]


def _judge_reading(said, meant, got):
    """Fail with the mistake that fits; a rounding to one decimal is none."""
    if (np.isnan(meant) and np.isnan(got)) or abs(meant - got) <= 0.06:
        return
    if got == 0:
        fail("m02.zero-fill", answer=said)
    if np.isnan(meant):
        fail("m02.guessed", answer=said, got=got)
    is_spelled = not said.replace(".", "").isdigit()
    if np.isnan(got):
        fail("m02.loud-lost", answer=said)
    parts = re.findall(r"\d+", said)
    if is_spelled and abs(got - 12 * float(".".join(parts[:2]))) < 0.06:
        fail("m02.decimal-feet", answer=said, got=got)
    if not is_spelled and got == float(said):
        fail("m02.silent-unit", answer=said, got=got)
    fail("m02.other-inches", answer=said, got=got)


@inches.probe("value", points=1)
def numbers_in_two_units(answer, rng):
    plain, metric, spelled, lost = _form(rng)
    known = {said for said, _ in plain + metric}
    for reading in _read(answer, rng, plain, metric, spelled, lost):
        if reading[0] in known:
            _judge_reading(*reading)


@inches.probe("value", points=1)
def feet_and_inches(answer, rng):
    plain, metric, spelled, lost = _form(rng)
    known = {said for said, _ in plain + spelled}
    for reading in _read(answer, rng, plain, metric, spelled, lost):
        if reading[0] in known:
            _judge_reading(*reading)


@inches.probe("value", points=1)
def what_nobody_can_know(answer, rng):
    plain, metric, spelled, lost = _form(rng)
    known = {said for said, _ in plain + lost}
    for reading in _read(answer, rng, plain, metric, spelled, lost):
        if reading[0] in known:
            _judge_reading(*reading)


# --- 02-4 -------------------------------------------------------------------------

FLOOR = 239_200

wages = Item(
    "02-4",
    "Missing because too high",
    answer="median_range",
    marks={"A": "both ends, on fresh tables of modest and of well-paid work"},
    hints=(
        "Look at the notes of the cells that hold a dash. Do all dashes say the same?",
        "A median asks for the order of the wages, not for their size. Put the cells of "
        "note 5 as low as they may be, then as high as they may be, and see what the "
        "median does.",
        "The same idea with runners, two of whom had run past kilometer 30 when it got "
        "dark:\n\n"
        "```python\n"
        "import numpy as np, pandas as pd\n"
        "km = pd.Series([12, 28, 34, 41, None, None])\n"
        "is_past_30 = pd.Series([False, False, False, False, True, True])\n"
        "print(km.mask(is_past_30, 30).median(), km.mask(is_past_30, np.inf).median())\n"
        "```",
    ),
    misconceptions={
        "m02.top-coded-dropped": Message(
            "The range is {got}; {capped} cells with note 5 are not in it.",
            "They are missing because they are high: without them, all places in the "
            "order shift.",
            "Give them a place in the order.",
        ),
        "m02.zero-fill": Message(
            "The range is {got}: dashes count as 0 dollars.",
            "Nobody in this table earns nothing; the number was kept back.",
            "Ask the note what a dash means.",
        ),
        "m02.all-dashes-high": Message(
            "The range is {got}: dashes with note 4 or 8 count as high wages.",
            "Those notes say nothing of the size.",
            "Look at the note of each dash.",
        ),
        "m02.floor-as-value": Message(
            "The range is {got}, one number, though {capped} wages are known by their "
            "floor alone.",
            "“At least” is not “equal to”: the real ones may lie far above.",
            "Ask what the median becomes if they do.",
        ),
        "m02.range-swapped": Message(
            "The range came as {got}, the higher end first.",
            "A reader takes the first number for the lower one.",
            "Compare the order with the docstring.",
        ),
        "m02.other-median": Message(
            "The range is {got}, on a table of {rows} rows.",
            "Worked out by hand, at least one end differs.",
            "Try five rows, one of them with note 5.",
        ),
    },
)


def _wages(rng, middle):
    """Return wages around `middle` in the form of `oews`, some with note 5, 4 or 8."""
    rows = 2 * int(rng.integers(20, 30))
    dollars = np.round(middle * rng.lognormal(0, 0.25, rows) / 10) * 10
    order = np.argsort(dollars)
    notes = np.full(rows, None, dtype=object)
    high = order[dollars[order] >= FLOOR]
    capped = rows // 6
    if len(high) < capped:  # modest work: the best paid have gone beyond the floor
        dollars[order[-capped:]], high = FLOOR + 100, order[-capped:]
    notes[rng.choice(high, capped, replace=False)] = "5"
    others = np.flatnonzero([note is None for note in notes])
    notes[rng.choice(others, rows // 5, replace=False)] = rng.choice(["4", "8"], rows // 5)
    shown = [str(int(d)) if note is None else "-" for d, note in zip(dollars, notes, strict=True)]
    places = [f"area {n}" for n in rng.permutation(rows)]
    frame = pd.DataFrame({"area_name": places, "p90": shown, "p90_note": notes})
    return frame.astype({"area_name": "str", "p90": "str", "p90_note": "str"})


def _ranges(frame):
    """Return the range of the median, and what known mistakes report."""
    size = pd.to_numeric(frame.p90, errors="coerce")
    is_capped, is_dash = frame.p90_note == "5", frame.p90 == "-"
    low, high = (size.mask(is_capped, end).median() for end in (FLOOR, np.inf))
    dropped, zero = size.median(), size.fillna(0).median()
    high_all = [size.mask(is_dash, end).median() for end in (FLOOR, np.inf)]
    return (low, high), (
        ("m02.top-coded-dropped", (dropped, dropped)),
        ("m02.zero-fill", (zero, zero)),
        ("m02.all-dashes-high", (high_all[0], high_all[0])),
        ("m02.all-dashes-high", tuple(high_all)),
        ("m02.floor-as-value", (low, low)),
        ("m02.floor-as-value", (high, high)),
        ("m02.range-swapped", (high, low)),
    )


def _judge_range(answer, rng, middle):
    for _ in range(3):
        frame = _wages(rng, middle)
        right, mistakes = _ranges(frame)
        got = tuple(number(value) for value in sequence(answer(frame), 2))
        if np.allclose(got, right, atol=1, rtol=0):
            continue
        numbers = {
            "got": f"{got[0]:,.0f} to {got[1]:,.0f}",
            "capped": int((frame.p90_note == "5").sum()),
            "rows": len(frame),
        }
        for id, mistake in mistakes:
            if np.allclose(got, mistake, atol=1, rtol=0):
                fail(id, **numbers)
        fail("m02.other-median", **numbers)


@wages.probe("value", points=1)
def where_the_middle_is_modest(answer, rng):
    _judge_range(answer, rng, 120_000)


@wages.probe("value", points=2)
def where_the_middle_is_above_the_floor(answer, rng):
    _judge_range(answer, rng, 480_000)


# --- 02-5 -------------------------------------------------------------------------

DEPOTS = ("Alder", "Birch", "Cedar", "Dogwood")
LIMITS = {"weight_g": (200, 2000), "miles": (20, 400)}
PLANTED = ("sentinel", "unit-change", "spelling", "doubled-rows")

assertions = Item(
    "02-5",
    "Assertions that point",
    answer="diagnose",
    marks={
        "A": "which faults are found, in which rows, on tables damaged anew; no alarm on "
        "healthy ones",
        "N": "kinds of fault that are not in the table above",
    },
    hints=(
        "Take one fact at a time. Which rows of a table break it? Print those rows "
        "before you name the fault.",
        "Each fact becomes a column of True and False: the rows that break it. Where "
        "none does, there is nothing to report. One broken fact can have two causes, "
        "told apart by the values.",
        "The same idea for exam marks from 1 to 6:\n\n"
        "```python\n"
        "import numpy as np, pandas as pd\n"
        "marks = pd.DataFrame({'mark': [2, 5, 99, 3, 60]})\n"
        "is_code = marks.mark == 99\n"
        "is_odd = ~marks.mark.between(1, 6) & ~is_code\n"
        "print([{'kind': 'sentinel', 'column': 'mark', 'rows': np.flatnonzero(is_code)}])\n"
        "print(np.flatnonzero(is_odd))\n"
        "```",
    ),
    misconceptions={
        "m02.missed-fault": Message(
            "A table of {rows} rows holds a fault that no entry names.",
            "{symptom}",
            "Read the facts once more: which one is broken there?",
        ),
        "m02.misnamed-fault": Message(
            "Something in `{column}` is reported, under a name that does not fit.",
            "The name decides the repair: a code becomes a gap, a unit is converted.",
            "Look at the values in those rows before you name them.",
        ),
        "m02.rows-off": Message(
            "A fault is named, with {recall:.0%} of its rows; of the rows that are "
            "listed, {precision:.0%} are at fault.",
            "Repairs reach the rows on the list and no others.",
            "List the rows that break the fact, counted from 0.",
        ),
        "m02.false-alarm": Message(
            "Healthy: {claim}. It is reported all the same.",
            "After a few alarms about nothing, nobody reads the next one.",
            "Report an entry only when a row breaks the fact.",
        ),
    },
)


def _parcels(rng):
    """Return a healthy table of parcels, with a few honest gaps."""
    rows = int(rng.integers(100, 160))
    parcels = pd.DataFrame({
        "parcel": [f"P{n}" for n in rng.permutation(np.arange(1000, 1000 + rows))],
        "depot": rng.choice(DEPOTS, rows),
        "weight_g": np.round(rng.uniform(*LIMITS["weight_g"], rows)),
        "miles": np.round(rng.uniform(*LIMITS["miles"], rows), 1),
    })  # fmt: skip
    parcels.loc[rng.choice(rows, 4, replace=False), "miles"] = np.nan
    return parcels.astype({"parcel": "str", "depot": "str"})


def _diagnosed(answer, rng, kinds, faults):
    """Return the score of the answer on a table that is damaged anew, and its rows."""
    seed = int(rng.integers(2**31))
    dirty, sealed = plant(_parcels(rng), seed, 1, kinds=kinds, number=faults)
    claims = diagnosis(answer(dirty), len(dirty))
    return score(claims, sealed.reveal()), len(dirty)


def _no_alarm(scored):
    for alarm in scored.alarms:
        claim = alarm.claim
        where = ", ".join(f"`{name}`" for name in claim.columns) or "whole rows"
        fail("m02.false-alarm", claim=f"{where}, as far as {claim.kind} goes")


def _judge_diagnosis(answer, rng, wanted):
    """Judge one kind of fault: alone, beside others, and where nothing is planted."""
    for kinds, faults in ((PLANTED, 0), ((wanted,), 1), (PLANTED, 4)):
        scored, rows = _diagnosed(answer, rng, kinds, faults)
        _no_alarm(scored)
        for found in scored.found:
            if found.fault.kind != wanted or found.outcome == "found":
                continue
            column = ", ".join(found.fault.columns)
            if found.outcome == "misnamed":
                fail("m02.misnamed-fault", column=column)
            if found.outcome == "missed":
                fail("m02.missed-fault", rows=rows, symptom=kind_named(wanted).symptom)
            fail("m02.rows-off", recall=found.recall, precision=found.precision)


@assertions.probe("value", points=1)
def codes_for_gaps(answer, rng):
    _judge_diagnosis(answer, rng, "sentinel")


@assertions.probe("value", points=1)
def other_units(answer, rng):
    _judge_diagnosis(answer, rng, "unit-change")


@assertions.probe("value", points=1)
def several_spellings(answer, rng):
    _judge_diagnosis(answer, rng, "spelling")


@assertions.probe("value", points=1)
def rows_that_stand_twice(answer, rng):
    _judge_diagnosis(answer, rng, "doubled-rows")


# --- 02-6 -------------------------------------------------------------------------

clean = Item(
    "02-6",
    "Clean, and account for every row",
    answer="clean",
    marks={
        "A": "values, rows and log on fresh tables; a second cleaning; the raw table",
        "N": "the wording of the reasons",
    },
    hints=(
        "Look at each rule of the table above and ask what a second run of it would do.",
        "Work on a copy. Count the rows before and after each step that removes some, "
        "and write the difference into the log. Where a unit changes, the column that "
        "names the unit changes too.",
        "The same habits for a list of parcels:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "raw = pd.DataFrame({'kg': [2.0, 500.0, 2.0], 'unit': ['kg', 'g', 'kg']})\n"
        "parcels, log = raw.drop_duplicates(), {}\n"
        "log['repeated'] = len(raw) - len(parcels)\n"
        "grams = parcels.unit == 'g'\n"
        "parcels = parcels.assign(kg=parcels.kg.mask(grams, parcels.kg / 1000),\n"
        "                         unit=parcels.unit.mask(grams, 'kg'))\n"
        "```",
    ),
    misconceptions={
        "m02.sentinel": Message(
            "After cleaning, `{column}` still goes down to {lowest:g}.",
            "The code −999 means “no reading”, and a converted code hides even better.",
            "Make it a gap before units are converted.",
        ),
        "m02.filled": Message(
            "`{column}` has {got} gaps after cleaning; {expected} readings are unknown.",
            "A filled cell looks like a measurement to everybody who comes later.",
            "Leave unknown readings empty.",
        ),
        "m02.subset-dupe": Message(
            "{got} rows are left; {expected} differ in some column and name a station.",
            "Two readings of one minute are both real when their values differ.",
            "Call rows repeated when they agree in all columns.",
        ),
        "m02.rows-left": Message(
            "{got} rows are left; only {expected} differ and name a station.",
            "A doubled row counts twice in every mean.",
            "Go through the rules about rows, one at a time.",
        ),
        "m02.unit-left": Message(
            "A reading of {before:g} °C stands as {got:g} in a column of °F.",
            "A pleasant day and a deadly frost share a number.",
            "Convert the rows whose unit is C.",
        ),
        "m02.unit-unsaid": Message(
            "The temperatures are in °F, and `unit` still says C in {rows} rows.",
            "The next reader, or the next run, converts them again.",
            "Change the unit together with the number.",
        ),
        "m02.mutates": Message(
            "After the call, the raw table was another one.",
            "A burn cannot be undone when the original is gone.",
            "Start from a copy.",
        ),
        "m02.silent-drop": Message(
            "{gone} rows left the table; the log accounts for {logged}.",
            "A row that leaves without a reason may take a group of people with it.",
            "Count the rows before and after each step.",
        ),
        "m02.one-reason": Message(
            "{gone} rows left for two reasons, and the log names {reasons}.",
            "Repeats are harmless; rows without a station may be one broken station.",
            "Log each rule on its own.",
        ),
        "m02.twice": Message(
            "Cleaning the cleaned table changed it again: {before} became {after}.",
            "Scripts run twice, and a second run must do no harm.",
            "Make a step see that its work is done already.",
        ),
        "m02.nothing-done": Message(
            "Out of {rows} rows, {got} came back, and no temperature was converted.",
            "A table that is only passed on needs no cleaning function.",
            "Begin with one rule of the table above.",
        ),
        "m02.other-clean": Message(
            "Sorted, the cleaned table departs from the rules first in `{column}`, where it "
            "holds {got!r}.",
            "Rules that go further than the contract change data nobody asked about.",
            "Compare the row that holds it with its raw one.",
        ),
    },
)

READING = ("station", "time", "temp", "unit", "wind_mph")


def _readings(rng):
    """Return raw readings of weather stations, and what they are when clean."""
    rows = int(rng.integers(40, 60))
    celsius = rng.random(rows) < 0.4
    degrees = np.round(rng.uniform(-8, 33, rows), 1)
    frame = pd.DataFrame({
        "station": rng.choice(["Alder", "Birch", "Cedar", "Dogwood"], rows),
        "time": [f"2024-05-{d:02d} {h:02d}:00" for d, h in
                 zip(rng.integers(1, 29, rows), rng.integers(0, 24, rows), strict=True)],
        "temp": np.where(celsius, degrees, np.round(degrees * 9 / 5 + 32, 1)),
        "unit": np.where(celsius, "C", "F"),
        "wind_mph": np.round(rng.gamma(3, 3, rows), 1),
    })  # fmt: skip
    frame.loc[rng.choice(rows, 6, replace=False), "wind_mph"] = -999
    frame.loc[rng.choice(rows, 4, replace=False), "wind_mph"] = np.nan
    frame.loc[[*rng.choice(np.flatnonzero(celsius), 3, replace=False),
               *rng.choice(np.flatnonzero(~celsius), 2, replace=False)], "temp"] = -999
    known = np.flatnonzero((frame.wind_mph > 0) & (frame.temp > -999))
    near = frame.iloc[rng.choice(known, 4, replace=False)]
    near = near.assign(wind_mph=near.wind_mph + 1.5)
    lost = frame.iloc[rng.choice(rows, 5, replace=False)].assign(station=np.nan)
    frame = pd.concat([frame, near, lost], ignore_index=True)
    again = frame.iloc[rng.choice(rows, int(rng.integers(5, 9)), replace=False)]
    raw = metamorphic.permuted(rng, pd.concat([frame, again], ignore_index=True))[0]
    raw = raw.reset_index(drop=True).astype({n: "str" for n in ("station", "time", "unit")})
    return raw, _reference(raw)


def _reference(raw):
    kept = raw.drop_duplicates().dropna(subset=["station"])
    temp = kept.temp.mask(kept.temp == -999)
    temp = temp.mask(kept.unit == "C", temp * 9 / 5 + 32)
    wind = kept.wind_mph.mask(kept.wind_mph == -999)
    return kept.assign(temp=temp, wind_mph=wind, unit="F")


def _cleaned(answer, raw):
    """Return the cleaned table and the log as {reason: rows}."""
    parts = sequence(answer(raw.copy()), 2)
    frame, log = table(parts[0], READING), parts[1]
    if isinstance(log, pd.Series):
        log = log.to_dict()
    if isinstance(log, list | tuple):
        log = {str(reason): n for reason, n in (sequence(entry, 2) for entry in log)}
    if not isinstance(log, dict):
        reject(log, "a log such as {'repeated': 3}")
    return frame, {str(reason): whole(n) for reason, n in log.items()}


def _must_have_worked(raw, frame):
    """Fail when the table came back as it was, which is tidy and accounts for all."""
    was, now = raw.temp[raw.unit == "C"], _numeric(frame.temp, "`temp`")
    is_unconverted = set(was[was != -999]) <= set(now)
    if is_unconverted and len(frame) == len(raw):
        fail("m02.nothing-done", rows=len(raw), got=len(frame))


def _judge_rows(frame, right):
    if len(frame) < len(right):
        fail("m02.subset-dupe", got=len(frame), expected=len(right))
    if len(frame) > len(right):
        fail("m02.rows-left", got=len(frame), expected=len(right))


def _ordered(frame):
    """Return the rows in an order of their own, so that another order also passes."""
    columns = {n: frame[n].astype("str").to_numpy() for n in ("station", "time", "unit")}
    columns |= {n: _numeric(frame[n], f"`{n}`").round(1) for n in ("temp", "wind_mph")}
    return pd.DataFrame(columns)[list(READING)].sort_values(list(READING), ignore_index=True)


@clean.probe("metamorphic", points=1)
def a_second_run_does_no_harm(answer, rng):
    raw, right = _readings(rng)
    reply = answer.call(raw.copy())
    frame, _ = _cleaned(lambda _: reply.value, raw)
    if reply.changed:
        fail("m02.mutates")
    _must_have_worked(raw, frame)
    if len(frame) < len(right) / 2:  # an empty table is stable, too
        _judge_rows(frame, right)
    again, log = _cleaned(answer, frame)
    if len(again) != len(frame) or sum(log.values()):
        fail("m02.silent-drop", gone=len(frame) - len(again), logged=sum(log.values()))
    before, after = (_numeric(t.temp, "`temp`").to_numpy() for t in (frame, again))
    moved = np.flatnonzero(~np.isclose(before, after, equal_nan=True))
    if len(moved):
        pair = before[moved[0]], after[moved[0]]
        fail("m02.twice", before=f"{pair[0]:g}", after=f"{pair[1]:g}")
    for column in READING:
        if not metamorphic.same(frame[column], again[column]):
            fail("m02.twice", before=column, after="another column")


@clean.probe("value", points=2)
def rows_and_values(answer, rng):
    raw, right = _readings(rng)
    frame, _ = _cleaned(answer, raw)
    _must_have_worked(raw, frame)
    for column in ("temp", "wind_mph"):
        values = _numeric(frame[column], f"`{column}`")
        if values.min() < -100:
            fail("m02.sentinel", column=column, lowest=values.min())
    _judge_rows(frame, right)
    for column in ("temp", "wind_mph"):
        got, expected = int(frame[column].isna().sum()), int(right[column].isna().sum())
        if got != expected:
            fail("m02.filled", column=column, got=got, expected=expected)
    celsius = raw.temp[(raw.unit == "C") & (raw.temp != -999)]
    values = set(_numeric(frame.temp, "`temp`").round(1))
    raw_left = [c for c in celsius if c in values and c not in set(right.temp.round(1))]
    if raw_left:
        fail("m02.unit-left", before=raw_left[0], got=raw_left[0])
    still = (frame.unit.astype("str") == "C").sum()
    if still:
        fail("m02.unit-unsaid", rows=int(still))
    found, expected = _ordered(frame), _ordered(right)
    for column in READING:
        a, b = found[column], expected[column]
        is_number = column in ("temp", "wind_mph")
        near = np.isclose(a, b, rtol=0, atol=0.11, equal_nan=True) if is_number else a == b
        if not near.all():
            got = a.to_numpy()[~np.asarray(near)][0]
            fail("m02.other-clean", column=column, got=got)


@clean.probe("value", points=1)
def every_row_is_accounted_for(answer, rng):
    raw, right = _readings(rng)
    frame, log = _cleaned(answer, raw)
    _must_have_worked(raw, frame)
    _judge_rows(frame, right)
    gone, logged = len(raw) - len(frame), sum(log.values())
    if gone != logged:
        fail("m02.silent-drop", gone=gone, logged=logged)
    reasons = sum(n > 0 for n in log.values())
    if reasons < 2:
        fail("m02.one-reason", gone=gone, reasons=reasons)


# --- 02-7 -------------------------------------------------------------------------

FEWEST_WORDS, MOST_WORDS = 90, 180

decision = Item(
    "02-7",
    "Whose answers go?",
    answer="decision",
    review_points=4,
    blank=("Write your decision here.",),
    marks={
        "S": "the length, and that a column of the form is named",
        "A": "the shares that the rule of the cell above removes, per group",
        "R": "the rule that you propose and who bears its errors, with the rubric",
    },
    hints=(
        "Run the cell above and read the two rows of its table side by side.",
        "A rule about distance from the mean of everybody measures most people against "
        "the larger group. Say for each group what share is removed, and of those, who "
        "could have told the truth.",
        "A decision of another kind, in its first lines:\n\n"
        "> The library closes accounts without a loan in a year. That closes 4 % of "
        "the accounts of adults and 19 % of those of children, whose holidays are "
        "longer than their loans. I would write to them first. What a wrong letter "
        "costs is a stamp, and the library pays it.",
    ),
    misconceptions={
        "m02.overall-only": Message(
            "Shares found in the text: {shares}. For {group} none is near what the rule "
            "removes.",
            "A rule can be fair on average and hard on a group.",
            "Quote the share of each group, from the table above, in percent.",
        ),
        "m02.no-share": Message(
            "The text holds no share in percent.",
            "“Few” and “some” cannot be checked, and nobody knows how many people go.",
            "Quote the share of each group, from the table above, in percent.",
        ),
        "m02.decision-length": Message(
            "The text has {words} words; the owner of the form reads 90 to 180.",
            "Too short leaves out who pays; too long is not read.",
            "Say what goes, whose it is, which rule you propose, and what you ask.",
        ),
        "m02.vague": Message(
            "The text names no column of the form: `time_stamp`, `sex` or `height`.",
            "A question to an owner is answered when they know where to look.",
            "Put the column's name into your question.",
        ),
    },
)


@cache
def _removed():
    """Return the share of women and men that the rule in the exercise removes."""
    form = load("reported_heights")
    form = form.assign(inches=pd.to_numeric(form.height, errors="coerce"))
    form = form[form.inches.between(50, 84)]
    far = (form.inches - form.inches.mean()).abs() > 2 * form.inches.std()
    return far.groupby(form.sex).mean().to_dict()


@decision.probe("structure", points=1)
def length_and_a_column(answer, rng):
    words = text(answer.value())
    count = len(words.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        fail("m02.decision-length", words=count)
    if not re.search(r"\btime_?\s?stamp|`sex`|\bsex\b|`height`|\bheight\b", words, re.I):
        fail("m02.vague")


@decision.probe("value", points=2)
def quotes_the_share_of_each_group(answer, rng):
    found = quoted.shares(text(answer.value()))
    if not found:
        fail("m02.no-share")
    for group, share in _removed().items():
        if not any(abs(one - share) <= 0.006 for one in found):
            shown = ", ".join(f"{one:.1%}" for one in found[:5])
            fail("m02.overall-only", shares=shown, group=f"`{group}`")


# --- 02-8 -------------------------------------------------------------------------

join = Item(
    "02-8",
    "A join that loses nobody",
    answer="with_planes",
    marks={"A": "rows, values, shares and the refusal, on fresh tables", "N": "how"},
    hints=(
        "Look at the column names that both tables share. Do they mean the same in both?",
        "Name the key. Keep every row of the left table, and count what found no partner "
        "by group. Check before the join that the right table has each key once. In "
        "pandas a gap even finds another gap; in SQL it does not.",
        "The same care with books and their authors:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "books = pd.DataFrame({'title': ['X', 'Y'], 'author': ['Ann', None]})\n"
        "people = pd.DataFrame({'author': ['Ann'], 'born': [1950]})\n"
        "people = people.dropna(subset=['author'])\n"
        "shelf = books.merge(people, how='left', on='author', validate='m:1')\n"
        "print(shelf, shelf.born.isna().mean())\n"
        "```",
    ),
    misconceptions={
        "m02.inner-join": Message(
            "{before} flights went in, {after} came out.",
            "Flights without a plane in the register vanished, and with them most of "
            "some airlines.",
            "Keep every row of the left table.",
        ),
        "m02.natural-join": Message(
            "Hardly any flight found its plane: {found} of {before}.",
            "`year` stands in both tables: year of the flight here, year built there.",
            "Name the one column that links the tables.",
        ),
        "m02.gap-matches-gap": Message(
            "A flight without a tail number was given a plane with {seats:g} seats.",
            "Two unknowns are not the same thing, though pandas joins them.",
            "Keep gaps out of the key.",
        ),
        "m02.shuffled-rows": Message(
            "The rows came back in another order.",
            "Somebody lines them up with the table that went in.",
            "Bring the rows back into the order of `flights`.",
        ),
        "m02.lost-column": Message(
            "The column `{column}` is gone from the flights, or changed.",
            "A join adds; what was there stays, under its own name.",
            "Select and rename the columns of the right table before the join.",
        ),
        "m02.other-planes": Message(
            "In row {row}, `{column}` is {got!r}.",
            "From here on every figure about planes is about other planes.",
            "Follow one tail number by hand through both tables.",
        ),
        "m02.count-not-share": Message(
            "For {carrier} it reports {got:g}, the number of flights without a plane.",
            "Big airlines always have more; only a share compares.",
            "Divide by the number of flights of that carrier.",
        ),
        "m02.carrier-left-out": Message(
            "There is no entry for {carrier}, which flew {flights} flights.",
            "A carrier that is not listed reads as not looked at.",
            "Report all carriers, a 0 included.",
        ),
        "m02.other-share": Message(
            "For {carrier} the share is {got:.3f}, of {flights} flights.",
            "By this table somebody decides whose flights can be studied.",
            "Count the flights of that carrier whose plane is unknown.",
        ),
        "m02.doubled": Message(
            "With one plane listed twice, {before} flights became {after}, without a "
            "word.",
            "Rows that multiply weigh more in every later mean.",
            "Stop with an error when the register repeats a tail number.",
        ),
        "m02.picked-one": Message(
            "With one plane listed twice, with different seats, one was picked silently.",
            "Which of the two is right is a question for the owner.",
            "Stop with an error when the register repeats a tail number.",
        ),
    },
)

CARRIERS = ("9E", "AA", "B6", "MQ", "UA")


def _register(rng):
    """Return flights and planes: two carriers hardly match, gaps on both sides."""
    fleet = {c: [f"N{100 * i + n}{c}" for n in range(12)] for i, c in enumerate(CARRIERS)}
    rows = int(rng.integers(90, 130))
    carrier = np.array([*CARRIERS, *rng.choice(CARRIERS, rows - len(CARRIERS))])
    tail = [str(rng.choice(fleet[c])) for c in carrier]
    flights = pd.DataFrame({
        "year": 2013, "carrier": carrier, "tailnum": tail,
        "arr_delay": np.round(rng.normal(5, 30, rows)),
    })  # fmt: skip
    flights.loc[rng.choice(rows, 5, replace=False), "tailnum"] = np.nan
    flights.loc[rng.choice(rows, 6, replace=False), "arr_delay"] = np.nan
    listed = [t for c in CARRIERS for t in fleet[c][: {"AA": 4, "MQ": 1, "B6": 10}.get(c, 12)]]
    planes = pd.DataFrame({
        "tailnum": listed, "year": rng.integers(1986, 2013, len(listed)).astype(float),
        "seats": rng.integers(2, 40, len(listed)) * 10 + 5,
    })  # fmt: skip
    planes.loc[rng.choice(len(planes), 3, replace=False), "year"] = np.nan
    planes.loc[int(rng.integers(len(planes))), "year"] = 2013
    planes.loc[len(planes)] = [np.nan, 1999.0, 777]
    flights, planes = metamorphic.permuted(rng, flights)[0], metamorphic.permuted(rng, planes)[0]
    texts = {"tailnum": "str"}
    return (flights.reset_index(drop=True).astype(texts | {"carrier": "str"}),
            planes.reset_index(drop=True).astype(texts))  # fmt: skip


def _looked_up(flights, planes):
    """Return flights with `built` and `seats`, plane by plane."""
    known = planes.dropna(subset=["tailnum"]).set_index("tailnum")
    tail = flights.tailnum.mask(flights.tailnum.isna(), "no plane")
    return flights.assign(built=tail.map(known.year), seats=tail.map(known.seats))


def _joined(answer, flights, planes):
    joined, unmatched = sequence(answer(flights, planes), 2)
    return table(joined, ("built", "seats")), unmatched


@join.probe("value", points=2)
def keeps_every_flight_as_it_was(answer, rng):
    flights, planes = _register(rng)
    joined, _ = _joined(answer, flights, planes)
    right = _looked_up(flights, planes)
    seats = _numeric(joined.seats, "`seats`").to_numpy()
    if np.isfinite(seats).sum() < len(flights) / 5:
        found = int(np.isfinite(seats).sum())
        fail("m02.natural-join", before=len(flights), found=found)
    if len(joined) < len(flights):
        fail("m02.inner-join", before=len(flights), after=len(joined))
    if len(joined) > len(flights):
        fail("any.wrong-length", expected=len(flights), got=len(joined))
    for column in flights.columns:
        if column not in joined.columns:
            fail("m02.lost-column", column=column)
    if not metamorphic.same(joined.arr_delay, flights.arr_delay):
        fail("m02.shuffled-rows")
    for column in flights.columns:
        if not metamorphic.same(joined[column], flights[column]):
            fail("m02.lost-column", column=column)
    nameless = np.flatnonzero(flights.tailnum.isna() & np.isfinite(seats))
    if len(nameless):
        fail("m02.gap-matches-gap", seats=seats[nameless[0]])
    for column in ("built", "seats"):
        got = _numeric(joined[column], f"`{column}`").to_numpy()
        expected = right[column].to_numpy(float)
        off = np.flatnonzero(~np.isclose(got, expected, equal_nan=True))
        if len(off):
            fail("m02.other-planes", row=int(off[0]), column=column, got=got[off[0]])


def _shares(unmatched):
    """Return the answer's shares as {carrier: number}."""
    if isinstance(unmatched, pd.DataFrame):
        if "carrier" in unmatched.columns:
            unmatched = unmatched.set_index("carrier")
        if unmatched.shape[1] != 1:
            reject(unmatched, "one share per carrier")
        unmatched = unmatched.iloc[:, 0]
    if isinstance(unmatched, pd.Series):
        unmatched = unmatched.to_dict()
    if not isinstance(unmatched, dict):
        reject(unmatched, "a Series or dict with one share per carrier")
    return {str(carrier): value for carrier, value in unmatched.items()}


@join.probe("value", points=1)
def the_unmatched_by_carrier(answer, rng):
    flights, planes = _register(rng)
    shares = _shares(_joined(answer, flights, planes)[1])
    known = set(planes.tailnum.dropna())
    lost = ~flights.tailnum.isin(known)
    for carrier, group in lost.groupby(flights.carrier):
        if carrier not in shares:
            fail("m02.carrier-left-out", carrier=carrier, flights=len(group))
        got = number(shares[carrier])
        if abs(got - group.mean()) <= 0.0051:
            continue
        if got == group.sum():
            fail("m02.count-not-share", carrier=carrier, got=got)
        fail("m02.other-share", carrier=carrier, got=got, flights=len(group))


@join.probe("metamorphic", points=1)
def refuses_a_register_that_repeats(answer, rng):
    flights, planes = _register(rng)
    joined, _ = _joined(answer, flights, planes)
    if not np.isfinite(_numeric(joined.seats, "`seats`").to_numpy()).sum() > len(flights) / 5:
        fail("m02.natural-join", before=len(flights), found=0)
    flown = flights.tailnum[flights.tailnum.isin(planes.tailnum.dropna())].iloc[0]
    twin = planes[planes.tailnum == flown].assign(seats=lambda t: t.seats + 3)
    doubled = metamorphic.permuted(rng, pd.concat([planes, twin]))[0].reset_index(drop=True)
    reply = answer.call(flights, doubled, errors=True)
    if reply.error is not None:
        return
    got = len(table(sequence(reply.value, 2)[0]))
    if got > len(joined):
        fail("m02.doubled", before=len(flights), after=got)
    fail("m02.picked-one")


# --- quizzes of the lesson ---------------------------------------------------------

recall_shape = Quiz(
    "02.recall-1",
    "A prediction is saved after its result was seen. How does the kit mark it?",
    options={
        "hindsight": Option(
            "As hindsight",
            "It stays in the journal and does not count towards your calibration.",
            is_correct=True,
        ),
        "wrong": Option(
            "As a miss",
            "A miss needs a prediction. This one came too late to be one.",
            "m02.hindsight-miss",
        ),
        "nothing": Option(
            "As any other",
            "Then everybody would be a prophet. The time is compared with the outcome's.",
            "m02.hindsight-counts",
        ),
    },
)

recall_island = Quiz(
    "02.recall-2",
    "Module 01: the model named nearly every bird. Why did it fail on a new island?",
    options={
        "other": Option(
            "Its score was measured on birds of islands that it knew",
            "A score holds for rows like those it was measured on.",
            is_correct=True,
        ),
        "tune": Option(
            "Its settings had not been tuned for long enough",
            "No setting can name a species that no training row has shown.",
            "m02.more-tuning",
        ),
        "overfit": Option(
            "It had learned its training birds by heart",
            "Folds would have shown that: they score birds that were not used to fit.",
            "m02.blames-overfit",
        ),
    },
)

recall_gap = Quiz(
    "02.recall-3",
    "Two birds without measurements were left out of the table. What can that cost?",
    options={
        "use": Option(
            "A model in use meets such birds and needs an answer",
            "Rows that are dropped in training still come to the door in use.",
            is_correct=True,
        ),
        "nothing": Option(
            "Nothing, because two birds of 344 are very few",
            "Few here. How many are few, and which ones, is what this module asks.",
            "m02.few-are-harmless",
        ),
        "speed": Option(
            "Speed, because a fit takes longer with fewer rows",
            "A fit with fewer rows is faster, if anything.",
            "m02.drop-speed",
        ),
    },
)

stable_why = Quiz(
    "02.stable-why",
    "One flight in seven went, and the share of late flights stayed. What does that show?",
    options={
        "stable": Option(
            "Little: losses that are late as often as the rest leave it in place",
            "A number that stays is a number that did not look. Others do: the share of "
            "each airline, for one.",
            is_correct=True,
        ),
        "random": Option(
            "The flights that went are a random part of all flights",
            "Random losses keep an average in place. So do others, as the next cell shows.",
            "m02.stable-means-random",
        ),
        "harmless": Option(
            "The join was harmless, and work can go on",
            "Harmless for this one number. Which question comes next is not known yet.",
            "m02.stable-means-harmless",
        ),
        "enough": Option(
            "The table is so large that single rows do not matter",
            "More rows make chance smaller. They do nothing against a pattern.",
            "m02.large-is-safe",
        ),
    },
)
