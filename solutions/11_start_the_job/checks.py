"""The checks of module 11: start the job before you have it.

Tools are tried on fresh invented logs; of texts, only the structure is looked at.
`design.md` has the measured limits.
"""

import re
from datetime import date, timedelta

import numpy as np
import pandas as pd
from scipy import stats

from grader.checks import (
    Item,
    Message,
    Option,
    Quiz,
    fail,
    number,
    one_of,
    sequence,
    text,
    whole,
)
from grader.data.interview import questions
from grader.data.searchlog import tidy_log
from grader.data.searchlogs import written

# A Monday: a calendar week has hardly begun.
TODAY = "2026-03-16"


def _mapping(value, keys, call):
    """Return the values under `keys` of a dict, or fail."""
    if value is None:
        fail("any.none")
    if type(value) is not dict:
        fail("any.wrong-type", expected="a dict", got=type(value).__name__)
    for key in keys:
        if key not in value:
            got = ", ".join(str(name) for name in value) or "nothing"
            fail(call, key=key, got=got[:80])
    return [value[key] for key in keys]


def _short(words):
    return words if len(words) <= 60 else f"{words[:57]}…"


# --- 11-1 -------------------------------------------------------------------------

PLACES = ("shown", "missing", "wishes")

requirements_gap = Item(
    "11-1",
    "Requirements against evidence",
    answer="gap",
    marks={"A": "where each line goes, on fresh ads", "N": "whether evidence convinces"},
    hints=(
        "Take one line of an ad and ask in this order: can anybody open something that "
        "shows it? If not: may it be missing?",
        "Look up each name of `shown_by` in `evidence`: it may be absent, or lead "
        "nowhere. One that opens is enough. A wish is a wish by its kind or by asking "
        "for years.",
        "The same for a recipe and a cupboard:\n\n"
        "```python\n"
        "cupboard = {'salt': 'shelf 1', 'flour': ''}\n"
        "need = ['rye', 'salt']\n"
        "print(any(cupboard.get(name) for name in need))\n"
        "```",
    ),
    misconceptions={
        "m11.gap-shape": Message(
            "There is no list {key!r}; the dict holds: {got}.",
            "Whoever plans the next weeks looks for all three.",
            "Return a dict with `shown`, `missing` and `wishes`, empty ones too.",
        ),
        "m11.line-lost": Message(
            "The ad has {given} lines, from R1 on; the lists hold {got}: {held}.",
            "A line that vanishes, or stands in two lists, cannot be planned for.",
            "Let the `id` of each line end in exactly one list.",
        ),
        "m11.wish-wall": Message(
            "“{line}” counts as a wall.",
            "Ads list wishes, and years are the least exact of them. Many never apply "
            "for that line alone.",
            "Treat a line that asks for years as a wish, and show the work it stands for.",
        ),
        "m11.no-evidence": Message(
            "“{line}” is shown by {claim}, says the list; no evidence has that id.",
            "A claim that nobody can open is the first question of an interview.",
            "Look each id up in `evidence` before you count it.",
        ),
        "m11.empty-link": Message(
            "“{line}” counts as shown by {claim}, whose link is empty.",
            "Work that cannot be opened shows nothing yet.",
            "Ask whether there is a link, not only whether there is an id.",
        ),
        "m11.one-is-enough": Message(
            "“{line}” is not shown, although {claim} exists and opens.",
            "The other ids of the line lead nowhere, but one thing is enough.",
            "Think about `any` and `all`.",
        ),
        "m11.wish-lost": Message(
            "“{line}” is a wish that something shows, and it does not stand in `shown`.",
            "A wish that you can show is what sets you apart.",
            "Ask for evidence first, and for the kind of line after.",
        ),
        "m11.other-place": Message(
            "“{line}” stands in `{got}`; by the contract it belongs in `{wanted}`.",
            "The plan of the next weeks follows from these lists.",
            "Walk through this one line by hand.",
        ),
    },
)

_SKILLS = (
    *("SQL", "Python", "dashboards", "honest evaluation", "working with experts"),
    *("cloud deployment", "forecasting", "data contracts", "code review", "statistics"),
)


def _ad(rng):
    """Return an ad's lines, evidence, and the trap and place of each line."""
    skills = list(rng.permutation(_SKILLS))
    ids = [f"E{n}" for n in rng.permutation(np.arange(1, 30))[:6]]
    evidence = {name: f"https://example.org/{name.lower()}" for name in ids[:3]}
    evidence[ids[3]] = ""
    years = f"{rng.integers(2, 9)}+ years of {skills[0]}"
    more = f"at least {rng.integers(3, 9)} years in {skills[1]}"
    plan = [
        (years, "must", [], "years", "wishes"),
        (more, "must", [ids[0]], "shown-years", "shown"),
        (skills[2], "must", [ids[1]], "shown", "shown"),
        (skills[3], "must", [ids[4]], "absent", "missing"),
        (skills[4], "must", [ids[3]], "empty", "missing"),
        (skills[5], "must", [ids[5], ids[2]], "any", "shown"),
        (skills[6], "wish", [ids[0], ids[1]], "wish-shown", "shown"),
        (skills[7], "wish", [], "wish", "wishes"),
        (skills[8], "must", [], "must", "missing"),
        (skills[9], "wish", [ids[4]], "wish-absent", "wishes"),
    ]
    lines, traps = [], {}
    for turn, place in enumerate(rng.permutation(len(plan))):
        words, kind, by, trap, wanted = plan[place]
        id = f"R{turn + 1}"
        lines.append({"id": id, "text": str(words), "kind": kind, "shown_by": by})
        traps[id] = (str(words), trap, wanted, by)
    return lines, evidence, traps


_TRAPS = {
    ("years", "missing"): "m11.wish-wall",
    ("absent", "shown"): "m11.no-evidence",
    ("wish-absent", "shown"): "m11.no-evidence",
    ("empty", "shown"): "m11.empty-link",
    ("any", "missing"): "m11.one-is-enough",
    ("wish-shown", "wishes"): "m11.wish-lost",
}


def _places(answer, rng):
    """Return where the answer puts each line, with the lines' traps."""
    lines, evidence, traps = _ad(rng)
    parts = _mapping(answer(lines, evidence), PLACES, "m11.gap-shape")
    named = [sequence(part) for part in parts]
    flat = [name for part in named for name in part]
    if sorted(map(str, flat)) != sorted(traps):
        held = _short(", ".join(map(str, flat))) or "nothing"
        fail("m11.line-lost", given=len(lines), got=len(flat), held=held)
    where = {name: place for place, part in zip(PLACES, named) for name in part}
    return where, traps


def _compare(where, traps, chosen):
    """Fail with the first of the chosen traps that the answer fell into."""
    order = sorted(traps, key=lambda id: chosen.index(traps[id][1]) if traps[id][1] in chosen else 99)
    for id in order:
        line, trap, wanted, by = traps[id]
        if trap not in chosen or where[id] == wanted:
            continue
        known = _TRAPS.get((trap, where[id]))
        if known is None:
            fail("m11.other-place", line=line, got=where[id], wanted=wanted)
        fail(known, line=line, claim=(by or ["nothing"])[-1])


