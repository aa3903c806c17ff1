"""Whether `predict_one` answers a stranger, and says no to nonsense."""

from typing import Any

from grader.project.audits.finding import FAILED, PASSED, WARNED, Case, Finding

NAME = "bad input"


def judge(case: Case) -> Finding:
    """Ask one good question and many bad ones."""
    reply = case.asked("refusals", example=dict(case.project.settings.example))
    bad: dict[str, list[str]] = reply["bad"]
    state, words = _good(reply) or _crashed(bad) or _taken(bad, reply["optional"])
    return Finding(NAME, state, words, {"asked": len(bad)})


def _good(reply: dict[str, Any]) -> tuple[str, str] | None:
    """Return the words for a good example that got no answer."""
    how, said = reply["good"]
    if how == "answered":
        return None
    shown = ", ".join(f"{n}={v}" for n, v in list(reply["example"].items())[:6])
    return FAILED, (
        f"`predict_one` gave no answer to a good example ({shown}): {said}. A "
        "stranger's first try is one like it. Mend it, or give an example under "
        "`[example]` in project.toml."
    )


def _crashed(bad: dict[str, list[str]]) -> tuple[str, str] | None:
    """Return the words for bad examples that ended in another error."""
    crashed = [(name, text) for name, (end, text) in bad.items() if end == "crashed"]
    if not crashed:
        return None
    name, text = crashed[0]
    return FAILED, (
        f"Given {name}, `predict_one` stopped with {text}; {len(crashed)} of "
        f"{len(bad)} bad examples did that. A real user will leave a field blank. "
        "Check the fields first and raise ValueError with words for the user."
    )


def _taken(bad: dict[str, list[str]], optional: list[str]) -> tuple[str, str]:
    """Return the words for bad examples that were answered, or for none."""
    taken = [n for n, (end, _) in bad.items() if end != "refused" and n not in optional]
    far = [name for name in taken if name.startswith("every number")]
    wrong = [name for name in taken if name not in far]
    if wrong:
        return FAILED, (
            f"Given {wrong[0]}, `predict_one` answered {bad[wrong[0]][1]}. An answer "
            "to nonsense looks like one to a question. Check types and limits, and "
            "raise ValueError."
        )
    if far:
        return WARNED, (
            f"Given {far[0]}, `predict_one` answered {bad[far[0]][1]}. Nothing like it "
            "was in training. Give each number limits, and raise ValueError beyond."
        )
    return PASSED, (
        "`predict_one` answered a good example, refused nonsense by ValueError, and "
        f"crashed on none of {len(bad)}. Wrong values that look right are not seen "
        "here."
    )
