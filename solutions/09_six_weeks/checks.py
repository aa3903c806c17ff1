"""The checks of module 09: six weeks.

Tools are tried on fresh tables and on lent projects, honest ones and ones with one
mistake; texts are judged by structure only, and people read them.
"""

import re

import numpy as np
import pandas as pd

from grader.checks import (
    Item,
    Lent,
    Message,
    Option,
    Quiz,
    fail,
    metamorphic,
    number,
    one_of,
    table,
    text,
)
from grader.checks.answer import AnswerStopped, Call
from grader.checks.expect import reject
from grader.checks.procedures import duplicates, not_later, shared_groups

# --- texts ------------------------------------------------------------------------

_NOTHING = r"\W*(nothing|none|no|n/?a|not applicable|nobody|no one|-|…|tbd|unknown|todo)\b\W*"
_FIELD = r"^[ \t>#*\d.)-]*(NAMES)[ \t*]*:[ \t*]*|(?<=\s)(?=(?-i:[A-Z]))(NAMES)[ \t]*:[ \t]*"
_NUMBER = (
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|sixty|hundred|thousand|dozen|half|third|quarter|tenth|double|twice|zero)\b"
)


def _words(part):
    return re.findall(r"\w[\w'’-]*", part)


def _is_nothing(part, least):
    """Return whether a part says nothing: too short, or a word for nothing."""
    return len(_words(part)) < least or bool(re.fullmatch(_NOTHING, part.strip(), re.I))


def _short(words, most=60):
    flat = " ".join(words.split())
    return (flat if len(flat) <= most else f"{flat[: most - 3]}…") or "nothing"


def _parts(words, names):
    """Return the text of each field by its name, "" where there is none."""
    known = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in names)
    starts = list(re.finditer(_FIELD.replace("NAMES", known), words, re.M | re.I))
    ends = [start.start() for start in starts[1:]] + [len(words)]
    found = {}
    for start, end in zip(starts, ends, strict=False):
        name = next(group for group in start.groups() if group)
        key = re.sub(r"[\s-]+", " ", name).casefold()
        found[key] = f"{found.get(key, '')} {words[start.end():end]}".strip()
    return {name: found.get(re.sub(r"[\s-]+", " ", name).casefold(), "") for name in names}


# --- 09-1 -------------------------------------------------------------------------

FIELDS = ("User", "Decision", "Target", "Prediction time", "Data", "License", "Baseline",
          "Metric", "Kill criterion", "Hours")  # fmt: skip
MOST_HOURS = 5

charter_item = Item(
    "09-1",
    "The charter",
    answer="charter",
    review_points=4,
    blank=(
        "User: … Decision: … Target: … Prediction time: … Data: … License: … Baseline: … "
        "Metric: … Kill criterion: … Hours: …",
    ),
    marks={
        "S": "ten fields, a metric with its reason, a stop with a number and a time",
        "R": "whether the outcome is open, and somebody would act on it",
        "N": "whether the data exist and the license allows it; the audit of your project looks",
    },
    hints=(
        "Who does something else on the morning after your model speaks? Write that "
        "person's two possible actions down before you write a single line of code.",
        "“Prediction time” is the last moment at which it still helps; every input is "
        "known by then. “Kill criterion” holds a number and a week: what would you have "
        "to see by then in order to go on?",
        "Some fields of a charter about a swimming pool (fictional):\n\n"
        "> Prediction time: eight in the evening, when shifts are planned\n"
        ">\n"
        "> Baseline: as many swimmers as on the same weekday a week ago\n"
        ">\n"
        "> Kill criterion: stop in week 3 if the error is not 10 % below that",
    ),
    misconceptions={
        "m09.charter-field": Message(
            "The field “{field}” is missing, or says next to nothing.",
            "In week 4 this is the question that nobody can answer from memory.",
            "Begin a line with `{field}:` and answer it in one sentence.",
        ),
        "m09.everybody": Message(
            "The user is “{user}”.",
            "Nobody knows what everybody does differently tomorrow.",
            "Name one kind of person who has to decide something.",
        ),
        "m09.any-moment": Message(
            "The prediction time is “{moment}”.",
            "Without a moment, nobody can say which columns are known by then.",
            "Name the latest moment at which the answer still helps.",
        ),
        "m09.known-outcome": Message(
            "The data are “{name}”.",
            "Thousands of write-ups exist; the outcome is known, so there is nothing to "
            "find out.",
            "Which question of your own would nobody have answered yet?",
        ),
        "m09.no-license": Message(
            "The license is “{license}”.",
            "Without one you may look at the data and perhaps not share what you make.",
            "Look for it at the source, ask its owner, or write whose data they are.",
        ),
        "m09.baseline-is-model": Message(
            "The baseline is “{baseline}”.",
            "A model beside a model does not tell whether a model is needed.",
            "What would somebody do there without any model?",
        ),
        "m09.accuracy-rare": Message(
            "The metric is accuracy, and the rarest class makes up {share} %.",
            "A constant that never says it is right on {rest} % of the rows.",
            "Take one that notices whether the rare ones are found.",
        ),
        "m09.no-why": Message(
            "The metric is “{metric}”, without a reason.",
            "A metric decides which mistakes are cheap. That is a choice about people.",
            "Go on with “because …” and name a mistake that costs more.",
        ),
        "m09.no-kill": Message(
            "The kill criterion is “{kill}”: {lacks}.",
            "How will week 3 know whether to stop? Hope goes on by itself.",
            "Write a number that you would have to see, and by when.",
        ),
        "m09.long-charter": Message(
            "The charter took “{hours}”; at most 5 hours are meant.",
            "Longer planning answers questions that the first plot would answer.",
            "Give the number of hours; leave open what only doing can tell.",
        ),
    },
)

_EVERYBODY = r"\W*(for )?(everybody|everyone|anyone|anybody|all people|people|users?|the public|customers?)\W*"
_ANY_TIME = r"\W*(at )?(any ?time|always|whenever|any moment|all the time|does not matter|real[- ]?time)\W*"
# What cannot be meant otherwise, and what needs a second word to be the known table.
_KNOWN = {
    "Titanic": r"\btitanic\b",
    "MNIST": r"\bmnist\b",
    "iris": r"\biris\b(?=.*\b(scikit|sklearn|uci|kaggle|fisher|flowers?|data ?set|150)\b)|load_iris",
    "Boston housing": r"\bboston (house|housing)|load_boston",
    "California housing": r"california (house|housing)",
    "wine": r"\bwine\b(?=.*\b(scikit|sklearn|uci|kaggle)\b)|\bwine[- ]quality\b|load_wine",
    "the penguins of module 01": r"palmer ?penguins|\bpenguins\b(?=.*(course|module|load))",
    "the flights of this course": r"flights_20[12]3|nycflights",
    "Seattle's weather of this course": r"seattle_weather",
    "the bird strikes of this course": r"bird_strikes",
    "the job ads of this course": r"\bjob_ads\b",
}
_MODEL = (
    r"\b(logistic|regression|random forest|forest|boost\w*|xgboost|lightgbm|catboost|neural|"
    r"network|svm|knn|nearest neighbou?rs|deep|transformer|bert|gpt|llm|lstm)\b"
)
_RULE = r"\b(rule|always|never|same|last|yesterday|mean|median|average|constant|as (today|before|now)|by hand|guess\w*|majority|today)\b"
_NO_LICENSE = r"\W*(none|unknown|no|not sure|n/?a|no idea|(I )?(don't|do not) know|free|open|public|online|from the internet|kaggle)( data| one| license)?\W*"
_WHEN = r"\b(week|day|date|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|hours?|half[- ]?way|until|deadline|\d{4}-\d\d|january|february|march|april|may|june|july|august|september|october|november|december)\b|\bw[1-6]\b"


def _charter(answer):
    words = re.sub(r"(?i)\blicence(?=[ \t*]*:)", "License", text(answer.value()))
    return _parts(words, FIELDS)


def _needs(fields, name, least):
    if _is_nothing(fields[name], least):
        fail("m09.charter-field", field=name)


@charter_item.probe("structure", points=1)
def somebody_decides_at_a_moment(answer, rng):
    fields = _charter(answer)
    for name, least in (("User", 1), ("Decision", 3), ("Target", 2), ("Prediction time", 1)):
        _needs(fields, name, least)
    if re.fullmatch(_EVERYBODY, fields["User"], re.I):
        fail("m09.everybody", user=_short(fields["User"]))
    if re.fullmatch(_ANY_TIME, fields["Prediction time"], re.I):
        fail("m09.any-moment", moment=_short(fields["Prediction time"]))


def _known_data(data):
    """Return the well-known table that a text names as its own, or None."""
    flat = " ".join(data.split())
    flat = re.sub(r"(?i)\b(not|no|unlike|instead of|rather than)\s+(the\s+)?\w+", " ", flat)
    return next((n for n, pattern in _KNOWN.items() if re.search(pattern, flat, re.I)), None)