@requirements_gap.probe("value", points=1)
def years_are_a_wish(answer, rng):
    where, traps = _places(answer, rng)
    _compare(where, traps, ("years", "wish", "must", "shown"))


@requirements_gap.probe("value", points=2)
def evidence_exists_and_opens(answer, rng):
    for _ in range(2):
        where, traps = _places(answer, rng)
        _compare(where, traps, ("absent", "wish-absent", "empty"))
        _compare(where, traps, ("any", "wish-shown", "shown-years", "shown", "must"))
    lines, _, _ = _ad(rng)
    shown, *_ = _mapping(answer(lines, {}), PLACES, "m11.gap-shape")
    for line in lines:
        if line["id"] in sequence(shown):
            claim = (line["shown_by"] or ["nothing"])[-1]
            fail("m11.no-evidence", line=line["text"], claim=claim)


# --- 11-2 -------------------------------------------------------------------------

CHANNELS = ("portal", "direct")
LOTS = 100

by_lot = Item(
    "11-2",
    "Two channels, by lot",
    answer="assign",
    marks={"A": "halves, chance and repeatability over many seeds"},
    hints=(
        "Call it with two seeds, then twice with one. What changes, what stays?",
        "Shuffle the jobs with a generator made of the seed, then deal them out in turn.",
        "The same for runners and lanes:\n\n"
        "```python\n"
        "import numpy as np\n"
        "runners = ['Ada', 'Bo', 'Cy']\n"
        "rng = np.random.default_rng(5)\n"
        "print([runners[i] for i in rng.permutation(3)])\n"
        "```",
    ),
    misconceptions={
        "m11.job-lost": Message(
            "{given} jobs went in; the answer names {got}.",
            "A job without a channel falls out of the experiment without a trace.",
            "Build one entry for each job.",
        ),
        "m11.other-channel": Message(
            "One job goes to {got!r}.",
            "Two arms are compared: `portal` and `direct`, spelled as here.",
            "Use these two words.",
        ),
        "m11.same-every-time": Message(
            "{seeds} seeds give one and the same answer.",
            "Then the lot decides nothing: whoever made the list did.",
            "Let the seed make the generator that shuffles.",
        ),
        "m11.unseeded": Message(
            "Two calls with seed {seed} differ.",
            "An experiment that cannot be dealt again cannot be checked, not even by you.",
            "Make one generator of the seed, and take every random number from it.",
        ),
        "m11.uneven": Message(
            "Of {jobs} jobs, {most} go to one channel.",
            "The fewer jobs are left for the other channel, the less can be told.",
            "Shuffle first, then deal in turn.",
        ),
        "m11.favorites": Message(
            "Job {place} of the list goes direct in {share:.0%} of the lots.",
            "The list is sorted by liking, so a channel would get the credit for it.",
            "Let chance decide for each job, whatever its place in the list.",
        ),
        "m11.few-lots": Message(
            "{seeds} seeds give {kinds} different answers.",
            "Then it is nearly settled beforehand which jobs go together: a pattern, no "
            "lot.",
            "Shuffle all jobs, with all of the seed.",
        ),
    },
)


@by_lot.probe("value", points=2)
def halves_by_chance(answer, rng):
    jobs = [f"{name}-{rng.integers(100, 999)}" for name in "ABCDEFGHIJKL"]
    seeds = [int(seed) for seed in rng.choice(10**6, size=LOTS, replace=False)]
    lots = [_lot(answer, jobs, seed) for seed in seeds]
    if _lot(answer, jobs, seeds[0]) != lots[0]:
        fail("m11.unseeded", seed=seeds[0])
    kinds = len(set(lots))
    direct = np.mean([[one == "direct" for one in lot] for lot in lots], axis=0)
    if kinds == 1:
        fail("m11.same-every-time", seeds=LOTS)
    if np.abs(direct - 0.5).max() > 0.25:
        place = int(np.abs(direct - 0.5).argmax())
        fail("m11.favorites", place=place + 1, share=direct[place])
    for lot in lots:
        most = max(lot.count(channel) for channel in CHANNELS)
        if most > len(jobs) / 2:
            fail("m11.uneven", jobs=len(jobs), most=most)
    if kinds <= 16:
        fail("m11.few-lots", seeds=LOTS, kinds=kinds)
    odd = _lot(answer, jobs[:7], seeds[1])
    if max(odd.count(channel) for channel in CHANNELS) > 4:
        fail("m11.uneven", jobs=7, most=max(odd.count(one) for one in CHANNELS))


def _lot(answer, jobs, seed):
    """Return the channel of each job, in the order of the list."""
    dealt = answer(list(jobs), seed)
    found = _mapping(dealt, (), "m11.job-lost")
    if type(dealt) is dict and set(dealt) != set(jobs):
        fail("m11.job-lost", given=len(jobs), got=len(dealt))
    found = [dealt[job] for job in jobs]
    for channel in found:
        if channel not in CHANNELS:
            fail("m11.other-channel", got=str(channel)[:30])
    return tuple(str(channel) for channel in found)


# --- 11-3 -------------------------------------------------------------------------

SAMI = {"E1": "late-buses", "E2": "label-audit", "E3": "sensor-patch", "E4": "what-failed"}
_PARTS = ("Weakness", "Advantage", "Evidence")

framing = Item(
    "11-3",
    "Three framings",
    answer="framings",
    marks={
        "S": "three framings with three lines each, and evidence that exists",
        "R": "true and not apologetic, of use to an employer",
    },
    review_points=2,
    blank=("Write three framings here.",),
    hints=(
        "Begin with the evidence: what would somebody see who opens it?",
        "Say the weakness in plain words, then what the same years taught that others "
        "lack, then where one can look.",
        "For a cook who applies to a laboratory:\n\n"
        "Weakness: no papers\n\nAdvantage: weighs to the gram under pressure\n\n"
        "Evidence: E9, the log of 40 trial doughs",
    ),
    misconceptions={
        "m11.framing-parts": Message(
            "Found {weakness} lines `Weakness:`, {advantage} `Advantage:` and {evidence} "
            "`Evidence:`.",
            "A framing stands on all three; two of them are a claim or a complaint.",
            "Write three framings, each with its three lines.",
        ),
        "m11.framing-order": Message(
            "After {before} whole framings, the next three lines are {kinds}.",
            "A reader takes three lines in a row for one argument.",
            "Put the three lines of each framing together.",
        ),
        "m11.slogan": Message(
            "Framing {which} names nothing of Sami's: “{evidence}”.",
            "It reads as a slogan. An interviewer asks which project shows it.",
            "Name one of `E1` to `E4`, and what one sees there.",
        ),
        "m11.bluff": Message(
            "Framing {which} leans on {thing}, which is not among Sami's things.",
            "Interviewers ask for details. What cannot be opened should not be claimed.",
            "Choose among `E1` to `E4`, or leave the claim out.",
        ),
        "m11.thin": Message(
            "Framing {which}: “{line}” has {words} words.",
            "A keyword leaves the reader to guess what was done.",
            "Say in a sentence what somebody gets from it, or sees there.",
        ),
        "m11.one-trick": Message(
            "All three framings lean on {thing} alone.",
            "Three arguments with one leg fall together.",
            "Look for a second thing that shows something.",
        ),
        "m11.same-words": Message(
            "Two framings say the same: “{line}”.",
            "Said twice, it counts once.",
            "Take another weakness, or another side of it.",
        ),
    },
)


