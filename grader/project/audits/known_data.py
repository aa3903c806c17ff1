"""Whether the outcome was known before the project began."""

from grader.project.audits.finding import FAILED, PASSED, Case, Finding

NAME = "known data"


def judge(case: Case) -> Finding:
    """Look at what the child recognized in all tables."""
    names = case.facts["known"]
    if names:
        words = (
            f"This is {', '.join(names)}. Thousands of write-ups or this course have "
            "told how it ends, so nothing here can surprise you or an employer. Take "
            "your question to data of your own."
        )
        return Finding(NAME, FAILED, words, {"names": names})
    words = (
        "No tutorial or course data recognized by content. Sets that were scaled, "
        "rounded or cut to a few rows may not be seen."
    )
    return Finding(NAME, PASSED, words)
