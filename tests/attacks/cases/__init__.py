"""All submissions of the cohort under attack, hostile, broken and honest."""

from tests.attacks.case import Case
from tests.attacks.cases import (
    agent,
    broken,
    calls,
    channel,
    denial,
    ends,
    forged,
    hidden,
    honest,
    kernel,
    leaks,
    objects,
    pages,
    values,
    writes,
    zygote,
)

MODULES = (
    kernel,
    hidden,
    values,
    calls,
    objects,
    channel,
    agent,
    forged,
    leaks,
    writes,
    zygote,
    pages,
    denial,
    ends,
    broken,
    honest,
)
CASES: tuple[Case, ...] = tuple(case for one in MODULES for case in one.CASES)
HOSTILE = tuple(case for case in CASES if case not in honest.CASES)