@charter_item.probe("structure", points=1)
def data_that_nobody_has_finished(answer, rng):
    fields = _charter(answer)
    _needs(fields, "Data", 3)
    name = _known_data(fields["Data"])
    if name:
        fail("m09.known-outcome", name=name)
    if not fields["License"] or re.fullmatch(_NO_LICENSE, fields["License"], re.I):
        fail("m09.no-license", license=_short(fields["License"]))


def _rarest(target):
    """Return the share of the rarest class that a target states, in percent."""
    shares = [float(found.replace(",", ".")) for found in
              re.findall(r"(\d+(?:[.,]\d+)?)\s*(?:%|percent|per cent)", target)]  # fmt: skip
    return min((min(s, 100 - s) for s in shares if 0 < s < 100), default=None)


def _is_accuracy(metric):
    head = re.split(r"\b(?:because|since|so that|as it|instead|rather|not)\b|;", metric, flags=re.I)[0]
    return bool(re.search(r"(?<!balanced )(?<!balanced-)\baccuracy\b|\bshare (of )?(\w+ )?right\b", head, re.I))


@charter_item.probe("structure", points=1)
def a_baseline_and_a_metric_with_a_reason(answer, rng):
    fields = _charter(answer)
    _needs(fields, "Baseline", 2)
    _needs(fields, "Metric", 1)
    baseline, metric = fields["Baseline"], fields["Metric"]
    if re.search(_MODEL, baseline, re.I) and not re.search(_RULE, baseline, re.I):
        fail("m09.baseline-is-model", baseline=_short(baseline))
    share = _rarest(fields["Target"])
    if share is not None and share < 10 and _is_accuracy(metric):
        fail("m09.accuracy-rare", share=f"{share:g}", rest=f"{100 - share:g}")
    if len(_words(metric)) < 6:
        fail("m09.no-why", metric=_short(metric))


@charter_item.probe("structure", points=1)
def a_stop_with_a_number_and_a_time(answer, rng):
    fields = _charter(answer)
    kill = fields["Kill criterion"]
    if _is_nothing(kill, 4):
        fail("m09.no-kill", kill=_short(kill), lacks="it names nothing that would stop you")
    without_weeks = re.sub(r"(?i)\b(weeks?|days?|hours?|w)\s*(\d+|one|two|three|four|five|six|half)\b|\b\d{4}-\d\d(-\d\d)?\b", " ", kill)
    if not re.search(_WHEN, kill, re.I):
        fail("m09.no-kill", kill=_short(kill), lacks="it has no time")
    has_bound = re.search(r"\b(below|above|under|over|less|more|fewer|worse|better|not|no|than|cannot|zero|0)\b", kill, re.I)
    if not re.search(_NUMBER, without_weeks, re.I) and not has_bound:
        fail("m09.no-kill", kill=_short(kill), lacks="it has nothing to measure")
    hours = re.findall(r"\d+(?:[.,]\d+)?", fields["Hours"])
    spelled = re.search(r"\b(half|one|two|three|four|five)\b", fields["Hours"], re.I)
    if not (hours or spelled) or (hours and float(hours[0].replace(",", ".")) > MOST_HOURS):
        fail("m09.long-charter", hours=_short(fields["Hours"]))


# --- 09-2 -------------------------------------------------------------------------

CROSSING = ("Track", "Did", "Now", "Because", "Surprise")

crossing = Item(
    "09-2",
    "From X to Y",
    answer="transfer",
    review_points=2,
    blank=("Track: … Did: … Now: … Because: … Surprise: …",),
    marks={
        "S": "a track, two places that differ, a reason and a possible surprise",
        "R": "whether Y could treat you differently from X",
    },
    hints=(
        "Which method of modules 02 to 08 did you like? On which thing that you know well "
        "has nobody tried it?",
        "“Did” is a method and where it was used. “Now” is your place. Then ask what is "
        "different there: who writes the data, how often, and what is rare.",
        "A crossing of somebody who keeps bees (fictional):\n\n"
        "> Did: an alarm at a chosen threshold, on engines\n"
        ">\n"
        "> Now: weights of my four hives, hour by hour\n"
        ">\n"
        "> Surprise: a swarm may look like a broken scale",
    ),
    misconceptions={
        "m09.crossing-field": Message(
            "The line “{field}” is missing, or says next to nothing.",
            "The sentence is what you will say when somebody asks what you are doing.",
            "Begin a line with `{field}:` and write a few words.",
        ),
        "m09.no-track": Message(
            "The track is “{track}”; there are A, B, C, D and E.",
            "A track tells whom to ask in week 0, and who looks at it in week 6.",
            "Take the closest one; it binds you to nothing.",
        ),
        "m09.same-domain": Message(
            "“Did” and “Now” are nearly the same: {shared}.",
            "Same data, new title. What could surprise you?",
            "Carry the method to a place with other people, habits or gaps.",
        ),
        "m09.no-permission": Message(
            "Track E, and no word about who allowed it.",
            "Data of an employer belong to people who have not been asked yet.",
            "Say who gave permission, or take a track with open data.",
        ),
        "m09.no-surprise": Message(
            "The surprise is “{surprise}”.",
            "If nothing can surprise you, the outcome is known.",
            "What is different there: rows, gaps, seasons, people, prices?",
        ),
    },
)

_SMALL = frozenset("a an the of on in at to for and or with by from from my our their this that it is are we i whether will be as".split())


def _content(part):
    return {word.casefold().rstrip("s") for word in _words(part)} - _SMALL


def _crossing(answer):
    return _parts(text(answer.value()), CROSSING)


@crossing.probe("structure", points=1)
def another_place_than_before(answer, rng):
    fields = _crossing(answer)
    for name, least in (("Did", 3), ("Now", 3), ("Because", 4)):
        if _is_nothing(fields[name], least):
            fail("m09.crossing-field", field=name)
    did, now = _content(fields["Did"]), _content(fields["Now"])
    shared = did & now
    known = _known_data(fields["Now"])
    if known or len(shared) >= 0.7 * min(len(did), len(now)):
        fail("m09.same-domain", shared=known or ", ".join(sorted(shared)[:5]))


@crossing.probe("structure", points=1)
def a_track_and_a_possible_surprise(answer, rng):
    fields = _crossing(answer)
    track = re.match(r"\W*(?:track )?([A-E])\b", fields["Track"], re.I)
    if not track:
        fail("m09.no-track", track=_short(fields["Track"], 30))
    everything = " ".join(fields.values())
    allowed = r"permission|permitted|allow|agreed|approv|consent|said yes|manager|my own (shop|company|business)"
    if track[1].upper() == "E" and not re.search(allowed, everything, re.I):
        fail("m09.no-permission")
    denies = re.match(r"\W*(nothing|none|no surprises?)\b", fields["Surprise"], re.I)
    if denies or _is_nothing(fields["Surprise"], 4):
        fail("m09.no-surprise", surprise=_short(fields["Surprise"]))


# --- 09-3 -------------------------------------------------------------------------

splitting = Item(
    "09-3",
    "A split that fits the use",
    answer="split",
    marks={
        "A": "later times, whole groups, copies together, the same split twice, on fresh tables",
        "N": "which of them your project needs; `use` in project.toml says it",
    },
    hints=(
        "Make a table of eight rows by hand, with two rows of each day. Where may the "
        "border run, and where not?",
        "Decide about *values*, not about rows: a set of times, a set of groups, a set of "
        "distinct rows goes to the test. Then each row follows its value.",
        "Guests at two tables, families together, on other data:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "guests = pd.DataFrame({'family': list('aabccd'), 'name': list('uvwxyz')})\n"
        "at_two = guests.family.isin(['b', 'd'])\n"
        "print(guests[~at_two], guests[at_two], sep='\\n')\n"
        "```",
    ),
    misconceptions={
        "m09.new-labels": Message(
            "{what}",
            "An audit finds your rows again by their labels, and compares them.",
            "Select rows of `df`; leave labels and values as they are.",
        ),
        "m09.both-sides": Message(
            "{count} rows stand in both parts.",
            "What was learned is asked again.",
            "Let every row go to one side only.",
        ),
        "m09.time-ignored": Message(
            "With `time`, {count} of {all} test rows are not later than all training rows.",
            "In use, every question comes after everything that was learned.",
            "Choose a moment; what lies after it is the test.",
        ),
        "m09.cut-day": Message(
            "A border runs through the middle of {moment!r}: {count} test rows share their "
            "time with training rows.",
            "Rows of one day know each other: its weather, its strike, its news.",
            "Choose the border among the times, not among the rows.",
        ),
        "m09.shared-groups": Message(
            "With `groups`, {count} groups have rows on both sides, `{name}` for example.",
            "A model that recognizes somebody looks as if it understood everybody.",
            "Draw groups, and let their rows follow.",
        ),
        "m09.duplicates": Message(
            "{count} test rows also appear in training.",
            "A copied row is a question whose answer was learned by heart.",
            "Let equal rows go the same way, or keep one of each.",
        ),
        "m09.uneven": Message(
            "With {given}, the test holds {test} of {all} rows, the training part {train}.",
            "Too few test rows decide nothing; too few training rows teach nothing.",
            "Aim at a quarter of the rows for the test.",
        ),
        "m09.split-unseeded": Message(
            "Two calls with one table gave two splits.",
            "Two runs, two answers, and nobody can find your number again.",
            "Fix the seed inside the function.",
        ),
    },
)


