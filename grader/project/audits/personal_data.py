"""Whether the tables hold what points to a person."""

from grader.project.audits.finding import FAILED, PASSED, WARNED, Case, Finding
from grader.project.personal import NAME as BY_NAME

NAME = "personal data"


def judge(case: Case) -> Finding:
    """Look at what the child found in all tables that `load` read or returned."""
    hits = case.facts["personal"]
    real = [hit for hit in hits if hit[1] != BY_NAME]
    numbers = {f"{column}: {kind}": count for column, kind, count, _ in real}
    if real:
        shown = "; ".join(
            f"`{column}` holds {count} × {kind}, such as {example}"
            for column, kind, count, example in real[:4]
        )
        words = (
            f"{shown}. Whoever gets the folder gets these people too, for good. Drop "
            "or replace such values before the file is saved in the folder; a model "
            "rarely needs them."
        )
        return Finding(NAME, FAILED, words, numbers)
    if hits:
        listed = ", ".join(f"`{hit[0]}`" for hit in hits[:6])
        words = (
            f"By their names, {listed} may be about persons. Nothing in them looks "
            "like a mail address, a phone or an account. Look yourself, and drop what "
            "you do not need."
        )
        return Finding(NAME, WARNED, words, numbers)
    words = (
        "No mail address, phone number, IBAN or card number in the tables. Names, free "
        "text about people, images, and persons who can be guessed from several "
        "columns are not seen here."
    )
    return Finding(NAME, PASSED, words, numbers)
