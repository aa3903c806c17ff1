"""Whether a claim has its baseline and its paired interval, and keeps to them."""

from math import isclose

from grader.checks.claims import interval_breaches, wins
from grader.project.audits.finding import FAILED, PASSED, WARNED, Case, Finding

NAME = "baseline and interval"


def judge(case: Case) -> Finding:
    """Look at results.json, at what the functions give, and at what the README says."""
    results = case.results
    if breaches := interval_breaches(results):
        words = (
            f"results.json does not say how sure the claim is: {'; '.join(breaches)}. "
            "A score alone invites the question: compared with what? Score the "
            "baseline on the same test rows, and draw both again together."
        )
        return Finding(NAME, FAILED, words)
    told = results["difference"]
    numbers = {name: float(told[name]) for name in ("value", "low", "high", "level")}
    if other := _other_model(case, float(results["model"]["score"])):
        return Finding(NAME, FAILED, other, numbers)
    is_open = numbers["low"] <= 0 <= numbers["high"]
    if is_open and (claims := wins(case.project.readme)):
        words = (
            f"The paired interval, {numbers['low']:.3g} to {numbers['high']:.3g}, "
            f'holds zero, and the README says: "{claims[0][:120]}". '
            '"Can\'t tell yet" is an honest headline; a machine reads words badly, so '
            "look whether this sentence claims more."
        )
        return Finding(NAME, WARNED, words, numbers)
    return Finding(NAME, PASSED, _passed(numbers, is_open), numbers)


def _other_model(case: Case, stated: float) -> str:
    """Return the words for a reported score that the five functions do not give."""
    score = case.score
    if isclose(stated, score, rel_tol=1e-3, abs_tol=1e-3):
        return ""
    return (
        f"results.json says that the model scores {stated:.4g}; the five functions "
        f"give {score:.4g}. Then the audits judge another model than the one "
        "that you report. Let the source score what `build` returns on what `split` "
        "returns."
    )


def _passed(numbers: dict[str, float], is_open: bool) -> str:
    tail = (
        "It holds zero: whether the model is better is open, which is a result."
        if is_open
        else "It does not hold zero."
    )
    return (
        f"The baseline is scored, and the difference is {numbers['value']:.3g}, "
        f"{numbers['level']:.0%} interval {numbers['low']:.3g} to "
        f"{numbers['high']:.3g}. {tail} Whether the interval was drawn in pairs and by "
        "group is not tested here."
    )
