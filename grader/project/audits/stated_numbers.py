"""Whether the numbers in README and notebook are those that the run wrote."""

from grader.checks.claims import Stated, mismatches, stated
from grader.project.audits.finding import (
    FAILED,
    PASSED,
    UNINFORMATIVE,
    Case,
    Finding,
)

NAME = "numbers in the text"
_TAG = "`0.75<!-- model.score -->`"


def judge(case: Case) -> Finding:
    """Compare tagged numbers, and those beside the metric's name, with results.json."""
    project, results = case.project, case.results
    texts = [project.readme, *project.source.texts]
    names = (project.settings.metric,)
    numbers: list[Stated] = [n for text in texts for n in stated(text, names)]
    counted = {"compared": len([n for n in numbers if n.tag != "other"])}
    if wrong := mismatches(numbers, results):
        shown = "; ".join(
            f'"…{one.around}…" says {one.text}{"%" if one.is_percent else ""}, {why}'
            for one, why in wrong[:3]
        )
        words = (
            f"{len(wrong)} of {len(numbers)} numbers are not those of the run: "
            f"{shown}. A reader who finds one stale number trusts none. Correct it, or "
            "run again; if it is no result of yours, write `<!-- other -->` behind it."
        )
        return Finding(NAME, FAILED, words, {**counted, "wrong": len(wrong)})
    if not counted["compared"]:
        words = (
            f"No number stands beside `{names[0]}` or has a tag, so there was nothing "
            f"to compare. Tag the numbers that you claim, like {_TAG}; readers see "
            "the number alone."
        )
        return Finding(NAME, UNINFORMATIVE, words, counted)
    words = (
        f"{counted['compared']} numbers, tagged or beside `{names[0]}`, equal "
        "results.json. Other numbers in the text were not looked at."
    )
    return Finding(NAME, PASSED, words, counted)
