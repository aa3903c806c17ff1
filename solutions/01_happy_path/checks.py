"""The checks of module 01: the happy path."""

import re

import numpy as np
import pandas as pd

from grader.checks import Item, Message, Option, Quiz, Recipe, fail
from grader.checks import number, sequence, series, table, text
from grader.checks.metamorphic import same
from grader.checks.models import attempt, estimator, is_fitted, predicted
from grader.checks.records import QuizAnswer
from grader.data import load

MEASURES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
NAMES = ("tern", "skua", "petrel", "prion", "fulmar", "auk", "murre", "puffin", "gull")
PLACES = ("north", "south", "east", "west", "cape", "cove", "spit", "reef", "ridge")

# Tables for the checks -----------------------------------------------------------


def _flock(rng, counts, jitter=0.2):
    """Return a penguin-like table: real rows drawn again, shaken and renamed.

    `counts` are the animals of each species. The index labels are no positions.
    The first species lives on all islands, the others on one island each.
    """
    real = load("penguins").dropna(subset=MEASURES)
    names = rng.choice(NAMES, 3, replace=False)
    places = rng.choice(PLACES, 3, replace=False)
    parts = []
    for i, kind in enumerate(rng.permutation(["Adelie", "Chinstrap", "Gentoo"])):
        pool = real.loc[real["species"] == kind, MEASURES].to_numpy(float)
        rows = pool[rng.integers(0, len(pool), counts[i])]
        rows = rows + jitter * pool.std(axis=0) * rng.standard_normal(rows.shape)
        homes = rng.choice(places, counts[i]) if i == 0 else [places[i]] * counts[i]
        part = pd.DataFrame(rows, columns=MEASURES)
        part.insert(0, "species", str(names[i]))
        part.insert(1, "island", list(map(str, homes)))
        parts.append(part)
    birds = pd.concat(parts, ignore_index=True)
    birds["sex"] = rng.choice(["female", "male"], len(birds)).tolist()
    birds["year"] = rng.choice([2011, 2012, 2013], len(birds))
    return birds.set_index(rng.choice(10 * len(birds), len(birds), replace=False))


def _gapped(rng, X, share=0.1):
    """Return X with a share of its cells missing, and one row with all of them."""
    holes = rng.random(X.shape) < share
    holes[rng.integers(len(X))] = True
    return X.mask(holes)


def _shuffled(rng, table):
    return table.iloc[rng.permutation(len(table))]


def _recipe(k):
    """Return a recipe of the kit's own model, with its gaps and scales inside."""
    steps = [
        ("fill", Recipe("sklearn.impute.SimpleImputer")),
        ("scale", Recipe("sklearn.preprocessing.StandardScaler")),
        ("neighbors", Recipe("sklearn.neighbors.KNeighborsClassifier", n_neighbors=k)),
    ]
    return Recipe("sklearn.pipeline.Pipeline", steps=steps)


def _model(k):
    from sklearn.impute import SimpleImputer
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(SimpleImputer(), StandardScaler(), KNeighborsClassifier(k))


def _share(labels):
    return labels.value_counts(normalize=True).iloc[0]


# 01-1 ----------------------------------------------------------------------------

majority = Item(
    "01-1",
    "The laziest guess",
    answer="majority_accuracy",
    marks={"A": "the value on fresh labels: text, numbers, ties", "N": "style"},
    hints=(
        "Look at the counts of each label. Which single guess would be right most "
        "often, and how often?",
        "Whoever always says the same label is right on exactly the rows that carry "
        "it. The share of those rows is the accuracy.",
        "Counting shares, on other data:\n\n"
        "```python\nimport pandas as pd\n"
        'days = pd.Series(["dry", "wet", "dry", "dry"])\n'
        "days.value_counts(normalize=True)\n```",
    ),
    misconceptions={
        "m01.uniform-guess": Message(
            "For {classes} kinds of label this reports {got:.3f}, an even guess.",
            "A lazier guesser always says the biggest class, and scores more.",
            "Work out how often that guesser is right.",
        ),
        "m01.count": Message(
            "This reports {got:g} for {rows} labels: it looks like a count.",
            "Baselines stand next to accuracies, which are shares between 0 and 1.",
            "Divide by the number of labels.",
        ),
        "m01.percent": Message(
            "This reports {got:.1f}, which looks like a percentage.",
            "Scikit-learn scores are shares; two scales in one table get mixed up.",
            "Return a share between 0 and 1.",
        ),
        "m01.named-class": Message(
            "On labels without any penguin in them this reports {got:.3f}.",
            "One species is the biggest group in one table, not in all of them.",
            "Find the most frequent label in `y` itself.",
        ),
        "m01.one-class": Message(
            "Here it reports {got:.3f}, the share of one of the smaller labels.",
            "Which label comes first, or sorts first, says nothing about its size.",
            "Look at the counts of all labels before choosing one.",
        ),
        "m01.not-majority": Message(
            "For {rows} labels with counts {counts} this reports {got:.3f}.",
            "Every later score is compared with this number.",
            "Do this small case by hand and compare.",
        ),
    },
)