def _rows(rng, number):
    """Return rows of a small shop with labels that are no positions."""
    return pd.DataFrame({
        "price": rng.uniform(1, 40, number).round(3),
        "weight": rng.uniform(0.1, 9, number).round(3),
        "is_late": rng.integers(0, 2, number),
    })  # fmt: skip


def _labelled(rng, rows):
    rows = rows.iloc[rng.permutation(len(rows))]
    rows.index = rng.permutation(np.arange(1000, 1000 + 3 * len(rows)))[: len(rows)]
    return rows


def _in_time(rng):
    """Return unsorted rows of 40 days, five to twelve each."""
    days = np.repeat(np.arange(40) + rng.integers(100), rng.integers(5, 13, 40))
    return _labelled(rng, _rows(rng, len(days)).assign(day=days))


def _in_groups(rng):
    """Return rows of 30 customers, eight to thirteen each."""
    names = [f"c{code}" for code in rng.choice(np.arange(100, 999), 30, replace=False)]
    customers = np.repeat(names, rng.integers(8, 14, 30))
    return _labelled(rng, _rows(rng, len(customers)).assign(customer=customers))


def _with_copies(rng):
    """Return 240 rows and copies of a quarter of them, under labels of their own."""
    rows = _rows(rng, 240)
    return _labelled(rng, pd.concat([rows, rows.iloc[:60], rows.iloc[:20]]))


def _two_parts(answer, df, **given):
    """Return what the answer makes of a table, as two tables of its rows, or fail."""
    value = answer(df.copy(), **given)
    if not isinstance(value, list | tuple) or len(value) != 2:
        reject(value, "two tables, (train, test)")
    for part in value:
        table(part, df.columns)
        strange = ~part.index.isin(df.index)
        if strange.any() or not part.index.is_unique:
            fail("m09.new-labels", what=f"{max(int(strange.sum()), 1)} row labels of a part "
                 "are not those of `df`, or occur twice.")  # fmt: skip
        if not all(metamorphic.same(part[c], df.loc[part.index, c]) for c in df.columns):
            fail("m09.new-labels", what="Values in the rows differ from those of `df`.")
    return value


def _judge_split(answer, df, told, **given):
    train, test = _two_parts(answer, df, **given)
    both = train.index.intersection(test.index)
    if len(both):
        fail("m09.both-sides", count=len(both))
    if len(train) and len(test):
        told(train, test)
    distinct = len(df.drop_duplicates())
    share = len(test) / max(1, len(train) + len(test))
    if len(train) + len(test) < 0.7 * distinct or not 0.1 <= share <= 0.4:
        name = ", ".join(f"`{one}`" for one in given) or "neither time nor groups"
        fail("m09.uneven", given=name, test=len(test), all=len(df), train=len(train))
    again = _two_parts(answer, df, **given)[1]
    if set(again.index) != set(test.index):
        fail("m09.split-unseeded")


def _is_later(train, test):
    count = not_later(train["day"], test["day"])
    if not count:
        return
    border = train["day"].max()
    if (test["day"] >= border).all() and count == int((test["day"] == border).sum()):
        fail("m09.cut-day", moment=int(border), count=count)
    fail("m09.time-ignored", count=count, all=len(test))


@splitting.probe("metamorphic", points=2)
def a_later_period(answer, rng):
    # A border by rows may fall between two days by luck, and not in three tables.
    for _ in range(3):
        _judge_split(answer, _in_time(rng), _is_later, time="day")


@splitting.probe("metamorphic", points=1)
def whole_groups(answer, rng):
    def told(train, test):
        shared = shared_groups(train["customer"], test["customer"])
        if shared:
            fail("m09.shared-groups", count=len(shared), name=shared[0])

    _judge_split(answer, _in_groups(rng), told, groups="customer")


@splitting.probe("metamorphic", points=1)
def copies_on_one_side(answer, rng):
    def told(train, test):
        found = duplicates(train, test)
        if found.number:
            fail("m09.duplicates", count=found.number)

    _judge_split(answer, _with_copies(rng), told)


# --- 09-4 -------------------------------------------------------------------------

FEWEST = 10

shuffling = Item(
    "09-4",
    "Shuffle the answers",
    answer="carries_answers",
    marks={
        "A": "quiet on four honest projects, loud on each of three with a leak",
        "N": "future columns, copies and shared groups: a shuffle does not see them",
    },
    hints=(
        "With shuffled answers there is nothing to learn. What does an honest project "
        "score then, on average, and what does a dishonest one?",
        "Everything that has seen the answers has to see the shuffled ones: prepare anew "
        "for each shuffle, with the same shuffled target that is scored. Then look at the "
        "average, with room around a half.",
        "Averages of shuffles scatter less than one of them, on other data:\n\n"
        "```python\n"
        "import numpy as np\n"
        "rng = np.random.default_rng(0)\n"
        "ages, tips = np.arange(40), np.arange(40) + rng.normal(0, 5, 40)\n"
        "found = [np.corrcoef(ages, rng.permutation(tips))[0, 1] for _ in range(20)]\n"
        "print(np.corrcoef(ages, tips)[0, 1], found[0], np.mean(found))\n"
        "```",
    ),
    misconceptions={
        "m09.never-shuffles": Message(
            "No score was taken with shuffled answers.",
            "A real score mixes what was learned with what leaked.",
            "Deal the answers anew, then prepare and score with them.",
        ),
        "m09.high-score": Message(
            "Alarm on {which}, whose score is high with its real answers only.",
            "A score may be high because the problem is easy, or because of a column from "
            "the future. A shuffle can tell neither.",
            "Let the verdict depend on the shuffled scores alone.",
        ),
        "m09.few-shuffles": Message(
            "{count} shuffled scores were taken; at least 10 are asked for.",
            "A single one lands eight points higher or lower by luck.",
            "Average more of them.",
        ),
        "m09.no-margin": Message(
            "Alarm on {which}, whose shuffled scores average {mean:.3f}.",
            "Honest averages lie above a half as often as below.",
            "Leave room for luck: the contract says how much.",
        ),
        "m09.too-late": Message(
            "{which} was not noticed. It was prepared with the real answers, and only the "
            "score saw shuffled ones.",
            "What leaks in `prepare` has then leaked before you looked.",
            "Call `prepare` anew for each shuffle.",
        ),
        "m09.two-targets": Message(
            "{which} was not noticed. It was prepared with other answers than it was "
            "scored with.",
            "A leak carries the answers that it has seen, and no others.",
            "Shuffle once, and hand the same answers to both.",
        ),
        "m09.shuffle-signal": Message(
            "{which} was not noticed. With shuffled answers it still scores {mean:.2f}.",
            "Something carries the answer around the split.",
            "Compare the average with the room that honest projects need.",
        ),
    },
)


def _auc(y, p):
    """Return the share of pairs that are ranked rightly."""
    gaps = p[y == 1][:, None] - p[y == 0]
    return float(((gaps > 0) + 0.5 * (gaps == 0)).mean()) if gaps.size else 0.5