def _framings(answer):
    """Return three framings as tuples of weakness, advantage and evidence."""
    words = text(answer.value())
    names = "|".join(_PARTS)
    parts = re.split(rf"^[ \t>#*_+•–\-\d.()]*({names})[ \t*_]*:", words, flags=re.M | re.I)[1:]
    found = [
        (name.capitalize(), " ".join(re.sub(r"[*_]", " ", value).split()))
        for name, value in zip(parts[::2], parts[1::2])
    ]
    counts = {name: sum(one == name for one, _ in found) for name in _PARTS}
    if min(counts.values()) < 3 or len(set(counts.values())) > 1:
        fail("m11.framing-parts", **{k.lower(): n for k, n in counts.items()})
    framings = [found[at : at + 3] for at in range(0, len(found), 3)]
    for before, framing in enumerate(framings):
        if {name for name, _ in framing} != set(_PARTS):
            kinds = ", ".join(f"`{name}`" for name, _ in framing)
            fail("m11.framing-order", before=before, kinds=kinds)
    return [tuple(dict(framing)[name] for name in _PARTS) for framing in framings]


@framing.probe("structure", points=1)
def three_lines_each(answer, rng):
    framings = _framings(answer)
    seen = set()
    for which, lines in enumerate(framings, start=1):
        for name, line in zip(_PARTS, lines):
            words = len(re.findall(r"\w+", line))
            if words < (2 if name == "Weakness" else 5):
                fail("m11.thin", which=which, line=_short(line), words=words)
        for line in lines[:2]:
            key = " ".join(re.findall(r"\w+", line.casefold()))
            if key in seen:
                fail("m11.same-words", line=_short(line))
            seen.add(key)


@framing.probe("structure", points=1)
def evidence_that_exists(answer, rng):
    used = []
    for which, (weakness, advantage, evidence) in enumerate(_framings(answer), start=1):
        ids = re.findall(r"\bE\d+\b", f"{advantage} {evidence}", re.I)
        ids = [id.upper() for id in ids]
        for id in ids:
            if id not in SAMI:
                fail("m11.bluff", which=which, thing=id)
        links = [id for id, name in SAMI.items() if name in evidence]
        if not ids and not links:
            fail("m11.slogan", which=which, evidence=_short(evidence))
        used += [*ids, *links]
    if len(set(used)) == 1:
        fail("m11.one-trick", thing=used[0])


# --- 11-4 -------------------------------------------------------------------------

outreach = Item(
    "11-4",
    "A message to one person",
    answer="message",
    marks={
        "S": "to a person, short, one link, one question",
        "R": "could be sent to nobody else, asks for little",
        "N": "that anybody sent it",
    },
    review_points=2,
    blank=("Write the message here.",),
    hints=(
        "Read it as Mira, at seven on a Monday. Where does she stop?",
        "Four things: why her, her problem, what you did about it with one link, and "
        "one question that she can answer in a minute.",
        "To a baker:\n\n“Hello Jo Lind, you wrote that your rye sinks in August. I baked "
        "it at three humidities; it is the water: example.org/rye. Would you try "
        "one loaf with 5 % less?”",
    ),
    misconceptions={
        "m11.nobody": Message(
            "The message opens with “{opening}”.",
            "It is addressed to nobody, and could be sent to everybody.",
            "Who has this problem? Greet her by name.",
        ),
        "m11.long": Message(
            "The message has {words} words; 120 are the most.",
            "A busy person answers what fits on one screen of a phone.",
            "Keep her problem, one link and one question.",
        ),
        "m11.too-short": Message(
            "The message has {words} words.",
            "Without her problem and what was done about it, the link is advertising.",
            "Say in two or three sentences what was tried and what came out.",
        ),
        "m11.no-ask": Message(
            "No sentence of the message ends with a question mark.",
            "She reads it, likes it, and does not know what to do next.",
            "Ask for one thing that she can give in a minute.",
        ),
        "m11.many-asks": Message(
            "The message asks {asks} questions.",
            "With several to choose from, people answer none.",
            "Keep the smallest one.",
        ),
        "m11.no-door": Message(
            "The message has {links} links; one is asked for.",
            "Without a link she has to believe it; with many she has to choose.",
            "Take the one thing that belongs to her problem.",
        ),
        "m11.not-his": Message(
            "The link {link} is none of Sami's.",
            "A link that does not open his work shows somebody else's, or nothing.",
            "Copy it from `SAMI`.",
        ),
        "m11.her-problem": Message(
            "Nothing in the message speaks of depots, plans or Mondays.",
            "A message about the sender asks for a favor; one about her problem offers "
            "something.",
            "Start with what she wrote.",
        ),
        "m11.placeholder": Message(
            "“{gap}” is still to be filled in.",
            "Nothing says “sent to a hundred people” more clearly.",
            "Replace it, or leave the sentence out.",
        ),
    },
)
_LINK = r"(?:https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/\S*)[\w/]"


_NOBODY = (
    r"\bsirs?\b|madam|whom it may|dear (all|team|recruit|hiring|everybody|everyone)"
    r"|hiring (team|manager)"
)
_QUOTED = r"“[^”]*”|\"[^\"\n]*\""


def _message(answer):
    """Return the message and its words without the link, after the general checks."""
    whole_text = text(answer.value()).strip()
    bare = re.sub(_LINK, " ", whole_text)
    words = len(re.findall(r"\w[\w'’-]*", bare))
    if words > 120:
        fail("m11.long", words=words)
    if words < 25:
        fail("m11.too-short", words=words)
    gap = re.search(r"\[[^\]\n]{1,40}\](?!\()|<[A-Za-z ]{2,30}>|\bXXX?\b|\{[^}\n]{1,30}\}", bare)
    if gap:
        fail("m11.placeholder", gap=gap[0])
    return whole_text, bare


@outreach.probe("structure", points=1)
def to_her_about_her_problem(answer, rng):
    _, bare = _message(answer)
    opening = " ".join(bare.split()[:8])
    greets_nobody = re.search(_NOBODY, " ".join(bare.split()[:20]), re.I)
    if greets_nobody or not re.search(r"\b(Mira|Vale)\b", bare, re.I):
        fail("m11.nobody", opening=opening)
    rest = re.sub(r"Harbor Lines", " ", bare, flags=re.I)
    if not re.search(r"depot|plan|monday|timetable|schedul|roster", rest, re.I):
        fail("m11.her-problem")