@majority.probe("value", points=2)
def share_of_the_most_frequent_label(answer, rng):
    for y in _labels(rng):
        got = number(answer(y))
        if abs(got - _share(y)) > 1e-6:
            _explain_majority(got, y)


def _labels(rng):
    """Yield columns; neither the first nor the last name in order is the majority."""
    words = sorted(str(name) for name in rng.choice(NAMES, 4, replace=False))
    more = int(rng.integers(1, 9))
    yield _column(rng, words[:3], [3, 5, 2])
    yield _column(rng, words, [17 + more, 40, 31, 12])
    yield _column(rng, [1, 2, 3], [9, 20 + more, 14])
    yield _column(rng, words[:2], [12, 12])
    yield _column(rng, words[:1], [2 + more])


def _column(rng, names, counts):
    values = rng.permutation(np.repeat(np.array(names), counts))
    labels = rng.choice(1000, len(values), replace=False)
    return pd.Series(values, index=labels, name="label")


def _explain_majority(got, y):
    counts = y.value_counts()
    if abs(got - counts.iloc[0]) < 1e-6:
        fail("m01.count", got=got, rows=len(y))
    if abs(got - 100 * _share(y)) < 0.06:
        fail("m01.percent", got=got)
    if abs(got - 1 / len(counts)) < 1e-6:
        fail("m01.uniform-guess", got=got, classes=len(counts))
    if got == 0:
        fail("m01.named-class", got=got)
    if np.isclose(counts / len(y), got).any():
        fail("m01.one-class", got=got)
    shown = ", ".join(str(n) for n in sorted(counts))
    fail("m01.not-majority", got=got, rows=len(y), counts=shown)


# 01-2 ----------------------------------------------------------------------------

split = Item(
    "01-2",
    "Split before anything else",
    answer="make_split",
    marks={
        "A": "no shared rows, no lost rows, no answer in X, stratified, repeatable",
        "N": "which rows are chosen",
    },
    hints=(
        "Compare the columns and the index labels of what you return with those of "
        "`df`.",
        "scikit-learn has one function that shuffles, stratifies and repeats its "
        "choice when told a seed. It is given the columns and the labels separately.",
        "The same function on other data:\n\n"
        "```python\nfrom sklearn.datasets import load_wine\n"
        "from sklearn.model_selection import train_test_split\n"
        "wine = load_wine(as_frame=True).frame\n"
        "left, right = train_test_split(\n"
        '    wine, test_size=0.3, stratify=wine["target"], random_state=1\n'
        ")\n"
        'left["target"].value_counts(normalize=True)\n```',
    ),
    misconceptions={
        "m01.part-order": Message(
            "Four parts came back as {got}; two tables then two columns were due.",
            "Every caller unpacks by position, so a swap trains on the wrong part.",
            "Compare the return line with the contract.",
        ),
        "m01.target-in-x": Message(
            "X holds the column `species`.",
            "A model using it would be right on any bird: one column is the answer.",
            "Print the columns of X before you fit anything.",
        ),
        "m01.extra-columns": Message(
            "X also holds {extra}.",
            "The ranger has a ruler and a scale, and the contract names what these "
            "measure. Columns that slip in are used without anybody deciding so.",
            "Select the columns of `MEASURES`.",
        ),
        "m01.overlap": Message(
            "{shared} of {rows} test rows are in training too.",
            "The test is then partly an open-book exam.",
            "Take the test rows out of the table before the rest becomes training.",
        ),
        "m01.drop-rows": Message(
            "Rows vanished: {before} came in, {after} came out.",
            "In use, an animal with a gap still needs an answer.",
            "Keep the gaps here; filling them belongs into the model.",
        ),
        "m01.lost-labels": Message(
            "The parts carry index labels that `df` does not have.",
            "The labels are how anybody finds a row again in the raw table.",
            "Look for the step that numbers the rows anew.",
        ),
        "m01.misaligned": Message(
            "Row for row, X and y belong to different animals.",
            "A model would then learn measurements of one bird with the name of "
            "another.",
            "Make both parts from the same selection of rows.",
        ),
        "m01.scale-outside": Message(
            "The values in X are not the measured ones: something transformed them.",
            "A step that learns from the whole table before the split has seen the "
            "test rows.",
            "Split the raw values; transform inside the model.",
        ),
        "m01.test-size": Message(
            "The test part holds {share:.0%} of the rows.",
            "Too few rows make a shaky score, too many leave little to learn from.",
            "Aim at a quarter.",
        ),
        "m01.not-stratified": Message(
            "{name!r} makes up {train:.0%} of training and {test:.0%} of the test.",
            "A score then also measures luck with the mix of species.",
            "Ask for equal shares of each species on both sides.",
        ),
        "m01.unseeded": Message(
            "Two calls on the same table gave two different splits.",
            "When a score changes, you could not tell the model from the luck.",
            "Fix the seed, so that a change has one cause.",
        ),
    },
)