class _Trial:
    """A project that is lent: it prepares and scores, and remembers what it saw."""

    shown = "a plain project"

    def __init__(self, rng, shift=0.0, size=400, width=12):
        self.rng, self.size = rng, size
        self.y = rng.permutation(np.arange(size) % 2)
        self.X = rng.standard_normal((size, width))
        self.X[:, :4] += shift * self.y[:, None]
        self.prepared, self.scores = [], []

    def prepare(self, y):
        """Return the columns of the model, made with this target."""
        y = self._target(y)
        self.prepared.append(y)
        return self._columns(y)

    def score(self, X, y):
        """Split, fit on one half, and return the AUC on the other."""
        y, X = self._target(y), np.asarray(X, dtype=float)
        if X.ndim != 2 or len(X) != self.size:
            raise ValueError(f"`X` needs {self.size} rows and columns, as `prepare` gives them")
        order = self.rng.permutation(self.size)
        train, test = order[: self.size // 2], order[self.size // 2 :]
        if len(set(y[train])) < 2:
            return 0.5
        gap = X[train][y[train] == 1].mean(axis=0) - X[train][y[train] == 0].mean(axis=0)
        found = _auc(y[test], X[test] @ gap)
        is_real = bool((y == self.y).all())
        same = bool(self.prepared) and bool((self.prepared[-1] == y).all())
        self.scores.append((found, is_real, same))
        return found

    def _target(self, y):
        y = np.asarray(y).ravel()
        if len(y) != self.size or not set(y.tolist()) <= {0, 1}:
            raise ValueError(f"`y` needs {self.size} answers, 0 or 1")
        return y.astype(int)

    def _columns(self, y):
        return self.X

    def shuffled(self):
        """Return the scores with answers that were not the real ones."""
        return [found for found, is_real, _ in self.scores if not is_real]


class _Strong(_Trial):
    shown = "an honest project on an easy problem"

    def __init__(self, rng):
        super().__init__(rng, shift=1.5)


class _Modest(_Trial):
    shown = "an honest project with a modest result"

    def __init__(self, rng):
        super().__init__(rng, shift=0.4)


class _Empty(_Trial):
    shown = "an honest project that found nothing"


class _Future(_Trial):
    shown = "a project with a column from the future"

    def __init__(self, rng):
        super().__init__(rng)
        self.X[:, 0] = self.y + rng.normal(0, 0.1, self.size)


class _Selects(_Trial):
    shown = "A project that chooses its columns with the answers of all rows"

    def __init__(self, rng):
        super().__init__(rng, width=300, shift=0.2)

    def _columns(self, y):
        gaps = self.X[y == 1].mean(axis=0) - self.X[y == 0].mean(axis=0)
        return self.X[:, np.argsort(-abs(gaps))[:10]]


class _Encodes(_Trial):
    shown = "A project that replaces a town by the share of ones in it, over all rows"

    def __init__(self, rng):
        super().__init__(rng, shift=0.3)
        self.towns = rng.integers(0, 60, self.size)

    def _columns(self, y):
        sums = np.bincount(self.towns, y, 60)
        shares = sums / np.maximum(np.bincount(self.towns, minlength=60), 1)
        return np.column_stack([self.X[:, :3], 8 * shares[self.towns]])


class _Fills(_Trial):
    shown = "A project that fills gaps with the mean of the rows that have the same answer"

    def __init__(self, rng):
        super().__init__(rng, width=40, shift=0.3)
        self.gaps = rng.random(self.X.shape) < 0.6

    def _columns(self, y):
        filled = self.X.copy()
        for j in range(filled.shape[1]):
            for side in (0, 1):
                known = ~self.gaps[:, j] & (y == side)
                filled[self.gaps[:, j] & (y == side), j] = filled[known, j].mean()
        return filled[:, 4:]


_HONEST = (_Strong, _Modest, _Empty, _Future)


def _says(answer, trial):
    value = answer(Lent(trial, ("prepare", "score"), "Project"), trial.y.copy())
    if not isinstance(value, bool | np.bool_):
        reject(value, "True or False")
    return bool(value)


def _is_quiet(answer, rng):
    """Fail if an honest project raised an alarm; look once per verdict."""
    if "honest" not in answer.shared:
        trials = [kind(rng) for kind in _HONEST for _ in range(2)]
        answer.shared["honest"] = [(trial, _says(answer, trial)) for trial in trials]
    for trial, is_alarm in answer.shared["honest"]:
        shuffled = trial.shuffled()
        if is_alarm and not shuffled:
            fail("m09.high-score", which=trial.shown)
        if 0 < len(shuffled) < FEWEST:
            fail("m09.few-shuffles", count=len(shuffled))
        if is_alarm and any(is_real for _, is_real, _ in trial.scores):
            fail("m09.high-score", which=trial.shown)
        if is_alarm:
            fail("m09.no-margin", which=trial.shown, mean=np.mean(shuffled))


def _is_loud(answer, trial):
    """Fail if a project with a leak raised no alarm."""
    if _says(answer, trial):
        return
    shuffled = trial.shuffled()
    if not shuffled:
        fail("m09.never-shuffles")
    told = [same for _, is_real, same in trial.scores if not is_real]
    if not any(told):
        is_real = all(bool((y == trial.y).all()) for y in trial.prepared)
        fail("m09.too-late" if is_real else "m09.two-targets", which=trial.shown)
    fail("m09.shuffle-signal", which=trial.shown, mean=np.mean(shuffled))


def _judge_shuffle(answer, rng, kind):
    _is_quiet(answer, rng)
    _is_loud(answer, kind(rng))


@shuffling.probe("mutant", points=1)
def columns_chosen_with_all_answers_are_noticed(answer, rng):
    _judge_shuffle(answer, rng, _Selects)


@shuffling.probe("mutant", points=1)
def towns_that_know_their_answers_are_noticed(answer, rng):
    _judge_shuffle(answer, rng, _Encodes)


@shuffling.probe("mutant", points=1)
def gaps_filled_by_the_answer_are_noticed(answer, rng):
    _judge_shuffle(answer, rng, _Fills)


# --- 09-5 -------------------------------------------------------------------------

SAYINGS = ("better", "worse", "can't tell", "no baseline", "no interval")

headline = Item(
    "09-5",
    "What may the headline say?",
    answer="headline",
    marks={
        "A": "the verdict, on fresh results",
        "N": "whether the interval was drawn in pairs; the report card draws its own",
    },
    hints=(
        "Sort five results by hand before you write a line. Which question do you ask "
        "first, and which results are out of the game by then?",
        "First the baseline, then the interval of the *difference*, then whether it holds "
        "0, and only then the sign. Of an error, less is better.",
        "Reading parts that may be absent, on other data:\n\n"
        "```python\n"
        "box = {'lid': {'color': 'red'}, 'key': None}\n"
        "print((box.get('lid') or {}).get('color'), (box.get('key') or {}).get('color'))\n"
        "```",
    ),
    misconceptions={
        "m09.no-baseline": Message(
            "It said {got!r} about a model with {score} and no scored baseline.",
            "{score}: compared with what?",
            "Look for the baseline's score before anything else.",
        ),
        "m09.bare-difference": Message(
            "It said {got!r}; the difference {lacks}.",
            "A difference without its interval may be luck.",
            "Ask for both ends, one below the other, and for a level of at least 0.9.",
        ),
        "m09.overclaim": Message(
            "It said {got!r}; the difference is {value:.3f}, from {low:.3f} to {high:.3f}.",
            "The interval holds zero; “can't tell yet” is an honest headline.",
            "Claim a winner only if both ends are on one side of 0.",
        ),
        "m09.two-intervals": Message(
            "It said {got!r}; the difference runs from {low:.3f} to {high:.3f}.",
            "Two intervals may overlap while one model leads on nearly every draw: what "
            "pulls both down cancels.",
            "Look at the interval of the difference, and at nothing else.",
        ),
        "m09.too-shy": Message(
            "It said {got!r}; the difference runs from {low:.3f} to {high:.3f}.",
            "Doubt without a reason hides a result that somebody needs.",
            "If both ends are on one side of 0, say which side.",
        ),
        "m09.wrong-side": Message(
            "It said {got!r}; model minus baseline runs from {low:.3f} to {high:.3f}, and "
            "greater_is_better is {greater}.",
            "With an error, a lead is negative.",
            "Read `greater_is_better` before the sign.",
        ),
    },
)


def _results(rng, kind, greater=True):
    """Return results of which the difference lies as `kind` says."""
    base = rng.uniform(0.55, 0.75)
    half = rng.uniform(0.01, 0.02)
    centers = {"up": rng.uniform(1.5, 3), "down": -rng.uniform(1.5, 3), "open": rng.uniform(0.1, 0.8)}
    value = half * centers[kind]
    model = base + value
    wide = 3 * half
    if not greater:
        base, model = base * 10, base * 10 + value
    return {
        "baseline": {"name": "as before", "score": base, "low": base - wide, "high": base + wide},
        "model": {"name": "trees", "score": model, "low": model - wide, "high": model + wide},
        "difference": {"value": value, "low": value - half, "high": value + half, "level": 0.95},
        "greater_is_better": greater,
        "n_test": int(rng.integers(200, 900)),
    }


def _said(answer, results):
    return one_of(answer(results), SAYINGS)


def _ends(results):
    difference = results["difference"]
    return {name: difference[name] for name in ("value", "low", "high")}


@headline.probe("value", points=1)
def first_a_baseline_and_an_interval(answer, rng):
    results = _results(rng, "up")
    score = f"{results['model']['score']:.3f}"
    for baseline in ("gone", None, {"name": "as before"}, {"name": "as before", "score": None}):
        one = {**results, "baseline": baseline}
        if baseline == "gone":
            del one["baseline"]
        got = _said(answer, one)
        if got != "no baseline":
            fail("m09.no-baseline", got=got, score=score)
    whole = results["difference"]
    lacks = {
        "is missing": None,
        "has no ends": {"value": whole["value"]},
        "has no upper end": {k: v for k, v in whole.items() if k != "high"},
        "has a lower end of None": {**whole, "low": None},
        "has two equal ends": {**whole, "low": whole["value"], "high": whole["value"]},
        "has a level of 0.5": {**whole, "level": 0.5},
    }
    for told, difference in lacks.items():
        got = _said(answer, {**results, "difference": difference})
        if got != "no interval":
            fail("m09.bare-difference", got=got, lacks=told)


@headline.probe("value", points=1)
def zero_inside_or_outside(answer, rng):
    for kind, due in (("open", "can't tell"), ("up", "better"), ("down", "worse")):
        results = _results(rng, kind)
        got = _said(answer, results)
        if got == due:
            continue
        ends = {name: end for name, end in _ends(results).items() if name != "value"}
        if got.startswith("no "):
            fail("m09.too-shy", got=got, **ends)
        if due == "can't tell":
            fail("m09.overclaim", got=got, **_ends(results))
        if got == "can't tell":
            fail("m09.two-intervals", got=got, **ends)
        fail("m09.wrong-side", got=got, greater=True, **ends)
    edge = _results(rng, "up")
    edge["difference"]["low"] = 0.0
    got = _said(answer, edge)
    if got != "can't tell":
        fail("m09.overclaim", got=got, **_ends(edge))


@headline.probe("value", points=1)
def less_may_be_better(answer, rng):
    for kind, due in (("up", "worse"), ("down", "better"), ("open", "can't tell")):
        results = _results(rng, kind, greater=False)
        got = _said(answer, results)
        ends = {name: end for name, end in _ends(results).items() if name != "value"}
        if got == due:
            continue
        if got in ("better", "worse") and due == "can't tell":
            fail("m09.overclaim", got=got, **_ends(results))
        if got in ("better", "worse"):
            fail("m09.wrong-side", got=got, greater=False, **ends)
        fail("m09.too-shy", got=got, **ends)


# --- 09-6 -------------------------------------------------------------------------

RUNS = 6

rerun = Item(
    "09-6",
    "Where do two runs part?",
    answer="first_unseeded",
    marks={
        "A": "the first step that differs, on projects with and without a forgotten seed",
        "N": "your own project; its audit runs it twice from a fresh kernel",
    },
    hints=(
        "Run the same thing six times and write the numbers below each other. In which "
        "column do you look first?",
        "Keep the first run. Compare each further run with it, step by step in the order "
        "of the dictionary. A gap equals a gap; the last digits of a float may differ.",
        "Gaps and rounding, on other data:\n\n"
        "```python\n"
        "import numpy as np\n"
        "a, b = np.array([1.0, np.nan]), np.array([1.0 + 1e-13, np.nan])\n"
        "print((a == b).all(), np.allclose(a, b), np.allclose(a, b, equal_nan=True))\n"
        "```",
    ),
    misconceptions={
        "m09.unseeded": Message(
            "It returned {got!r}. In six runs, `{step}` is not always the same.",
            "Two runs, two answers. Which seed is missing?",
            "Compare each run with the first one, element by element.",
        ),
        "m09.two-runs": Message(
            "It returned {got!r} after {count} runs. In six, `{step}` is not always the "
            "same.",
            "A forgotten seed may show in one run of five.",
            "Run it six times.",
        ),
        "m09.last-step": Message(
            "It returned `{got}`. `{step}` differs too, and comes before it.",
            "Whatever comes after the first difference inherits it; a seed there mends "
            "nothing.",
            "Go through the steps in their order, and stop at the first.",
        ),
        "m09.gap-differs": Message(
            "It returned `{got}`, in which all runs agree: there are empty cells, at the "
            "same places.",
            "NaN is not equal to itself, so a plain comparison sees a difference in it.",
            "Count two gaps as equal.",
        ),
        "m09.rounding": Message(
            "It returned `{got}`, whose runs differ in the twelfth digit.",
            "Sums in another order round differently; no seed is missing there.",
            "Allow a relative difference of 1e-9.",
        ),
        "m09.order-matters": Message(
            "It returned {got!r}. `{step}` holds the same values in another order.",
            "Whoever trains on them in another order gets another model.",
            "Compare position by position.",
        ),
        "m09.false-step": Message(
            "It returned {got!r}, which is no step that differs.",
            "Somebody will look for a seed where none is missing.",
            "Return the name of a step, or None.",
        ),
    },
)

STEPS = ("load", "split", "fit", "predict")


class _Rerun:
    """A project that is run again and again; from `at` on, a step differs."""

    def __init__(self, rng, step=None, at=2, kind="value"):
        self.rng, self.step, self.at, self.kind = rng, step, at, kind
        self.count = 0
        load = rng.normal(50, 9, 30)
        load[rng.choice(30, 4, replace=False)] = np.nan
        self.whole = {
            "load": load,
            "split": rng.permutation(30)[:9],
            "fit": rng.normal(0, 2, 5),
            "predict": rng.random(9),
        }

    def __call__(self):
        """Return what each step of this run gave."""
        self.count += 1
        made = {name: values.copy() for name, values in self.whole.items()}
        for name in ("load", "fit", "predict"):
            made[name] *= 1 + 1e-13 * self.rng.standard_normal()
        if self.step and (self.count == self.at or (self.at == 2 and self.count > 2)):
            self._part(made)
        return made

    def _part(self, made):
        start = STEPS.index(self.step)
        first = made[self.step]
        if self.kind == "order":
            made[self.step] = first[::-1].copy()
        elif self.step == "split":
            first[:] = (first + self.rng.integers(1, 5)) % 30
        else:
            first[self.rng.integers(5)] = 7 + self.rng.random()
        for name in STEPS[start + 1 :]:
            made[name] = made[name] + self.rng.normal(0, 0.3, len(made[name]))


def _judge_rerun(answer, project):
    got = answer(Lent(project, ("__call__",), "function"))
    got = got if got is None else text(got)
    due = project.step
    if got == due:
        return
    if got is not None and got not in STEPS:
        fail("m09.false-step", got=got[:30])
    if due is None or (got is not None and STEPS.index(got) < STEPS.index(due)):
        ids = {"load": "m09.gap-differs", "fit": "m09.rounding", "predict": "m09.rounding"}
        fail(ids.get(got, "m09.false-step"), got=got)
    if project.kind == "order":
        fail("m09.order-matters", got=got, step=due)
    if 1 < project.count < min(RUNS, project.at):
        fail("m09.two-runs", got=got, count=project.count, step=due)
    fail("m09.unseeded" if got is None else "m09.last-step", got=got, step=due)


@rerun.probe("mutant", points=1)
def nothing_differs_but_the_last_digits(answer, rng):
    # With it a project that does differ, so that "None" alone earns nothing.
    _judge_rerun(answer, _Rerun(rng))
    _judge_rerun(answer, _Rerun(rng, "fit"))


@rerun.probe("mutant", points=1)
def the_first_of_the_steps_that_differ(answer, rng):
    for step in ("split", "load", "predict"):
        _judge_rerun(answer, _Rerun(rng, step))
    _judge_rerun(answer, _Rerun(rng, "split", kind="order"))


@rerun.probe("mutant", points=1)
def one_run_of_six(answer, rng):
    for step in ("fit", "split"):
        _judge_rerun(answer, _Rerun(rng, step, at=int(rng.integers(4, 7))))
    _judge_rerun(answer, _Rerun(rng))


# --- 09-7 -------------------------------------------------------------------------

serving = Item(
    "09-7",
    "Answer good questions, refuse bad ones",
    answer="predict_one",
    marks={
        "A": "answers and refusals, on fresh fields, limits and a lent model",
        "N": "whether the limits are sensible",
    },
    hints=(
        "Who will leave which field empty? List eight ways in which one field can be bad.",
        "Go through `limits`, not through the example: each field has to be there, to be "
        "of the right kind, and to lie inside. Collect the values in that order, then ask "
        "the model once.",
        "Refusing by name, on other data:\n\n"
        "```python\n"
        "def cups(order):\n"
        "    if not isinstance(order.get('cups'), int):\n"
        "        raise ValueError(f\"`cups` is {order.get('cups')!r}; give a whole number\")\n"
        "    return order['cups']\n"
        "```",
    ),
    misconceptions={
        "m09.refuses-good": Message(
            "A good example was refused: {example}. It said: {said}.",
            "People who did everything right leave, and do not write why.",
            "Both ends of a limit are inside, and a whole number is a number.",
        ),
        "m09.by-position": Message(
            "The model was asked {asked}; the fields, in the order of `limits`, hold {due}.",
            "A form sends its fields in any order, and more of them than needed.",
            "Look each value up by its name, in the order of `limits`.",
        ),
        "m09.own-answer": Message(
            "It returned {got}; the model said {due}.",
            "What people see has to be what the model says.",
            "Return the model's number as it is.",
        ),
        "m09.brittle": Message(
            "For {what} it stopped with {error}.",
            "A real user will do this. An error of the machine tells them nothing.",
            "Look before you use it, and raise a ValueError that says what is wrong.",
        ),
        "m09.accepts-anything": Message(
            "It answered {what} with {got}.",
            "The number looks like all the others, and somebody acts on it.",
            "Refuse with a ValueError before the model is asked.",
        ),
        "m09.returns-refusal": Message(
            "For {what} it returned {got!r}.",
            "Whoever calls a function takes what it returns for an answer.",
            "Raise a ValueError instead.",
        ),
        "m09.nameless": Message(
            "For {what} it refused with “{said}”, which does not name `{field}`.",
            "A form has many fields; which of them should be mended?",
            "Put the name of the field into the message.",
        ),
    },
)

_THINGS = ("wind", "age", "price", "height", "distance", "weight", "pressure", "rooms", "clicks")
_KINDS = (("kind", ["rain", "snow", "hail"]), ("sex", ["female", "male"]), ("color", ["red", "blue"]))


class _Model:
    """A model that is lent: it answers a list of values and keeps it."""

    def __init__(self, rng):
        self.rng, self.asked, self.said = rng, [], []

    def __call__(self, values):
        """Return a probability."""
        self.asked.append(list(values))
        self.said.append(float(self.rng.random()))
        return self.said[-1]


def _limits(rng):
    """Return limits of three numbers and a word, in an order of chance."""
    names = [str(name) for name in rng.choice(_THINGS, 3, replace=False)]
    pairs = [(name, (int(low), int(low + rng.integers(20, 90))))
             for name, low in zip(names, rng.integers(-20, 20, 3), strict=True)]  # fmt: skip
    kind, words = _KINDS[rng.integers(len(_KINDS))]
    pairs.insert(int(rng.integers(0, 4)), (kind, words))
    return dict(pairs)


def _inside(rng, limits):
    """Return an example inside of its limits, its fields in another order."""
    example = {name: bounds[int(rng.integers(len(bounds)))] if type(bounds) is list
               else round(float(rng.uniform(bounds[0] + 1, bounds[1] - 1)), 2)
               for name, bounds in limits.items()}  # fmt: skip
    names = list(example)[::-1]
    return {name: example[name] for name in names}


def _asked(answer, example, limits):
    model = _Model(np.random.default_rng(len(str(example))))
    lent = Lent(model, ("__call__",), "function")
    return model, answer.call(example, limits, lent, errors=True)


def _stops(reply):
    """Let an error that says nothing about the example stop the probe."""
    kinds = ("TimeIsUp", "Arity", "WireError", "NotImplementedError", "NameError")
    if reply.error and reply.error.type in kinds:
        raise AnswerStopped(reply.error, Call(0, "", ()))


def _answers(answer, example, limits):
    model, reply = _asked(answer, example, limits)
    _stops(reply)
    if reply.error:
        said = f"{reply.error.type}: {reply.error.message[:60]}"
        fail("m09.refuses-good", example=example, said=said)
    due = [example[name] for name in limits]
    if not model.asked or model.asked[-1] != due:
        fail("m09.by-position", asked=model.asked[-1] if model.asked else "nothing", due=due)
    if abs(number(reply.value) - model.said[-1]) > 1e-9:
        fail("m09.own-answer", got=f"{number(reply.value):g}", due=f"{model.said[-1]:g}")


def _refuses(answer, example, limits, field, what):
    _, reply = _asked(answer, example, limits)
    _stops(reply)
    if reply.error is None:
        if type(reply.value) is float:
            fail("m09.accepts-anything", what=what, got=f"{reply.value:.3g}")
        fail("m09.returns-refusal", what=what, got=str(reply.value)[:40])
    if reply.error.type != "ValueError":
        fail("m09.brittle", what=what, error=reply.error.type)
    if field and field not in reply.error.message:
        said = _short(reply.error.message, 40)
        fail("m09.nameless", what=what, said=said, field=field)


def _examples(answer, rng):
    """Let the answer pass on good examples: edges, whole numbers, a further field."""
    limits = _limits(rng)
    example = _inside(rng, limits)
    _answers(answer, example, limits)
    numbers = [name for name, bounds in limits.items() if type(bounds) is tuple]
    for name, end in zip(numbers, (0, 1, 0), strict=True):
        example = {**_inside(rng, limits), name: limits[name][end]}
        _answers(answer, example, limits)
    _answers(answer, {"note": "by phone", **_inside(rng, limits)}, limits)
    return limits, numbers


@serving.probe("value", points=1)
def good_examples_reach_the_model(answer, rng):
    limits, _ = _examples(answer, rng)
    field = list(limits)[0]
    example = _inside(rng, limits)
    del example[field]
    _refuses(answer, example, limits, field, f"an example without `{field}`")


@serving.probe("value", points=1)
def empty_fields_are_refused(answer, rng):
    limits, numbers = _examples(answer, rng)
    kind = next(name for name in limits if name not in numbers)
    for name in (*numbers, kind):
        missing = _inside(rng, limits)
        del missing[name]
        _refuses(answer, missing, limits, name, f"an example without `{name}`")
        _refuses(answer, {**missing, name: None}, limits, name, f"None as `{name}`")
    name = numbers[0]
    gap = {**_inside(rng, limits), name: float("nan")}
    _refuses(answer, gap, limits, name, f"NaN as `{name}`")


@serving.probe("value", points=1)
def values_that_cannot_be_are_refused(answer, rng):
    limits, numbers = _examples(answer, rng)
    kind = next(name for name in limits if name not in numbers)
    for name in numbers:
        low, high = limits[name]
        for value in (low - 0.5, high + 0.5, float("inf")):
            _refuses(answer, {**_inside(rng, limits), name: value}, limits, name,
                     f"{value} as `{name}`, from {low} to {high}")  # fmt: skip
    _refuses(answer, {**_inside(rng, limits), kind: "elsewhere"}, limits, kind,
             f"'elsewhere' as `{kind}`")  # fmt: skip


@serving.probe("value", points=1)
def other_kinds_of_things_are_refused(answer, rng):
    limits, numbers = _examples(answer, rng)
    kind = next(name for name in limits if name not in numbers)
    name = numbers[1]
    # Inside of its limits as a number, so that only its kind is wrong.
    limits[name] = (0, limits[name][1] + 40)
    for value in ("12", True, [12.0]):
        _refuses(answer, {**_inside(rng, limits), name: value}, limits, name,
                 f"{value!r} as `{name}`")  # fmt: skip
    for value in (12, ["rain"]):
        _refuses(answer, {**_inside(rng, limits), kind: value}, limits, kind,
                 f"{value!r} as `{kind}`")  # fmt: skip
    for example in ([1, 2, 3, 4], "rain", None):
        _refuses(answer, example, limits, "", f"{example!r} in place of a dictionary")


# --- 09-8 -------------------------------------------------------------------------

ENTRY = ("Week", "Predicted", "Happened", "Surprise", "Next")
FEWEST_WEEKS, FEWEST_IF_STOPPED = 5, 3

diary = Item(
    "09-8",
    "Six weeks, week by week",
    answer="weeks",
    review_points=3,
    blank=("Week: 1 Predicted: … Happened: … Surprise: … Next: …",),
    marks={
        "S": "five weeks with a prediction each, and a half-way review; or a stop",
        "R": "whether predictions could have failed, and what they changed",
        "N": "when it was written",
    },
    hints=(
        "What did you expect last Monday? If you do not remember, that is the reason for "
        "this log. Begin with next Monday.",
        "Predict something that you will see within the week: a number, a score, an "
        "answer, an obstacle. At half-time, read the kill criterion aloud and decide: "
        "continue, change or stop.",
        "A week of somebody who counts birds (fictional):\n\n"
        "> Week: 2\n"
        ">\n"
        "> Predicted: sparrows at 7 of 10 feeders\n"
        ">\n"
        "> Happened: at 3; magpies keep them away\n"
        ">\n"
        "> Surprise: the feeder in the shade, with most of them\n"
        ">\n"
        "> Next: move two feeders under trees",
    ),
    misconceptions={
        "m09.few-weeks": Message(
            "The log has {count} complete weeks; five are asked for, or three with a stop.",
            "A log with holes tells a smoother story than the one that happened.",
            "Begin each week with `Week:` and give it all five lines.",
        ),
        "m09.no-prediction": Message(
            "In week {week} the prediction is “{predicted}”.",
            "Without one, whatever happens looks as if it had been expected.",
            "Write on Monday what you will see by Friday.",
        ),
        "m09.hindsight": Message(
            "In week {week} what happened is what was predicted, word for word.",
            "Either nothing was learned, or the prediction was written afterwards.",
            "Say what came out, with its number.",
        ),
        "m09.no-review": Message(
            "No line `Half-way:` says continue, change or stop, with a reason.",
            "Projects rarely end by decision. They fade, and take the next one with them.",
            "Hold what you have against your kill criterion, and decide.",
        ),
    },
)


def _weeks(answer):
    words = text(answer.value())
    blocks = re.split(r"(?im)^(?=[ \t>#*.)-]*week[ \t*]*:)", words)[1:]
    return [_parts(block, (*ENTRY, "Half-way")) for block in blocks], words


def _review(words):
    found = re.search(r"(?i)\bhalf[\s-]?way[ \t]*(?:review)?[ \t*]*:[ \t*]*(.*(?:\n(?!\s*\n|[ \t>*-]*\w+:).*)*)", words)
    return found[1].strip() if found else ""


@diary.probe("structure", points=2)
def a_prediction_each_week(answer, rng):
    entries, words = _weeks(answer)
    for entry in entries:
        week = _short(entry["Week"], 10)
        least = 1 if re.search(_NUMBER, entry["Predicted"], re.I) else 2
        if _words(entry["Happened"]) and _is_nothing(entry["Predicted"], least):
            fail("m09.no-prediction", week=week, predicted=_short(entry["Predicted"], 40))
        if entry["Predicted"] and _words(entry["Predicted"]) == _words(entry["Happened"]):
            fail("m09.hindsight", week=week)
    complete = [e for e in entries if all(_words(e[name]) for name in ENTRY)]
    count = len({(e["Predicted"].casefold(), e["Happened"].casefold()) for e in complete})
    count = min(count, len({e["Week"].casefold() for e in complete}))
    is_stopped = bool(re.match(r"\W*stop", _review(words), re.I))
    if count < (FEWEST_IF_STOPPED if is_stopped else FEWEST_WEEKS):
        fail("m09.few-weeks", count=count)


@diary.probe("structure", points=1)
def a_decision_at_half_time(answer, rng):
    _, words = _weeks(answer)
    review = _review(words)
    decision = re.search(r"\b(continu\w*|go on|going on|chang\w*|stop\w*)\b", review, re.I)
    if not decision or len(_words(review)) < 6:
        fail("m09.no-review")


# --- 09-9 -------------------------------------------------------------------------

costing = Item(
    "09-9",
    "What an answer costs",
    answer="serving_numbers",
    is_optional=True,
    marks={
        "A": "the wait of the slow ones and the price of a thousand answers, on fresh calls",
        "N": "your own service; time it where it will run, with inputs that people send",
    },
    hints=(
        "Twenty people ask; one waits very long. Which number would that person quote, and "
        "which one would a mean show?",
        "Leave the first call out, then give each None the length of `limit`. p95 looks at "
        "the waits. The price looks at machine time, and at how many *answers* it bought.",
        "A bakery's oven, on other data:\n\n"
        "```python\n"
        "import numpy as np\n"
        "minutes, price_per_day = np.array([30, 32, 29, 95]), 48.0\n"
        "print(np.quantile(minutes, 0.75), price_per_day * minutes.sum() / (24 * 60) / 4)\n"
        "```",
    ),
    misconceptions={
        "m09.mean-wait": Message(
            "`p95` is {got:.3f} s; that is the {what} of the calls.",
            "A mean hides who waits long, and the slowest of all is one accident; a "
            "promise is made to 95 of 100.",
            "Sort the waits. Under which of them do 95 of 100 lie?",
        ),
        "m09.survivors": Message(
            "{what}; {count} calls gave no answer within {limit:g} s.",
            "Whoever counts only calls that came back finds a service that never hangs.",
            "Let a call without an answer last for `limit`, and count as no answer.",
        ),
        "m09.first-call": Message(
            "The first call, {first:.1f} s of loading, counts in `{which}`.",
            "It happens once a start, so that the number changes with how many calls "
            "somebody happened to make.",
            "Leave it out here, and state it beside the rest.",
        ),
        "m09.cost-of-slow": Message(
            "The price is that of 1,000 calls that each last as long as p95.",
            "A promise looks at the slow ones; a bill adds up all of them.",
            "Begin with the sum of the seconds.",
        ),
        "m09.price-unit": Message(
            "`per_1000` is {got:.4g}; {times} what this machine costs for 1,000 answers.",
            "A bill that is off by a power of something decides what gets built.",
            "Write the unit beside each number: price per hour, seconds, answers.",
        ),
        "m09.not-p95": Message(
            "`p95` is {got:.3f} s; {share:.0f} % of the calls took longer.",
            "A promise for 95 of 100 should leave about 5 behind.",
            "Sort the waits and count from the end.",
        ),
        "m09.not-the-price": Message(
            "`per_1000` is {got:.4g}; {seconds:.1f} s at {price:.2f} an hour gave "
            "{answers} answers.",
            "Somebody multiplies this number by a million.",
            "Price of the time, divided by the answers, for 1,000 of them.",
        ),
    },
)


def _calls(rng, number, lost=0):
    """Return waits in seconds, a slow first one, and `lost` calls without an answer."""
    waits = np.exp(rng.normal(-2, 0.5, number)).clip(max=3.5)
    slow = rng.choice(number, number // 12, replace=False)
    waits[slow] = rng.uniform(1.0, 3.5, len(slow))
    waits = [round(float(wait), 4) for wait in waits]
    for place in rng.choice(number, lost, replace=False):
        waits[place] = None
    return [round(float(rng.uniform(30, 60)), 2), *waits]


def _p95_range(waits):
    """Return the least and the most that a sensible quantile gives for these waits."""
    # Every rule of numpy, statistics and a plain sort lies between these two ranks.
    ordered, n = sorted(waits), len(waits)
    return ordered[95 * (n - 1) // 100], ordered[min(n, -(-95 * (n + 1) // 100)) - 1]


def _is_near(got, due):
    return abs(got - due) <= 0.002 * abs(due) + 1e-12


def _numbers(answer, calls, price, limit):
    value = answer(list(calls), price, limit)
    if not isinstance(value, dict) or not {"p95", "per_1000"} <= set(value):
        reject(value, "a dictionary with `p95` and `per_1000`")
    return number(value["p95"], 0), number(value["per_1000"], 0)


def _judge_wait(got, calls, limit):
    waits = [limit if wait is None else wait for wait in calls[1:]]
    low, high = _p95_range(waits)
    if low * 0.998 <= got <= high * 1.002:
        return
    known = [wait for wait in calls[1:] if wait is not None]
    lost = len(waits) - len(known)
    least, most = _p95_range(known)
    if lost and least * 0.998 <= got <= most * 1.002:
        fail("m09.survivors", what=f"`p95` is {got:.3f} s", count=lost, limit=limit)
    for rows in (waits, known, [*waits, calls[0]], [*known, calls[0]]):
        for what, one in (("mean", np.mean), ("median", np.median), ("slowest", np.max)):
            if _is_near(got, one(rows)):
                fail("m09.mean-wait", got=got, what=what)
    for rows in (waits, known):
        least, most = _p95_range([*rows, calls[0]])
        if least * 0.998 <= got <= most * 1.002:
            fail("m09.first-call", first=calls[0], which="p95")
    share = 100 * np.mean([wait > got for wait in waits])
    fail("m09.not-p95", got=got, share=share)


def _judge_price(got, calls, price, limit):
    known = [wait for wait in calls[1:] if wait is not None]
    lost, answers = len(calls) - 1 - len(known), len(known)
    busy = sum(known) + lost * limit
    due = price * busy / 3600 / answers * 1000
    if _is_near(got, due):
        return
    alone = price * sum(known) / 3600 / answers * 1000
    all_calls = price * busy / 3600 / (answers + lost) * 1000
    if lost and (_is_near(got, alone) or _is_near(got, all_calls)):
        fail("m09.survivors", what=f"`per_1000` is {got:.4g}", count=lost, limit=limit)
    for seconds in (busy, sum(known)):
        for count in (answers, answers + 1, answers + lost, answers + lost + 1):
            if _is_near(got, price * (seconds + calls[0]) / 3600 / count * 1000):
                fail("m09.first-call", first=calls[0], which="per_1000")
    waits = [limit if wait is None else wait for wait in calls[1:]]
    for rows in (waits, known):
        low, high = (price * end / 3.6 for end in _p95_range(rows))
        if low * 0.998 <= got <= high * 1.002:
            fail("m09.cost-of-slow")
    for factor in (1000, 60, 3600, 60000, 3600000, 24):
        for times, told in ((factor, f"{factor:,} times"), (1 / factor, f"1/{factor:,} of")):
            if _is_near(got, times * due):
                fail("m09.price-unit", got=got, times=told)
    fail("m09.not-the-price", got=got, seconds=busy, price=price, answers=answers)


def _rounds(answer, rng):
    """Yield calls with what was said of them: none, few and many were lost."""
    for number_, lost in ((120, 0), (80, 3), (150, 18)):
        calls = _calls(rng, number_, lost)
        price, limit = round(float(rng.uniform(0.2, 4)), 2), int(rng.integers(5, 12))
        yield calls, price, limit, _numbers(answer, calls, price, limit)


@costing.probe("value", points=1)
def how_long_the_slow_ones_wait(answer, rng):
    for calls, _, limit, (wait, _) in _rounds(answer, rng):
        _judge_wait(wait, calls, limit)


@costing.probe("value", points=1)
def what_a_thousand_answers_cost(answer, rng):
    for calls, price, limit, (_, cost) in _rounds(answer, rng):
        _judge_price(cost, calls, price, limit)


# --- 09-10 ------------------------------------------------------------------------

returning = Item(
    "09-10",
    "The way back",
    answer="roll_back",
    is_optional=True,
    marks={
        "A": "the version to go back to, and a log that was rewritten, on fresh logs",
        "N": "whether the old file still loads; try it before you need it",
    },
    hints=(
        "It is Friday evening and version v7 does harm. Write down, row by row, what the log "
        "has ever said about v6. Which of these sentences counts?",
        "First hold the old log against the beginning of the new one, gaps equal to gaps. Then "
        "keep the last row of each version, drop the one that serves, drop those that failed.",
        "The last word about each bus, on other data:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "said = pd.DataFrame({'bus': list('abba'), 'is_late': [0, 0, 1, 1]})\n"
        "print(said.drop_duplicates('bus', keep='last'))\n"
        "```",
    ),
    misconceptions={
        "m09.rewritten": Message(
            "It returned {got!r}, although {what}.",
            "A log that can be rewritten says what somebody wished had happened.",
            "Compare all rows of the old log with the first rows of the new one.",
        ),
        "m09.false-alarm": Message(
            "It refused a log that has only grown: {said}.",
            "An alarm that rings every week is switched off by week three.",
            "A gap is equal to a gap, and new rows at the end are what a log is for.",
        ),
        "m09.nameless-run": Message(
            "It refused with “{said}”, which does not name run {run}.",
            "Whoever mends it has a file of many rows.",
            "Put the first run that differs into the message.",
        ),
        "m09.serves-now": Message(
            "It returned {got!r}, the version that serves now.",
            "Going back to what does harm helps nobody.",
            "Find the last row in which `is_serving` is True, and leave that version out.",
        ),
        "m09.old-verdict": Message(
            "It returned {got!r}; the last row about it says failed.",
            "What passed in March may have been found out in May. The log only grows, so "
            "the last row about a version is what counts.",
            "Look at one row for each version: its last.",
        ),
        "m09.highest-score": Message(
            "It returned {got!r}, which has the highest score; {due!r} is newer.",
            "The best score of many is partly luck, and data have moved since.",
            "Take the newest version that qualifies.",
        ),
        "m09.no-way-back": Message(
            "It returned {got!r}; no other version passed.",
            "A way back that leads to a failed version is worse than none.",
            "Return None, and somebody switches it off.",
        ),
        "m09.other-version": Message(
            "It returned {got!r}; the log leads to {due!r}.",
            "On the evening when it is needed, nobody reads the log twice.",
            "Of each version its last row; of those that passed, the one logged last.",
        ),
    },
)


def _log(rows):
    """Return rows (version, audit, is_serving, score) as a log, numbered from 1."""
    columns = ["version", "audit", "is_serving", "score"]
    made = pd.DataFrame(rows, columns=columns)
    made.insert(0, "run", range(1, len(made) + 1))
    return made.assign(score=made["score"].astype(float))


def _story(rng, kind):
    """Return a log and the version that it leads back to."""
    names = [f"v{code}" for code in rng.choice(np.arange(10, 99), 5, replace=False)]
    a, b, c, d, e = names
    score = lambda: round(float(rng.uniform(0.6, 0.7)), 3)  # noqa: E731
    crashed = (d, "failed", False, np.nan)
    stories = {
        # b is the newest that passed beside e; a has the best score.
        "plain": ([(a, "passed", False, 0.75), crashed, (c, "passed", True, score()),
                   (d, "failed", False, score()), (b, "passed", False, score()),
                   (d, "failed", False, score()), (e, "passed", True, score())], b),
        # c passed first and failed later, by a row of its own.
        "found out": ([(a, "passed", True, score()), crashed, (c, "passed", True, 0.74),
                       (b, "failed", False, score()), (c, "failed", False, 0.55),
                       (e, "passed", True, score())], a),
        # e was tried after a went back into service; a serves now.
        "went back": ([(b, "passed", True, score()), (a, "passed", True, score()),
                       (e, "passed", True, score()), crashed,
                       (e, "failed", False, score()), (a, "passed", True, score())], b),
        # The newest row passed, and is not in service yet.
        "waits": ([(a, "passed", False, 0.76), (c, "passed", True, score()), crashed,
                   (b, "passed", False, score())], b),
        "none": ([(a, "failed", False, score()), crashed, (c, "passed", True, score()),
                  (e, "failed", False, 0.73)], None),
    }  # fmt: skip
    rows, due = stories[kind]
    return _log(rows), due


def _said_of(answer, before, now):
    return answer.call(before.copy(), now.copy(), errors=True)


def _leads_to(answer, now, due, kept):
    reply = _said_of(answer, now.iloc[:kept].reset_index(drop=True), now)
    _stops(reply)
    if reply.error and reply.error.type == "ValueError":
        fail("m09.false-alarm", said=_short(reply.error.message, 50))
    if reply.error:
        raise AnswerStopped(reply.error, Call(0, "", ()))
    got = reply.value if reply.value is None else text(reply.value)
    if got == due:
        return
    passed = now[now["audit"] == "passed"]
    last = now.drop_duplicates("version", keep="last").set_index("version")["audit"]
    serves = now.loc[now["is_serving"], "version"].iloc[-1]
    if got == serves:
        fail("m09.serves-now", got=got)
    if due is None:
        fail("m09.no-way-back", got=got)
    if got in last.index and last[got] == "failed" and got in set(passed["version"]):
        fail("m09.old-verdict", got=got)
    best = passed.sort_values("score")["version"].iloc[-1]
    if got == best:
        fail("m09.highest-score", got=got, due=due)
    fail("m09.other-version", got=got, due=due)


def _notices(answer, before, now, run, what):
    reply = _said_of(answer, before, now)
    _stops(reply)
    if reply.error is None:
        fail("m09.rewritten", got=reply.value, what=what)
    if reply.error.type != "ValueError":
        raise AnswerStopped(reply.error, Call(0, "", ()))
    if not re.search(rf"(?<!\d){run}(?!\d)", reply.error.message):
        fail("m09.nameless-run", said=_short(reply.error.message, 40), run=run)


@returning.probe("value", points=1)
def the_newest_that_still_counts(answer, rng):
    for kind in ("plain", "found out", "went back", "waits"):
        now, due = _story(rng, kind)
        _leads_to(answer, now, due, kept=len(now) - 1)


@returning.probe("value", points=1)
def a_log_that_only_grows(answer, rng):
    for kind, kept in (("plain", 3), ("none", 4), ("waits", 0)):
        now, due = _story(rng, kind)
        _leads_to(answer, now, due, kept=kept)


@returning.probe("value", points=1)
def a_log_that_was_rewritten(answer, rng):
    # With it a log that only grew, so that refusing everything earns nothing.
    now, due = _story(rng, "plain")
    _leads_to(answer, now, due, kept=4)
    before = now.iloc[:4].reset_index(drop=True)
    better = now.assign(score=now["score"].where(now["run"] != 3, 0.81))
    _notices(answer, before, better, 3, "the score of run 3 is another than in the old log")
    mended = now.assign(audit=now["audit"].where(now["run"] != 4, "passed"))
    _notices(answer, before, mended, 4, "run 4 failed in the old log and passes in the new")
    filled = now.assign(score=now["score"].where(now["run"] != 2, 0.66))
    _notices(answer, before, filled, 2, "run 2 had no score in the old log and has one now")
    gone = now[now["run"] != 2].reset_index(drop=True)
    _notices(answer, before, gone, 2, "run 2 is gone from the log")
    short = now.iloc[:3].reset_index(drop=True)
    _notices(answer, before, short, 4, "run 4, the last of the old log, is gone")


# --- quizzes of the lesson ----------------------------------------------------------

recall_split = Quiz(
    "09.recall-1",
    "A model will be used next winter. Which test rows tell most about that?",
    options={
        "later": Option(
            "Rows of a winter after all training rows",
            "The test then asks what the use will ask.",
            is_correct=True,
        ),
        "random": Option(
            "A tenth of all rows, drawn by lot",
            "Neighbors in time then stand on both sides, and tell each other's answer.",
            "m09.lot-is-fair",
        ),
        "hard": Option(
            "The rows with the most gaps in them",
            "Gaps may matter, but next winter brings all kinds of rows.",
            "m09.hard-is-honest",
        ),
    },
)

recall_baseline = Quiz(
    "09.recall-2",
    "Four of a hundred rows are positive, and a model is right on 95 of 100. Is that good?",
    options={
        "tell": Option(
            "Hard to say; “never” is right on 96",
            "Without what a constant does, 95 has no meaning.",
            is_correct=True,
        ),
        "good": Option(
            "Yes; few models are right so often",
            "A constant would be right more often than that.",
            "m09.high-is-good",
        ),
        "bad": Option(
            "No; it finds none of the positives",
            "It may find some and pay with false alarms. The share right does not say.",
            "m09.share-tells-all",
        ),
    },
)

recall_test = Quiz(
    "09.recall-3",
    "A healthy score falls to chance when labels are shuffled. What has been shown?",
    options={
        "part": Option(
            "That the procedure leaks no labels",
            "And only that. A column from the future passes the same test.",
            is_correct=True,
        ),
        "all": Option(
            "That there is no leak in the project",
            "With shuffled labels, a column from the future knows nothing either.",
            "m09.shuffle-sees-all",
        ),
        "nothing": Option(
            "Nothing, as labels are never shuffled",
            "A leak in the preparation would have kept the score high.",
            "m09.shuffle-sees-nothing",
        ),
    },
)

stop = Quiz(
    "09.stop",
    "Week 3, the criterion is not met, and an idea came up last night. What now?",
    options={
        "decide": Option(
            "Decide by the criterion, note the idea",
            "Stop, or write a new charter with a new date: both are decisions.",
            is_correct=True,
        ),
        "another": Option(
            "Give the new idea one more week first",
            "There is an idea on most nights. The criterion was written for this one.",
            "m09.one-more-week",
        ),
        "lower": Option(
            "Lower the criterion a little, and go on",
            "A line that moves toward the result cannot tell anything about it.",
            "m09.moving-line",
        ),
    },
)