@outreach.probe("structure", points=1)
def one_link_and_one_question(answer, rng):
    whole_text, bare = _message(answer)
    links = set(re.findall(_LINK, whole_text))
    if len(links) != 1:
        fail("m11.no-door", links=len(links))
    link = re.split(r"[?#]", links.pop())[0]
    if not any(link.rstrip("/").endswith(f"/sami/{name}") for name in SAMI.values()):
        fail("m11.not-his", link=_short(link))
    # What she asked herself may be quoted.
    asks = len(re.findall(r"\?+", re.sub(_QUOTED, " ", bare)))
    if asks == 0:
        fail("m11.no-ask")
    if asks > 1:
        fail("m11.many-asks", asks=asks)


# --- logs that a check writes -------------------------------------------------------


def _clock(ago, hour, offset, today=TODAY):
    """Return a moment as a clock with `offset` shows it; `hour` and `ago` are in UTC."""
    day = date.fromisoformat(today) - timedelta(days=ago)
    zone = f"{'+' if offset >= 0 else '-'}{abs(offset):02}:00"
    moment = pd.Timestamp(f"{day}T{hour:02}:20", tz="UTC") + pd.Timedelta(hours=offset)
    return f"{moment:%Y-%m-%dT%H:%M}{zone}"


def _rows(*events):
    """Return a log of rows as (when, who, channel, event)."""
    return pd.DataFrame(list(events), columns=["when", "who", "channel", "event"])


def _day(ago):
    return (date.fromisoformat(TODAY) - timedelta(days=ago)).isoformat()


# --- 11-5 -------------------------------------------------------------------------

STATUS = ("pause", "apply", "apply more", "keep going")
REFUSALS = ("rejected", "not yet")

weekly = Item(
    "11-5",
    "The week",
    answer="weekly_status",
    marks={"A": "counts and status on fresh logs", "N": "whether this rule is yours"},
    hints=(
        "Print the tidy log of seven days by hand and count with a pencil. Which rows "
        "are a no?",
        "Turn each event's day into days ago: 0 to 6 is this week. Silence is no event. "
        "Then ask for the statuses from the top of the table down.",
        "Days ago, for parcels:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "days = pd.Series(pd.to_datetime(['2026-01-03', '2026-01-09']))\n"
        "print((pd.Timestamp('2026-01-10') - days).dt.days)\n"
        "```",
    ),
    misconceptions={
        "m11.week-shape": Message(
            "The dict has no {key!r}; it holds: {got}.",
            "The page that shows the week looks for both.",
            "Return `rejections` and `status`.",
        ),
        "m11.silence": Message(
            "{silent} messages without any answer, no refusal: {got} rejections are "
            "counted.",
            "No reply yet is not a no.",
            "Count events that say no, nothing else.",
        ),
        "m11.not-yet-is-no": Message(
            "One `rejected`, one `not yet` this week: {got} counted.",
            "“Not yet” is a refusal too, and the one that comes with a date to return.",
            "Count both words.",
        ),
        "m11.calendar-week": Message(
            "Today is a Monday; the refusal of Saturday is not counted.",
            "A calendar week says zero every Monday.",
            "Take today and the six days before.",
        ),
        "m11.window": Message(
            "A refusal {ago} days ago: {got} counted.",
            "Today and the six days before are seven days.",
            "Write down the days ago that belong to the week: which is the first, which "
            "the last?",
        ),
        "m11.future": Message(
            "An event dated {days} days after today counts already.",
            "Planned, or a slip of the pen: it has not happened.",
            "Leave out what lies after today.",
        ),
        "m11.counted-twice": Message(
            "One refusal was written down twice; {got} are counted.",
            "Two lines of one event are one event, also when one of them shows another "
            "clock.",
            "Read the days first, then drop what stands there twice.",
        ),
        "m11.time-zone": Message(
            "“{when}” counts on the day that its own clock shows.",
            "In UTC it is another day, and this one decides.",
            "Convert to UTC before you take the day.",
        ),
        "m11.guessed-day": Message(
            "The log has a row whose day is {when!r}; it counts as if that were clear.",
            "Two readers would read two days, or none.",
            "Leave out what is no ISO text.",
        ),
        "m11.unreadable-row": Message(
            "A row whose day is {when!r} ends everything: {error}",
            "One slip of the pen hides the whole week.",
            "Set aside rows whose day cannot be read.",
        ),
        "m11.offer": Message(
            "An offer came {ago} days ago; the status is {got!r}.",
            "Look at what is there before you chase more.",
            "Ask for the offer first, and only for this week's.",
        ),
        "m11.no-applications": Message(
            "Nothing was sent up to today; the status is {got!r}.",
            "Nobody can say no to what was not sent.",
            "Ask whether anything was sent before you count refusals.",
        ),
        "m11.status": Message(
            "{rejections} rejections this week and messages sent: the status is {got!r}.",
            "By this rule a week without a no means: too few tries at the edge.",
            "Read the table from the top and take the first that fits.",
        ),
        "m11.other-count": Message(
            "On a log of {rows} rows, {got} rejections are counted; by hand there are "
            "{wanted}.",
            "Whoever plans the week acts on this number.",
            "Print the refusals of the seven days and compare.",
        ),
    },
)


def _week(answer, log, today=TODAY):
    """Return the rejections and the status that an answer gives."""
    found = answer(log, today)
    rejections, status = _mapping(found, ("rejections", "status"), "m11.week-shape")
    return whole(rejections, 0), one_of(status, STATUS)


@weekly.probe("value", points=2)
def counts_what_said_no(answer, rng):
    silent = [(_day(int(ago)), f"S{n}", "portal", "sent")
              for n, ago in enumerate(rng.integers(0, 60, size=9))]  # fmt: skip
    got, status = _week(answer, _rows(*silent))
    if got:
        fail("m11.silence", silent=len(silent), got=got)
    if status != "apply more":
        fail("m11.status", rejections=0, got=status)
    got, _ = _week(answer, _rows(*silent, (_day(2), "A3", "portal", "rejected")))
    if got == 0:
        fail("m11.calendar-week")
    first = (_day(1), "A1", "portal", "rejected")
    later = (_day(0), "A2", "direct", "not yet")
    got, status = _week(answer, _rows(*silent, later, first))
    if got == 1:
        fail("m11.not-yet-is-no", got=got)
    if got == 2 and status != "keep going":
        fail("m11.status", rejections=2, got=status)
    for ago in (6, 7):
        got, _ = _week(answer, _rows(*silent, (_day(ago), "A4", "portal", "rejected")))
        if got != (ago == 6):
            fail("m11.window", ago=ago, got=got)
    for ago, right in ((2, True), (12, False)):
        log = _rows(*silent, (_day(ago), "A5", "direct", "offer"))
        got, status = _week(answer, log)
        if (status == "pause") != right:
            fail("m11.offer", ago=ago, got=status)
    for log in (_rows(), _rows((_day(3), "", "", "evidence"))):
        _, status = _week(answer, log)
        if status != "apply":
            fail("m11.no-applications", got=status)