@split.probe("structure", points=2)
def parts_are_disjoint_and_complete(answer, rng):
    _parts(answer, _bird_table(rng))


@split.probe("metamorphic", points=2)
def species_have_equal_shares_on_both_sides(answer, rng):
    for _ in range(3):
        df = _bird_table(rng, 300)  # smaller tables are stratified by luck
        _, _, y_train, y_test = _parts(answer, df)
        train, test = (y.value_counts(normalize=True) for y in (y_train, y_test))
        for name, count in df["species"].value_counts().items():
            expected = count * len(y_test) / len(df)
            if abs((y_test == name).sum() - expected) > 2.5:
                shares = {"train": train.get(name, 0.0), "test": test.get(name, 0.0)}
                fail("m01.not-stratified", name=name, **shares)


@split.probe("metamorphic", points=1)
def second_call_gives_the_same_split(answer, rng):
    df = _bird_table(rng)
    first, second = _parts(answer, df), _parts(answer, df)
    if sorted(first[1].index) != sorted(second[1].index):
        fail("m01.unseeded")


def _bird_table(rng, fewest=80):
    counts = [int(n) for n in rng.integers(fewest, fewest * 3 // 2, 3)]
    df = _flock(rng, counts)
    df[MEASURES] = _gapped(rng, df[MEASURES], 0.01)
    df["sex"] = df["sex"].mask(rng.random(len(df)) < 0.05)
    return df  # in order of species, like the real table


def _parts(answer, df):
    """Return the four parts, or fail with what is odd about them."""
    parts = sequence(answer(df.copy()), length=4)
    if not all(isinstance(part, pd.DataFrame) for part in parts[:2]):
        kinds = ", ".join(type(part).__name__ for part in parts)
        fail("m01.part-order", got=kinds)
    X = [table(part) for part in parts[:2]]
    y = [series(part) for part in parts[2:]]
    for part in X:
        _check_columns(part)
    _check_rows(df, X, y)
    if not 0.2 <= len(X[1]) / len(df) <= 0.3:
        fail("m01.test-size", share=len(X[1]) / len(df))
    return (*X, *y)


def _check_columns(part):
    extra = [str(name) for name in part.columns if name not in MEASURES]
    if "species" in extra:
        fail("m01.target-in-x")
    if extra:
        fail("m01.extra-columns", extra=", ".join(f"`{name}`" for name in extra[:4]))
    table(part, columns=MEASURES)


def _check_rows(df, X, y):
    train, test = (list(part.index) for part in X)
    if not set(train) | set(test) <= set(df.index):
        fail("m01.lost-labels")
    shared = len(set(train) & set(test))
    if shared:
        fail("m01.overlap", shared=shared, rows=len(test))
    if len(train) + len(test) != len(df):
        fail("m01.drop-rows", before=len(df), after=len(train) + len(test))
    for part, names in zip(X, y, strict=True):
        rows = df.loc[part.index]
        if not same(part[MEASURES], rows[MEASURES]):
            fail("m01.scale-outside")
        is_paired = list(names.index) == list(part.index)
        if not is_paired or not same(names, rows["species"]):
            fail("m01.misaligned")


# 01-3 ----------------------------------------------------------------------------

build = Item(
    "01-3",
    "Hand over the recipe",
    answer="build_model",
    marks={
        "A": "unfitted, answers every row, units do not matter, beats the majority",
        "N": "which algorithm, and its settings",
    },
    hints=(
        "Think through what happens to one bird whose body mass is missing, from "
        "`fit` to `predict`. Then to one that was weighed in kilograms.",
        "A pipeline is one estimator made of steps. Each step learns from the rows "
        "that `fit` is given and from nothing else: fill, bring to one scale, "
        "classify.",
        "A pipeline of other steps, on other data:\n\n"
        "```python\nfrom sklearn.datasets import load_wine\n"
        "from sklearn.decomposition import PCA\n"
        "from sklearn.naive_bayes import GaussianNB\n"
        "from sklearn.pipeline import make_pipeline\n"
        "X, y = load_wine(return_X_y=True)\n"
        "recipe = make_pipeline(PCA(3), GaussianNB())\n"
        "recipe.fit(X[::2], y[::2]).score(X[1::2], y[1::2])\n```",
    ),
    misconceptions={
        "m01.prefit": Message(
            "It arrived already trained: it named species before any `fit`.",
            "A trained model may have seen the rows that will test it.",
            "Hand over the recipe; whoever evaluates it cooks it inside each fold.",
        ),
        "m01.shared": Message(
            "Two calls gave one and the same model: fitting the first fitted both.",
            "What one fold learned then waits inside the model of the next.",
            "Make the estimator inside the function.",
        ),
        "m01.no-skill": Message(
            "On new birds it is right for {got:.2f}; always saying the biggest "
            "species gives {majority:.2f}.",
            "A recipe that ignores the measurements passes any other test.",
            "Check that the last step is a classifier that uses X.",
        ),
        "m01.no-imputer": Message(
            "`{method}` works on complete birds and stops at a gap: {message}.",
            "Birds struggle; some measurement is always missing.",
            "Say inside the recipe what stands in for a missing value.",
        ),
        "m01.drop-rows": Message(
            "{before} birds were asked about, {after} answers came back.",
            "In use, an animal with a gap still needs an answer, on its own line.",
            "Fill the gap inside the model instead of leaving the row out.",
        ),
        "m01.scale-outside": Message(
            "With {units}, the same birds got other answers: {changed} of {rows}.",
            "A distance adds grams to millimeters, so the unit decides who is near. "
            "Scales learned elsewhere carry old units along.",
            "Let the recipe itself bring all columns to one scale.",
        ),
    },
)

UNITS = {
    "body mass in kilograms": [1, 1, 1, 0.001],
    "bills in meters and body mass in kilograms": [0.001, 0.001, 1, 0.001],
}


@build.probe("structure", points=1)
def arrives_unfitted_and_new(answer, rng):
    X, y, X_new, y_new = _birds(rng)
    model, other = estimator(answer()), estimator(answer())
    if is_fitted(model, X_new):
        fail("m01.prefit")
    model.fit(X, y)
    if is_fitted(other, X_new):
        fail("m01.shared")
    _skilled(predicted(model, X_new), y_new)


@build.probe("metamorphic", points=2)
def every_row_is_answered(answer, rng):
    X, y, X_new, y_new = _birds(rng)
    X, X_new = _gapped(rng, X), _gapped(rng, X_new)
    model = estimator(answer())
    _despite_gaps(model, "fit", X, y)
    named = series(_despite_gaps(model, "predict", X_new)).to_numpy()
    if len(named) != len(X_new):
        fail("m01.drop-rows", before=len(X_new), after=len(named))
    _skilled(named, y_new)


def _despite_gaps(model, method, X, *more):
    """Return what the method gives; fail if it works without gaps and only then."""
    reply = attempt(model, method, X, *more)
    if reply.error is None:
        return reply.value
    if attempt(model, method, X.fillna(X.mean()), *more).error is None:
        said = " ".join(reply.error.message.split(".")[0].split())
        fail("m01.no-imputer", method=method, message=said)
    return getattr(model, method)(X, *more)  # stops again, and the judge tells it


@build.probe("metamorphic", points=2)
def units_do_not_matter(answer, rng):
    X, y, X_new, y_new = _birds(rng)
    model = estimator(answer())
    model.fit(X, y)
    before = predicted(model, X_new)
    _skilled(before, y_new)
    for units, factors in UNITS.items():
        again = estimator(answer())
        again.fit(X * factors, y)
        changed = int((predicted(again, X_new * factors) != before).sum())
        # An unseeded forest changes up to 5 % of its answers by itself.
        if changed > 0.09 * len(X_new):
            fail("m01.scale-outside", units=units, changed=changed, rows=len(X_new))


def _birds(rng):
    """Return training and new birds of about equal numbers of each species."""
    df = _shuffled(rng, _flock(rng, [int(n) for n in rng.integers(125, 140, 3)]))
    train, new = df.iloc[:220], df.iloc[220:]
    return train[MEASURES], train["species"], new[MEASURES], new["species"]


def _skilled(named, truth):
    got = float(np.mean(named == truth.to_numpy()))
    if got < _share(truth) + 0.12:
        fail("m01.no-skill", got=got, majority=_share(truth))


# 01-4 ----------------------------------------------------------------------------

compare = Item(
    "01-4",
    "The same exam for everybody",
    answer="compare",
    marks={
        "A": "held-out scores, one exam for all, mean and spread of the folds",
        "N": "whether there are exactly five folds, and how they are drawn",
    },
    hints=(
        "Ask three questions of each number: on which rows was it scored, were these "
        "rows the same for every model, and what does it summarize?",
        "Decide once, before the loop, which rows are tested together. Then give each "
        "model these folds and keep all five scores.",
        "One model, five scores, on other data:\n\n"
        "```python\nfrom sklearn.datasets import load_wine\n"
        "from sklearn.model_selection import KFold, cross_val_score\n"
        "from sklearn.naive_bayes import GaussianNB\n"
        "X, y = load_wine(return_X_y=True)\n"
        "halves = KFold(2, shuffle=True, random_state=3)\n"
        "cross_val_score(GaussianNB(), X, y, cv=halves)\n```",
    ),
    misconceptions={
        "m01.train-score": Message(
            "Labels had little to do with the columns, and a nearest-neighbor model "
            "scores {got:.2f}.",
            "That is a memory test: the model was asked about rows it had been shown.",
            "Score rows that were not used to fit.",
        ),
        "m01.unpaired-folds": Message(
            "One model under two names scored {first:.3f} and {second:.3f}.",
            "Each name sat a different exam, so their difference is partly luck.",
            "Decide once which rows are in which fold, for all models.",
        ),
        "m01.best-fold": Message(
            "A model that is right on 70 % of the rows is reported at {got:.2f} on "
            "average.",
            "The best of five folds is the luckiest of five.",
            "Report the mean of all folds, and their spread.",
        ),
        "m01.low-mean": Message(
            "A model that is right on 70 % of the rows is reported at {got:.2f} on "
            "average.",
            "One unlucky fold does not speak for all of them.",
            "Report the mean of all folds.",
        ),
        "m01.no-spread": Message(
            "The reported std is {got:.3f}, whatever the table.",
            "Folds of twenty rows differ more than that, so a reader would trust the "
            "mean too much.",
            "Score all folds, and take the std of their scores.",
        ),
        "m01.standard-error": Message(
            "The reported std averages {got:.3f}; scores of folds of that size spread "
            "about twice as far.",
            "The error of a mean and the spread of folds answer different questions.",
            "Return the standard deviation of the fold scores themselves.",
        ),
        "m01.wide-spread": Message(
            "The reported std averages {got:.3f}.",
            "Five folds of twenty rows spread less; many tiny folds spread more.",
            "Check the number of folds, and what the std is taken over.",
        ),
        "m01.blind-to-signal": Message(
            "Two groups lie far apart, and the report for a nearest-neighbor model "
            "is {got:.2f}.",
            "An honest exam also notices when there is something to learn.",
            "Check that each model is fitted and scored with accuracy.",
        ),
        "m01.not-accuracy": Message(
            "A model that always says one label is reported at {got:.3f}; that label "
            "makes up {share:.3f} of the rows.",
            "Other scores need other baselines.",
            "Use accuracy: the share of right answers.",
        ),
    },
)

ONE = Recipe("sklearn.neighbors.KNeighborsClassifier", n_neighbors=1)
ALWAYS = Recipe("sklearn.dummy.DummyClassifier", strategy="most_frequent")
STUMP = Recipe("sklearn.tree.DecisionTreeClassifier", max_depth=1)
ROUNDS = 16


@compare.probe("canary", points=3)
def noise_scores_chance_and_signal_does_not(answer, rng):
    signal = _signal(answer, rng)
    for _ in range(2):
        shown = _report(answer, rng, {"one": ONE}, *_groups(rng, 0.0))["one"]
        if shown[0] > 0.85:
            fail("m01.train-score", got=shown[0])
    reports = []
    for _ in range(ROUNDS):
        reports += _report(answer, rng, {"stump": STUMP}, *_rule(rng)).values()
        if len(reports) in (3, ROUNDS):
            _check_spread(reports, is_last=len(reports) == ROUNDS)
    if abs(signal["always"][0] - 0.5) < 1e-6:
        fail("m01.not-accuracy", got=0.5, share=0.6)
    mean = float(np.mean([mean for mean, _ in reports]))
    if abs(mean - 0.7) > 0.04:
        fail("m01.best-fold" if mean > 0.7 else "m01.low-mean", got=mean)


@compare.probe("metamorphic", points=2)
def one_model_under_two_names_gets_equal_rows(answer, rng):
    _signal(answer, rng)
    for _ in range(3):
        X, y = _groups(rng, 0.7)
        rows = _report(answer, rng, {"first": ONE, "second": ONE}, X, y)
        if rows["first"][0] >= 1:
            fail("m01.train-score", got=1.0)
        if not np.allclose(rows["first"], rows["second"], atol=1e-9):
            first, second = rows["first"][0], rows["second"][0]
            fail("m01.unpaired-folds", first=first, second=second)


def _signal(answer, rng):
    """Return the report on two groups that lie far apart, or fail."""
    rows = _report(answer, rng, {"one": ONE, "always": ALWAYS}, *_groups(rng, 6.0))
    if rows["one"][0] < 0.9:
        fail("m01.blind-to-signal", got=rows["one"][0])
    return rows


def _check_spread(reports, is_last):
    """Fail where the std cannot be that of five folds of twenty rows: about 0.1."""
    spread = float(np.sqrt(np.mean([std**2 for _, std in reports])))
    if spread < 0.01:
        fail("m01.no-spread", got=spread)
    if spread > 0.25:
        fail("m01.wide-spread", got=spread)
    if is_last and spread < 0.067:
        fail("m01.standard-error", got=spread)
    if is_last and spread > 0.16:
        fail("m01.wide-spread", got=spread)


def _groups(rng, shift):
    """Return X and y of two groups, 60 and 40 rows, `shift` deviations apart."""
    y = rng.permutation(np.repeat(["big", "small"], [60, 40]))
    X = rng.standard_normal((100, 3)) + shift * (y == "big")[:, None]
    return X, y


def _rule(rng):
    """Return X and y of a rule that is right on exactly 70 of 100 rows."""
    x = np.repeat([0.0, 1.0], [40, 60])
    is_odd = np.zeros(100, dtype=bool)
    is_odd[:12] = is_odd[40:58] = True
    order = rng.permutation(100)
    y = np.where((x == 1) ^ is_odd, "big", "small")
    return x[order, None], y[order]


def _report(answer, rng, models, X, y):
    """Return key → (mean, std) of `models`, which are given names of their own."""
    names = [str(name) for name in rng.choice(NAMES, len(models), replace=False)]
    index = rng.choice(1000, len(y), replace=False)
    X = pd.DataFrame(X, index=index, columns=list("abc")[: X.shape[1]])
    given = dict(zip(names, models.values(), strict=True))
    report = answer(given, X, pd.Series(y.tolist(), index=index, name="label"))
    found = _by_name(table(report, columns=["mean", "std"]), names)
    return {key: found[name] for key, name in zip(models, names, strict=True)}


def _by_name(report, names):
    """Return name → (mean, std); names may stand in the index or in a column."""
    columns = [report[column] for column in report.columns]
    for labels in (report.index, *columns):
        if set(map(str, labels)) >= set(names) and len(report) == len(names):
            break
    else:
        shown = ", ".join(str(label) for label in report.index[:5])
        fail("any.wrong-type", expected="one row for each model", got=shown or "none")
    pairs = zip(report["mean"], report["std"], strict=True)
    read = [(number(mean, 0, 1), number(std, 0, 1)) for mean, std in pairs]
    return dict(zip(map(str, labels), read, strict=True))


# 01-5 ----------------------------------------------------------------------------

gain = Item(
    "01-5",
    "More than the island knows",
    answer="gain_over_island",
    marks={
        "A": "the gain on fresh tables, to within 0.02",
        "N": "how the island rule is written",
    },
    hints=(
        "Two accuracies are needed, and each has to come from the same folds. Which "
        "one is the rule that knows nothing but the island?",
        "In every fold: find the most frequent species of each island among the "
        "training rows, then name it for the test rows.",
        "A rule from one column, on other data:\n\n"
        "```python\nimport pandas as pd\n"
        'past = pd.DataFrame({"month": ["Jan", "Jan", "Jan", "Jul"],\n'
        '                     "sky": ["wet", "wet", "dry", "dry"]})\n'
        'rule = past.groupby("month")["sky"].agg(lambda sky: sky.mode()[0])\n'
        'pd.Series(["Jul", "Jan"]).map(rule)\n```',
    ),
    misconceptions={
        "m01.weak-baseline": Message(
            "The gain is {got:.2f}: it was taken over the biggest species.",
            "That is the weakest baseline here. Knowing where a bird was seen already "
            "gives more, without a ruler.",
            "Compare with the rule that knows the island.",
        ),
        "m01.no-baseline": Message(
            "The gain is {got:.2f}, which is the whole accuracy of the model.",
            "A score alone does not say what the measurements added.",
            "Take away what the island rule reaches on the same folds.",
        ),
        "m01.sign": Message(
            "The gain is {got:+.2f} where the model is the better one.",
            "A reader takes a negative gain for a loss.",
            "Check which of the two numbers comes first.",
        ),
        "m01.train-score": Message(
            "The gain is {got:.2f}; it rests on a perfect score on shown rows.",
            "The model was asked about the very birds it had been fitted to.",
            "Fit on the training rows of each fold, score its test rows.",
        ),
        "m01.gain-mismatch": Message(
            "On this table the gain comes out as {got:+.3f}, off by more than 0.02.",
            "A gain that does not follow the table belongs to another table.",
            "Print both accuracies for one fold and check them by hand.",
        ),
    },
)


@gain.probe("value", points=3)
def gain_follows_the_table(answer, rng):
    for fewest in (90, 140, 110):
        df = _colony(rng, jitter=0.8, fewest=fewest)
        seed = int(rng.integers(1000))
        got = number(answer(_recipe(1), df.copy(), _folds(seed)), -1, 1)
        _judge_gain(got, df, seed)


def _folds(seed):
    return Recipe(
        "sklearn.model_selection.StratifiedKFold",
        n_splits=4,
        shuffle=True,
        random_state=seed,
    )


def _judge_gain(got, df, seed):
    from sklearn.model_selection import StratifiedKFold, cross_val_score

    folds = StratifiedKFold(n_splits=4, shuffle=True, random_state=seed)
    X, y = df[MEASURES], df["species"]
    model = cross_val_score(_model(1), X, y, cv=folds).mean()
    rule = np.mean([_island_rule(df, *fold) for fold in folds.split(X, y)])
    if abs(got - (model - rule)) <= 0.02:
        return
    lazy = _share(y)
    known = {
        "m01.weak-baseline": (model - lazy,),
        "m01.no-baseline": (model,),
        "m01.sign": (rule - model,),
        "m01.train-score": (1.0, 1 - rule, 1 - lazy),
    }
    for name, values in known.items():
        if any(abs(got - value) <= 0.02 for value in values):
            fail(name, got=got)
    fail("m01.gain-mismatch", got=got)


def _island_rule(df, train, test):
    """Return the accuracy of naming each island's most frequent species."""
    past, new = df.iloc[train], df.iloc[test]
    rule = past.groupby("island")["species"].agg(lambda names: names.mode()[0])
    return float((new["species"] == new["island"].map(rule)).mean())


def _colony(rng, jitter, fewest=150):
    """Return a table in which the island says a good deal about the species.

    `fewest` are the birds that live everywhere: the fewer, the more it says.
    """
    spans = ((fewest, fewest + 30), (120, 150), (80, 110))
    counts = [int(rng.integers(*span)) for span in spans]
    df = _shuffled(rng, _flock(rng, counts, jitter))
    df[MEASURES] = _gapped(rng, df[MEASURES], 0.02)
    return df


# 01-6 ----------------------------------------------------------------------------

island = Item(
    "01-6",
    "A new island",
    answer="new_island",
    marks={
        "A": "the accuracy on fresh tables, for an island that training never saw",
        "N": "style",
    },
    hints=(
        "Write down the islands that are in training and those that are in the test. "
        "No island may be on both lists.",
        "One comparison of the `island` column gives all the test rows; its opposite "
        "gives all the training rows. No row is left over.",
        "Holding one group out, on other data:\n\n"
        "```python\nfrom sklearn.datasets import load_diabetes\n"
        "from sklearn.linear_model import Ridge\n"
        "df = load_diabetes(as_frame=True).frame\n"
        'is_new = df["sex"] > 0\n'
        "model = Ridge().fit(df.loc[~is_new, ['bmi']], df.loc[~is_new, 'target'])\n"
        "model.score(df.loc[is_new, ['bmi']], df.loc[is_new, 'target'])\n```",
    ),
    misconceptions={
        "m01.mixed-island": Message(
            "Reported {got:.2f} for an island; birds of that island were in training "
            "or others in the test.",
            "The ranger there has no such birds to train on.",
            "Print the islands of the training rows and of the test rows.",
        ),
        "m01.swapped-island": Message(
            "Reported {got:.2f}: trained on the one island, tested on all the others.",
            "The question is about the island that was never visited.",
            "Read aloud which rows go into `fit`.",
        ),
        "m01.drops-unseen": Message(
            "Reported {got:.2f}: {left_out} birds of the island do not count in it.",
            "The ranger meets them whether the model knows their name or not.",
            "Score every bird of the island.",
        ),
        "m01.island-mismatch": Message(
            "Reported {got:.3f} for an island with {rows} birds; the table says "
            "something else.",
            "A number that does not follow the table belongs to another table.",
            "Count right answers and birds for this island by hand.",
        ),
    },
)


@island.probe("value", points=3)
def accuracy_on_an_island_never_seen(answer, rng):
    for _ in range(2):
        df = _colony(rng, jitter=1.6)
        for place in _places(df):
            got = number(answer(_recipe(5), df.copy(), place), 0, 1)
            _judge_island(got, df, place)


def _places(df):
    """Return the islands, those with most kinds of bird first."""
    kinds = df.groupby("island")["species"].nunique()
    return [str(name) for name in kinds.sort_values(ascending=False).index]


def _judge_island(got, df, place):
    here = df["island"] == place
    new, rest = df[here], df[~here]
    honest = _scored(rest, new)
    if abs(got - honest) <= 1e-6:
        return
    seen = new[new["species"].isin(set(rest["species"]))]
    if abs(got - _scored(new, rest)) <= 1e-6:
        fail("m01.swapped-island", got=got)
    if len(seen) < len(new) and abs(got - _scored(rest, seen)) <= 1e-6:
        fail("m01.drops-unseen", got=got, left_out=len(new) - len(seen))
    if got > honest + 0.02:
        fail("m01.mixed-island", got=got)
    fail("m01.island-mismatch", got=got, rows=len(new))


def _scored(train, test):
    model = _model(5).fit(train[MEASURES], train["species"])
    return float((test["species"] == model.predict(test[MEASURES])).mean())


# 01-7 and 01-8 -------------------------------------------------------------------

WHY = Quiz(
    "01.why",
    "A model scored far better under mixed folds than on an island that was held out. "
    "The lost points are nearly all birds of one species. What explains them?",
    options={
        "a": Option(
            "The model is overfitted: it knows its training birds too well.",
            "Overfitting shows as a gap between training rows and held-out rows of "
            "the same kind. Under mixed folds that gap was small.",
            misconception="m01.blames-overfit",
        ),
        "b": Option(
            "The settings are poor: a search over more of them would help.",
            "A setting changes how labels are chosen among the known ones. Which "
            "labels are known is decided by the training rows.",
            misconception="m01.tuning",
        ),
        "c": Option(
            "The species never occurs in training: it cannot be named at all.",
            "A classifier answers with labels that it was shown. Mixed folds hid this, "
            "because every species was in every training part.",
            is_correct=True,
        ),
        "d": Option(
            "The island has too few birds: a score on it is mostly chance.",
            "Chance moves a score up and down by a few points. Here one kind of bird "
            "is missed every time.",
            misconception="m01.blames-noise",
        ),
    },
)

why = Item(
    "01-7",
    "Why did it fail?",
    answer="why",
    marks={"A": "the option that was chosen"},
    hints=(
        "Count the species on each island, and again in the training rows only.",
        "Ask of each option: would it also lose points under mixed folds?",
        "A question of the same kind, on other data:\n\n"
        "```python\nfrom sklearn.datasets import load_wine\n"
        "from sklearn.naive_bayes import GaussianNB\n"
        "X, y = load_wine(return_X_y=True)\n"
        "set(GaussianNB().fit(X[:100], y[:100]).predict(X)), set(y)\n```",
    ),
    misconceptions={
        "m01.blames-overfit": Message(
            "Overfitting was chosen.",
            "It would show as a gap between training rows and held-out rows of the "
            "same islands; under mixed folds there was hardly one.",
            "Count which species live on which island.",
        ),
        "m01.tuning": Message(
            "More tuning was chosen.",
            "No setting can output a label that was never shown in training.",
            "List the labels that the model was fitted with.",
        ),
        "m01.blames-noise": Message(
            "Chance was chosen.",
            "Chance spreads its errors; here nearly all of them are one kind of bird.",
            "Tabulate true species against the answers for that island.",
        ),
        "m01.other-quiz": Message(
            "This is an answer to `{other}`.",
            "The item is about the quiz `01.why`.",
            "Copy the call from the task above.",
        ),
    },
)


@why.probe("value", points=2)
def names_the_reason(answer, rng):
    given = answer.value()
    if not isinstance(given, QuizAnswer):
        text(given)
        fail("any.wrong-type", expected='`quiz("01.why", …)`', got=repr(given))
    if given.id != WHY.id:
        fail("m01.other-quiz", other=given.id)
    option = WHY.options[given.choice]
    if not option.is_correct:
        fail(option.misconception)


note = Item(
    "01-8",
    "Two sentences to the ranger",
    answer="ranger_note",
    marks={
        "S": "15 to 80 words that name an island and a species",
        "R": "whether the explanation is right and a ranger could act on it",
    },
    review_points=4,
    blank=("Write two sentences here.",),
    hints=(
        "A ranger asks two things: what happened, and what should I do tomorrow?",
        "First sentence: which birds were missed, and what training lacked. Second: "
        "what to do before the model is used there.",
        "Two sentences about something else:\n\n"
        "> On the night train from Lyon the app heard nobody with an Irish accent, "
        "because no such voice was among its recordings. Record ten such speakers "
        "and test it on them before the app is switched on there.",
    ),
    misconceptions={
        "m01.note-length": Message(
            "The note has {words} words; 15 to 80 fit the page.",
            "Fewer cannot hold a reason and an action; more are not read in the field.",
            "Write one sentence for the reason and one for the action.",
        ),
        "m01.note-unnamed": Message(
            "The note names no {missing}.",
            "A ranger can check a sentence about named birds in a named place.",
            "Name the {missing} that you mean.",
        ),
    },
)


@note.probe("structure", points=1)
def names_a_place_and_a_bird(answer, rng):
    written = text(answer.value())
    words = re.findall(r"\w+(?:[’'-]\w+)*", written)
    if not 15 <= len(words) <= 80:
        fail("m01.note-length", words=len(words))
    plain = written.casefold().replace("é", "e")
    if not re.search("biscoe|dream|torgersen", plain):
        fail("m01.note-unnamed", missing="island")
    if not re.search("adelie|chinstrap|gentoo", plain):
        fail("m01.note-unnamed", missing="species")

# The lesson's recall ---------------------------------------------------------------

RECALL_1 = Quiz(
    "01.recall-1",
    "The same model scores 0.93 with one seed and 1.00 with another. What follows?",
    options={
        "a": Option(
            "The second seed makes the better model, so keep that one.",
            "The seed chose which rows were asked about, not what was learned.",
        ),
        "b": Option(
            "One score from one split is partly luck; look at several.",
            "A score is one draw. Several draws show how far it can move.",
            is_correct=True,
        ),
        "c": Option(
            "There is a fault, because a model should score the same.",
            "Other test rows give another score; nothing has to be broken.",
        ),
    },
)

RECALL_2 = Quiz(
    "01.recall-2",
    '`y` is a column of words. What is `(y == "Gentoo").mean()`?',
    options={
        "a": Option(
            "The number of rows in which the word is Gentoo.",
            "That would be the sum: each True counts as 1.",
        ),
        "b": Option(
            "An error, because words cannot be averaged.",
            "The comparison comes first, and its result is True or False.",
        ),
        "c": Option(
            "The share of rows in which the word is Gentoo.",
            "True counts as 1 and False as 0, so the mean is a share.",
            is_correct=True,
        ),
    },
)

RECALL_3 = Quiz(
    "01.recall-3",
    "A scikit-learn model has `fit` and `predict`. Which one is given the answers?",
    options={
        "a": Option(
            "`fit`: it is shown the rows and their answers, and learns.",
            "Afterwards `predict` gets rows alone and returns answers.",
            is_correct=True,
        ),
        "b": Option(
            "`predict`: it compares its guess with the answers it gets.",
            "It gets rows only. Comparing is what a score does afterwards.",
        ),
        "c": Option(
            "Both of them: a model always sees rows and answers together.",
            "Then every exam would be an open book.",
        ),
    },
)
