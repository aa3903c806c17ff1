"""Whether the procedure still finds something when there is nothing to find."""

from grader.checks.procedures import NOT_TESTED, PERMUTATIONS, shuffle_signal
from grader.project.audits.finding import (
    FAILED,
    PASSED,
    UNINFORMATIVE,
    Case,
    Finding,
)

NAME = "shuffled target"
_HOW = {
    "rows": "row by row",
    "groups": "by whole groups",
}
_WHERE = {
    True: "as the file was read",
    False: "after `load`, which makes the target; what `load` does with it is not "
    "tested",
}


def judge(case: Case) -> Finding:
    """Shuffle the raw target, run everything anew, look whether AUC is at chance."""
    reply = case.asked(
        "shuffle", number=PERMUTATIONS, seed=0, use=case.project.settings.use
    )
    scores = [score for score in reply["scores"] if score is not None]
    signal = shuffle_signal(scores)
    numbers = {"mean": signal.mean, "error": signal.error, "number": signal.number}
    if signal.number < len(reply["scores"]) / 2 or signal.number < 2:
        words = (
            "With shuffled answers most test sets held one class only, so no AUC could "
            "be had. Keep more rows for the test."
        )
        return Finding(NAME, UNINFORMATIVE, words, numbers)
    done = f"{signal.number} shuffles, {_HOW[reply['how']]}, {_WHERE[reply['is_raw']]}"
    if signal.is_there:
        words = (
            f"With shuffled answers the procedure still reaches an AUC of "
            f"{signal.mean:.2f}; chance is 0.50 ({done}). Something carries the answer "
            "around the split: an encoding or a selection that saw the target of test "
            "rows, say. Move every step that uses the target into `build`."
        )
        return Finding(NAME, FAILED, words, numbers)
    words = (
        f"Mean AUC {signal.mean:.3f} ± {signal.error:.3f} on shuffled answers "
        f"({done}). No procedural target leak found. {NOT_TESTED}"
    )
    return Finding(NAME, PASSED, words, numbers)