@weekly.probe("value", points=2)
def reads_what_people_write(answer, rng):
    sent = (_day(40), "B1", "portal", "sent")
    days = int(rng.integers(1, 5))
    ahead = (_day(-days), "B2", "portal", "rejected")
    if _week(answer, _rows(sent, ahead))[0]:
        fail("m11.future", days=days)
    got, _ = _week(answer, _rows(sent, (_day(3), "B1", "portal", "rejected")))
    if got != 1:
        fail("m11.other-count", rows=2, got=got, wanted=1)
    for other in (_clock(3, 9, 0), _clock(3, 9, int(rng.integers(1, 9)))):
        twice = [(when, "B1", "portal", "rejected") for when in (_clock(3, 9, 0), other)]
        got, _ = _week(answer, _rows(sent, *twice))
        if got == 0:
            fail("m11.other-count", rows=3, got=got, wanted=1)
        if got != 1:
            fail("m11.counted-twice", got=got)
    for offset in (4, -6):
        log = _rows(sent, (_clock(3, 12, offset), "B1", "portal", "rejected"))
        got, _ = _week(answer, log)
        if got != 1:
            fail("m11.other-count", rows=2, got=got, wanted=1)
    for ago, hour, offset, right in ((7, 22, 4, 0), (6, 2, -6, 1)):
        when = _clock(ago, hour, offset)
        got, _ = _week(answer, _rows(sent, (when, "B1", "portal", "rejected")))
        if got != right:
            fail("m11.time-zone", when=when)
    for when in ("", "yesterday", "03/12/2026"):
        odd = _rows(sent, (when, "B3", "portal", "rejected"))
        reply = answer.call(odd, TODAY, errors=True)
        if reply.error is not None:
            error = f"{reply.error.type}: {_short(str(reply.error.message))}"
            fail("m11.unreadable-row", when=when, error=error)
        if _week(answer, odd)[0]:
            fail("m11.guessed-day", when=when)
    for _ in range(3):
        log, events = _many(rng)
        ago = (pd.Timestamp(TODAY) - events.day).dt.days
        wanted = int((events.event.isin(REFUSALS) & (ago >= 0) & (ago < 7)).sum())
        got, _ = _week(answer, log)
        if got != wanted:
            fail("m11.other-count", rows=len(log), got=got, wanted=wanted)


def _many(rng):
    """Return a log of some eighty rows as people write it, and what it says."""
    events = []
    for n in range(30):
        ago = int(rng.integers(2, 70))
        channel = str(rng.choice(CHANNELS))
        events.append((ago, f"P{n:02}", channel, "sent"))
        if rng.random() < 0.6:
            event = str(rng.choice([*REFUSALS, "reply", "interview"]))
            events.append((int(rng.integers(-1, ago)), f"P{n:02}", channel, event))
    # One of each in the week, so that no count is right by luck.
    events += [(3, "Z1", "direct", "rejected"), (5, "Z2", "portal", "not yet")]
    log = written(events, rng, TODAY, odd=3)
    return log, tidy_log(log)


# --- 11-6 -------------------------------------------------------------------------

followups = Item(
    "11-6",
    "Who hears from you again",
    answer="followups_due",
    marks={"A": "who is due, on fresh logs", "N": "what you write to them"},
    hints=(
        "Take one person, put their events in order of days, and look at the last two.",
        "Opt-outs go first. Then the last event decides: a lonely message after four "
        "days, or a “not yet” of thirty days with something new of yours since.",
        "The last two events of each, for borrowed books:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "loans = pd.DataFrame({'book': list('aab'), 'event': ['out', 'in', 'out']})\n"
        "for book, rows in loans.groupby('book'):\n"
        "    print(book, list(rows.event)[-2:])\n"
        "```",
    ),
    misconceptions={
        "m11.opt-out": Message(
            "{who} asked not to be contacted {ago} days ago and stands on the list.",
            "They said so. It holds for good, also if somebody wrote to them after.",
            "Take out everybody with an `opt-out`, before anything else.",
        ),
        "m11.empty-followup": Message(
            "{who} said “not yet” {ago} days ago; nothing new was made since, and they "
            "stand on the list.",
            "There is nothing to show that they have not seen.",
            "Ask for an `evidence` event after their answer. Build, then write.",
        ),
        "m11.future-evidence": Message(
            "{who} is due because of evidence dated after today.",
            "What is planned cannot be shown yet.",
            "Leave out what lies after today, evidence too.",
        ),
        "m11.impatient": Message(
            "{who} got a message {ago} days ago and is due already.",
            "Four days is little enough for somebody's inbox.",
            "Count days ago, and compare with 4.",
        ),
        "m11.too-early": Message(
            "{who} said “not yet” {ago} days ago and is due already.",
            "“Not yet” asks for time; thirty days are the least.",
            "Compare the days since their answer with 30.",
        ),
        "m11.no-is-no": Message(
            "{who} said no {ago} days ago, and stands on the list.",
            "`rejected` closes this one; only “not yet” leaves a door open.",
            "Let the last event decide.",
        ),
        "m11.answered": Message(
            "{who} answered ({event}) after the message, and stands on the list as silent.",
            "Silence ends with an answer. Writing “did you see my mail” now is awkward.",
            "Look at the last event with each, not at any.",
        ),
        "m11.pesters": Message(
            "{who} got {messages} messages in a row without an answer, and would get "
            "another.",
            "One reminder is help; after that it is pressure.",
            "Count the messages since they last said anything.",
        ),
        "m11.missed-silence": Message(
            "{who} got one message {ago} days ago, silence since, and is not on the list.",
            "Mails get lost on busy days; one reminder is kind.",
            "Look at 4 days and more, and at the only message since they spoke.",
        ),
        "m11.missed-double": Message(
            "{who} got one message, written down twice, and is not on the list.",
            "Two lines of one event are one event.",
            "Drop what stands there twice before you count messages.",
        ),
        "m11.missed-not-yet": Message(
            "{who} said “not yet” {ago} days ago, there is new evidence since, and they "
            "are not on the list.",
            "Coming back with what was missing is what few people do.",
            "Check 30 days and more, and the evidence, which has no `who`.",
        ),
        "m11.listed-twice": Message(
            "{who} stands on the list twice.",
            "They would get the same message twice.",
            "List every `who` once.",
        ),
        "m11.guessed-followup": Message(
            "{who} is on the list; the only day in their row is {when!r}.",
            "Nobody knows when that was.",
            "Leave out rows whose day is no ISO text.",
        ),
        "m11.unknown-who": Message(
            "The list holds {who!r}, who is nobody in the log.",
            "A reminder needs somebody to go to.",
            "Return the codes of `who`, and leave out rows without one.",
        ),
    },
)


