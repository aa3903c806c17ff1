"""Errors that a person can act on: what is wrong, where, and what to do."""


class GraderError(Exception):
    """The base of every error that this package raises on purpose."""

    exit_code = 1


class CalledWrongly(GraderError):
    """A command or function was called with arguments that do not fit."""

    exit_code = 2


class CourseError(GraderError):
    """A source, a release or a check of the course is at fault."""


class DataError(GraderError):
    """A data file is missing, changed or not known."""


class JournalError(GraderError):
    """The learner's journal or passport cannot be read or written."""


class SubmissionError(GraderError):
    """A submission cannot be graded as it is."""


class ProjectError(GraderError):
    """A project does not keep the contract; `breaches` says each in a sentence."""

    def __init__(self, words: str, breaches: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.breaches = breaches or (words,)