def _people(rng):
    """Return people by what they test: their events, whether due, and the message."""
    long = int(rng.integers(31, 60))
    some = int(rng.integers(6, 25))
    silence, later = "m11.missed-silence", "m11.missed-not-yet"
    return [
        ([(some, "sent")], True, silence, some),
        ([(4, "sent")], True, silence, 4),
        ([(3, "sent")], False, "m11.impatient", 3),
        ([(0, "sent")], False, "m11.impatient", 0),
        ([(long, "sent"), (some, "opt-out")], False, "m11.opt-out", some),
        ([(80, "sent"), (70, "opt-out"), (some, "sent")], False, "m11.opt-out", 70),
        ([(75, "sent"), (70, "opt-out"), (long, "not yet")], False, "m11.opt-out", 70),
        ([(70, "sent"), (long, "not yet")], True, later, long),
        ([(70, "sent"), (30, "not yet")], True, later, 30),
        ([(70, "sent"), (29, "not yet")], False, "m11.too-early", 29),
        ([(60, "sent"), (long, "rejected")], False, "m11.no-is-no", long),
        ([(some + 9, "sent"), (some, "reply")], False, "m11.answered", some),
        ([(some + 5, "sent"), (some, "interview")], False, "m11.answered", some),
        ([(some + 7, "sent"), (some, "sent")], False, "m11.pesters", some),
        ([(70, "sent"), (66, "reply"), (some, "sent")], True, silence, some),
        ([(72, "sent"), (64, "not yet"), (some, "sent")], True, silence, some),
        ([(some, "sent"), (-3, "reply")], True, silence, some),
        ([(50, "sent"), (long - 20, "rejected")], False, "m11.no-is-no", long - 20),
    ]


def _named(rng, evidence=(5,)):
    """Return a shuffled log of all people, what is expected of each, and the days."""
    people = _people(rng)
    codes = [f"Q{n}" for n in rng.permutation(np.arange(10, 99))[: len(people)]]
    channel = str(rng.choice(CHANNELS))
    rows = [
        (_clock(ago, int(rng.integers(1, 22)), int(rng.integers(-5, 6))), who, channel, event)
        for who, (events, *_) in zip(codes, people)
        for ago, event in events
    ]
    rows += [(_day(ago), "", "", "evidence") for ago in evidence]
    order = rng.permutation(len(rows))
    return [rows[place] for place in order], dict(zip(codes, people))


def _due(answer, rows, known):
    """Return the list that an answer gives, each once and somebody of the log."""
    found = [str(who) for who in sequence(answer(_rows(*rows), TODAY))]
    for who in found:
        if who not in known:
            fail("m11.unknown-who", who=who[:30])
        if found.count(who) > 1:
            fail("m11.listed-twice", who=who)
    return found


@followups.probe("value", points=2)
def who_is_due_and_who_never(answer, rng):
    for _ in range(2):
        rows, people = _named(rng)
        due = _due(answer, rows, people)
        for who, (events, is_due, message, ago) in people.items():
            if (who in due) == is_due:
                continue
            facts = {"who": who, "ago": ago, "event": events[-1][1], "messages": len(events)}
            fail(message, **facts)


@followups.probe("value", points=2)
def something_new_to_show(answer, rng):
    long = int(rng.integers(31, 55))
    base = [
        (_clock(70, 9, 0), "N1", "direct", "sent"),
        (_clock(long, 9, 1), "N1", "direct", "not yet"),
        (_clock(9, 9, 0), "N2", "portal", "sent"),
    ]
    for evidence in ([], [long + 6]):
        rows = [*base, *[(_day(ago), "", "", "evidence") for ago in evidence]]
        due = _due(answer, rows, ("N1", "N2"))
        if "N1" in due:
            fail("m11.empty-followup", who="N1", ago=long)
        if "N2" not in due:
            fail("m11.missed-silence", who="N2", ago=9)
    if "N1" in _due(answer, [*base, (_day(-2), "", "", "evidence")], ("N1", "N2")):
        fail("m11.future-evidence", who="N1")
    early = [*base, (_day(long + 6), "", "", "evidence"), (_day(8), "", "", "evidence")]
    if "N1" not in _due(answer, early, ("N1", "N2")):
        fail("m11.missed-not-yet", who="N1", ago=long)
    double = [*base, (_clock(9, 9, int(rng.integers(2, 9))), "N2", "portal", "sent")]
    if "N2" not in _due(answer, double, ("N1", "N2")):
        fail("m11.missed-double", who="N2")
    for when in ("", "03/02/2026", "last week"):
        odd = [*base, (when, "N3", "portal", "sent")]
        reply = answer.call(_rows(*odd), TODAY, errors=True)
        if reply.error is not None:
            error = f"{reply.error.type}: {_short(str(reply.error.message))}"
            fail("m11.unreadable-row", when=when, error=error)
        if "N3" in _due(answer, odd, ("N1", "N2", "N3")):
            fail("m11.guessed-followup", who="N3", when=when)


followups.misconceptions["m11.unreadable-row"] = weekly.misconceptions["m11.unreadable-row"]


# --- 11-7 -------------------------------------------------------------------------

rate = Item(
    "11-7",
    "What the replies say",
    answer="reply_rate",
    marks={"A": "who is judged, the share and its interval; any usual method"},
    hints=(
        "Which messages had their two weeks? Count these by hand, answered or not.",
        "Choose by the age of the message alone. Then count replies among the chosen, "
        "and take an interval for shares that keeps a width at zero.",
        "An interval for 2 goals in 9 shots:\n\n"
        "```python\n"
        "from scipy.stats import binomtest\n"
        "print(binomtest(2, 9).proportion_ci(method='wilson'))\n"
        "```",
    ),
    misconceptions={
        "m11.rate-shape": Message(
            "The dict has no {key!r}; it holds: {got}.",
            "A share without its count and interval is a rumor.",
            "Return `n`, `rate`, `low`, `high` and `method`.",
        ),
        "m11.too-recent": Message(
            "{given} messages went out, {young} of them in the last 13 days; {got} are "
            "judged.",
            "Silence of three days says nothing yet; counted, it makes every new week "
            "look bad.",
            "Leave out messages younger than 14 days.",
        ),
        "m11.lucky-recent": Message(
            "Of the {young} youngest messages, those with an answer are judged and those "
            "without are not.",
            "Then every early answer raises the share: it comes out at {rate:.0%}.",
            "Let the age of the message decide, not its answer.",
        ),
        "m11.wait-edge": Message(
            "A message {ago} days old: {got} judged.",
            "Fourteen days and more are judged, thirteen are not.",
            "Check the comparison at its edge.",
        ),
        "m11.other-rate": Message(
            "{replies} replies to {n} messages: the rate is {got:.3g}.",
            "Whoever compares channels starts from it.",
            "Divide the replies among the judged by the judged.",
        ),
        "m11.zero": Message(
            "0 of {n}: the upper end is {high:.3f}.",
            "Zero of a hundred allows anything up to about 3 %. Enough to change the "
            "approach, not to prove zero.",
            "Use an interval that keeps a width at zero.",
        ),
        "m11.zero-wide": Message(
            "0 of {n}: the interval is {low:.3f} to {high:.3f}.",
            "A hundred silences say more than that.",
            "Compare with `scipy.stats.binomtest(0, 100).proportion_ci()`.",
        ),
        "m11.reply-width": Message(
            "{replies} of {n}: the interval is {ratio:.2f} times as wide as one of 95 %.",
            "Readers take it for 95 %, and are sure too early or too late.",
            "Compare with `scipy.stats.binomtest(k, n).proportion_ci()`.",
        ),
        "m11.not-around": Message(
            "The interval {low:.3f} to {high:.3f} does not hold the rate {rate:.3f}.",
            "It should say where the rate may lie.",
            "Check the order of its ends, and percent against shares.",
        ),
        "m11.nothing-yet": Message(
            "No message is old enough: {got}.",
            "Nothing is known so far, and that is an answer, too.",
            "Return n 0, rate None, low 0 and high 1.",
        ),
        "m11.no-method": Message(
            "`method` is {got!r}.",
            "Intervals for small counts differ by method; a reader has to know which.",
            "Name it in a word, such as the one you looked up.",
        ),
    },
)

RATE_KEYS = ("n", "rate", "low", "high", "method")


def _messages(rng, old, replies, young=0, lucky=0):
    """Return days sent, replies and the age of each: `old` judged ones, `young` not."""
    ages = [*rng.integers(30, 200, size=old), *rng.integers(4, 14, size=young)]
    answered = [*[True] * replies, *[False] * (old - replies)]
    answered += [*[True] * lucky, *[False] * (young - lucky)]
    pairs = []
    for age, is_answered in zip(ages, answered):
        wait = int(rng.integers(0, 4))
        pairs.append((_day(int(age)), _day(int(age) - wait) if is_answered else None))
    order = rng.permutation(len(pairs))
    return [pairs[i][0] for i in order], [pairs[i][1] for i in order]


def _rate(answer, sent, replies):
    """Return the parts of an answer, checked for their kind."""
    found = answer(sent, replies, TODAY)
    n, share, low, high, method = _mapping(found, RATE_KEYS, "m11.rate-shape")
    n = whole(n, 0)
    if n == 0:
        return n, share, low, high
    if not re.search(r"[A-Za-z]{3}", method if isinstance(method, str) else ""):
        fail("m11.no-method", got=str(method)[:40])
    share, low, high = (number(part) for part in (share, low, high))
    # Credible intervals with equal tails leave out a share of 0 or 1 by a little.
    slack = 1e-9 if 0 < share < 1 else 0.01
    if not low - slack <= share <= high + slack:
        fail("m11.not-around", low=low, high=high, rate=share)
    return n, share, low, high


@rate.probe("value", points=2)
def who_is_judged(answer, rng):
    old, young = int(rng.integers(60, 90)), int(rng.integers(20, 30))
    replies, lucky = int(rng.integers(8, 15)), 6
    n, share, _, _ = _rate(answer, *_messages(rng, old, replies, young, lucky))
    if n == old + lucky:
        fail("m11.lucky-recent", young=young, rate=share)
    if n != old:
        fail("m11.too-recent", given=old + young, young=young, got=n)
    if abs(share - replies / old) > 1e-6:
        fail("m11.other-rate", replies=replies, n=old, got=share)
    for ago, right in ((14, 1), (13, 0)):
        sent, none = [_day(50)] * 5 + [_day(ago)], [None] * 6
        n, *_ = _rate(answer, sent, none)
        if n - 5 != right:
            fail("m11.wait-edge", ago=ago, got=n - 5)
    for sent in ([], [_day(2), _day(5)]):
        reply = answer.call(sent, [None] * len(sent), TODAY, errors=True)
        if reply.error is not None:
            fail("m11.nothing-yet", got=f"{reply.error.type}")
        n, share, low, high = _rate(answer, sent, [None] * len(sent))
        if n or share is not None or not (_is(low, 0) and _is(high, 1)):
            fail("m11.nothing-yet", got=f"n {n}, rate {share}, interval {low} to {high}")


def _is(value, wanted):
    is_number = isinstance(value, (int, float, np.number))
    return is_number and abs(value - wanted) < 1e-9


@rate.probe("value", points=2)
def an_honest_interval(answer, rng):
    n = int(rng.integers(180, 240))
    replies = int(n * rng.uniform(0.15, 0.3))
    n, share, low, high = _rate(answer, *_messages(rng, n, replies))
    if abs(share - replies / n) > 1e-6:
        fail("m11.other-rate", replies=replies, n=n, got=share)
    ends = stats.binomtest(replies, n).proportion_ci(method="wilson")
    ratio = (high - low) / (ends.high - ends.low)
    if not 0.92 <= ratio <= 1.10:
        fail("m11.reply-width", replies=replies, n=n, ratio=ratio)
    _, _, low, high = _rate(answer, *_messages(rng, 100, 0))
    if high < 0.015:
        fail("m11.zero", n=100, high=high)
    if high > 0.06 or low > 0.001:
        fail("m11.zero-wide", n=100, low=low, high=high)


# --- 11-8 -------------------------------------------------------------------------

COPIED = 0.3  # of the runs of four words

spoken = Item(
    "11-8",
    "Ten questions, in your own words",
    answer="answers",
    marks={
        "S": "ten lines, own words, one honest gap",
        "R": "examples in place of definitions, limits that are named",
        "N": "that you said them aloud",
    },
    review_points=2,
    blank=("Write ten lines here.",),
    hints=(
        "Say it to a wall first. What you write is what you said, not what you read.",
        "Where you do not know: say so, then say the first thing you would look up or "
        "try, and what would settle it.",
        "For a question on sourdough: `dough-1 | 60 | I do not know why it sinks; I would "
        "find out by baking half at a lower heat.`",
    ),
    misconceptions={
        "m11.lines": Message(
            "{got} lines can be read as `id | how sure | answer`; ten are asked for.",
            "Ten a month is little enough to do, and much after a year.",
            "Look at the example in the hint, with its two bars.",
        ),
        "m11.unknown-question": Message(
            "{question!r} is no question of the deck.",
            "Somebody who reviews this looks the question up.",
            'Copy ids from `interview("all")`.',
        ),
        "m11.same-question": Message(
            "{question} stands there twice.",
            "Ten answers to ten questions show where the gaps are.",
            "Choose another one.",
        ),
        "m11.sure": Message(
            "{question}: {sure!r} does not say how sure, in percent from 0 to 100.",
            "What you were sure of and wrong about is worth the most.",
            "Write one number between the bars.",
        ),
        "m11.short-answer": Message(
            "{question} has {words} words: “{line}”.",
            "A keyword is what everybody says; an example is yours.",
            "Write 12 words or more, as you would say them.",
        ),
        "m11.copied": Message(
            "{question} is very close to the text that the deck provides.",
            "Reading a good answer feels like knowing it. It is not yours yet.",
            "Close it, say it to a wall, and write what you said.",
        ),
        "m11.same-answer": Message(
            "{question} and {other} have the same answer.",
            "Interviewers ask the second question because of your first answer.",
            "Answer what this question asks.",
        ),
        "m11.knows-all": Message(
            "No answer says what you do not know and how you would find out.",
            "Nobody knows all ten, and “I would find out by …” is what people hire for.",
            "Choose one you are not sure of: “I do not know …; I would find out by …”.",
        ),
    },
)

_ROW = re.compile(
    r"^[ \t>*|\-\d.)]*`?([A-Za-z]+-\d+)[`*]*[ \t]*\|([^|\n]*)\|(.*?)[ \t|]*$", re.M
)
_GAP = (
    r"(do|did|does)(n['’]t| not) (\w+ )?(know|remember|recall|understand)"
    r"|not (sure|certain)|unsure|uncertain|no (idea|clue)|(cannot|can['’]t) (say|tell|recall)"
    r"|never (used|tried|done|did|seen|heard|worked|built|trained|read)|not know|unfamiliar"
    r"|have(n['’]t| not) (\w+ )?(used|tried|done|seen|worked|built|trained|read)|forgot"
)
_FIND = (
    r"find (it |that |this )?out|look (it |that |this )?up|(would|['’]d) (first )?(try|test"
    r"|check|read|ask|look|find|measure|run|compare|start|search|google|open|write|plot|draw"
    r"|print|simulate|reproduce|train|count|build|fit|log|time)\b"
)


def _lines(answer):
    """Return ten or more lines as (id, how sure, answer)."""
    found = [
        (id.casefold(), sure.strip(), " ".join(line.split()))
        for id, sure, line in _ROW.findall(text(answer.value()))
    ]
    if len(found) < 10:
        fail("m11.lines", got=len(found))
    return found


def _pieces(words):
    """Return the runs of four words of a text."""
    plain = re.findall(r"[a-z0-9]+", words.casefold())
    return [tuple(plain[i : i + 4]) for i in range(len(plain) - 3)]


@spoken.probe("structure", points=2)
def ten_lines_in_own_words(answer, rng):
    deck = {one.id: one for one in questions()}
    seen, said = set(), {}
    for id, sure, line in _lines(answer):
        if id not in deck:
            fail("m11.unknown-question", question=id)
        if id in seen:
            fail("m11.same-question", question=id)
        seen.add(id)
        level = re.fullmatch(r"(\d{1,3})(?:\.\d+)?\s*(?:%|percent)?", sure)
        if not level or int(level[1]) > 100:
            fail("m11.sure", question=id, sure=_short(sure))
        words = re.findall(r"\w[\w'’-]*", line)
        if len(words) < 12:
            fail("m11.short-answer", question=id, words=len(words), line=_short(line))
        given = {*_pieces(deck[id].ask), *(p for t in deck[id].touches for p in _pieces(t))}
        own = _pieces(line)
        if own and sum(piece in given for piece in own) / len(own) > COPIED:
            fail("m11.copied", question=id)
        key = " ".join(words).casefold()
        if key in said:
            fail("m11.same-answer", question=id, other=said[key])
        said[key] = id


@spoken.probe("structure", points=1)
def one_honest_gap(answer, rng):
    for _, _, line in _lines(answer):
        if re.search(_GAP, line, re.I) and re.search(_FIND, line, re.I):
            return
    fail("m11.knows-all")


# --- quizzes of the lesson ---------------------------------------------------------

recall_tell = Quiz(
    "11.recall-1",
    "Two models score 0.82 and 0.84 on the same 300 rows. What decides whether one is "
    "better?",
    options={
        "paired": Option(
            "The interval of their difference, row by row",
            "Both saw the same rows, so the difference has an interval of its own. "
            "“Can't tell” is one of its answers.",
            is_correct=True,
        ),
        "larger": Option(
            "The larger number, since the rows are the same",
            "Same rows, yes, but few of them. Other rows could turn it round.",
            "m11.larger-wins",
        ),
        "overlap": Option(
            "Whether their two intervals overlap or not",
            "Overlapping intervals can go with a clear difference. Ask the difference.",
            "m11.overlap-rule",
        ),
    },
)

recall_rare = Quiz(
    "11.recall-2",
    "One message in twenty is answered. A model says “no answer” to all. How good is it?",
    options={
        "useless": Option(
            "Right 19 times in 20, and of no use at all",
            "Accuracy praises whoever never tries. What matters is the one that answers.",
            is_correct=True,
        ),
        "good": Option(
            "Good, since 95 percent is hard to beat",
            "It is hard to beat by accuracy, which is why accuracy is the wrong score.",
            "m11.accuracy-again",
        ),
        "bad": Option(
            "Bad, since it is wrong more often than right",
            "Count again: 19 of 20 are right. That is what makes the number misleading.",
            "m11.counts-misses",
        ),
    },
)

recall_select = Quiz(
    "11.recall-3",
    "You try 30 ideas and report the best one. What does its score tell?",
    options={
        "high": Option(
            "Too much: luck was chosen along with it",
            "The best of many is partly the luckiest. It takes new rows to tell.",
            is_correct=True,
        ),
        "fair": Option(
            "The truth, since it was measured like the rest",
            "Measured alike, chosen for being high. The choice is what bends it.",
            "m11.best-is-fair",
        ),
        "low": Option(
            "Too little, because the others pull it down",
            "The others are not averaged in; they only had the chance to be it.",
            "m11.others-pull",
        ),
    },
)

why_a_lot = Quiz(
    "11.lot",
    "Why does a lot, and not Sami, give each job to a channel?",
    options={
        "apart": Option(
            "So that nothing else separates the channels",
            "Liking, effort and kind of job spread over both, so what differs in the end "
            "is the channel or chance.",
            is_correct=True,
        ),
        "faster": Option(
            "So that fewer messages are enough to tell",
            "A lot makes the comparison fair. How many messages it takes stays as it was.",
            "m11.lot-saves-trials",
        ),
        "equal": Option(
            "So that both channels bring equal replies",
            "They bring what they bring. The lot makes the jobs alike, not the replies.",
            "m11.lot-equalizes",
        ),
    },
)

silent = Quiz(
    "11.silence",
    "Ten messages of the last five days are without an answer. What goes into the rate?",
    options={
        "wait": Option(
            "None of them yet, answered ones included",
            "Age decides. Young messages with an answer would raise the rate, those "
            "without would lower it.",
            is_correct=True,
        ),
        "noes": Option(
            "All ten of them, counted as a clear no",
            "Five days are short. Next week some of these will have answered.",
            "m11.silence-is-no",
        ),
        "answered": Option(
            "Only those that will be answered this week",
            "Then whoever answers quickly counts and whoever is slow does not: the rate "
            "comes out too high.",
            "m11.counts-the-quick",
        ),
    },
)
