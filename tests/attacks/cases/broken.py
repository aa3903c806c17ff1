"""Notebooks and folders that are damaged, tampered with or not what they seem."""

import copy
import os
from functools import partial

from tests.attacks.case import DEAF, Case, Handed, changed, told, unsolved

EITHER = ("broken", "graded")


def _raw(name: str, data: bytes) -> Case:
    return Case(name, "broken", 0, lambda handed: handed.raw(data))


def _too_large(handed: Handed) -> None:
    handed.cell("square").source = "x = '" + "a" * (30 << 20) + "'"


def _sparse(handed: Handed) -> None:
    handed.raw(b"{")
    os.truncate(handed.path, 1 << 40)


def _fifo(handed: Handed) -> None:
    handed.folder.mkdir(parents=True, exist_ok=True)
    os.mkfifo(handed.path)


def _folder(handed: Handed) -> None:
    handed.path.mkdir(parents=True)


def _elsewhere(handed: Handed) -> None:
    """Make the whole submission a link to a neighbour's."""
    handed.folder.parent.mkdir(parents=True, exist_ok=True)
    handed.folder.symlink_to("../m-neighbour/ps1")


def _many_files(handed: Handed) -> None:
    for number in range(2000):
        handed.file(f"file-{number}")


def _deep_folders(handed: Handed) -> None:
    here = handed.folder
    for _ in range(300):
        here = here / "deeper"
    here.mkdir(parents=True)


def _odd_names(handed: Handed) -> None:
    for name in ("a\nb.csv", "-rf", "..data", "$(touch x)", "\u202efdp.py", "~"):
        handed.file(name)
    folder = os.fsencode(handed.folder)
    os.close(os.open(folder + b"/\xff\xfe.csv", os.O_CREAT | os.O_WRONLY))


def _date(text: bytes, handed: Handed) -> None:
    handed.file("timestamp.txt", text)


def _same_ids(handed: Handed) -> None:
    for cell in handed.notebook.cells:
        cell.id = "same"


def _without_tests(handed: Handed) -> None:
    kept = [cell for cell in handed.notebook.cells if not told(cell, "grade")]
    handed.notebook.cells = kept


def _rich(handed: Handed) -> None:
    for cell in handed.tests():
        cell.metadata.nbgrader.points = 1000


def _poor(handed: Handed) -> None:
    """Call test cells plain, worth nothing, or the learner's own answers."""
    for cell in handed.tests():
        cell.metadata.nbgrader.update(grade=False, solution=True, points=0)
        cell.source = "1000"


def _markdown(handed: Handed) -> None:
    for cell in handed.tests():
        cell.cell_type = "markdown"
        del cell["outputs"], cell["execution_count"]


def _copies_first(handed: Handed) -> None:
    copies = copy.deepcopy(handed.tests())
    for cell in copies:
        cell.id, cell.source = f"copy-{cell.id}", "pass"
    handed.notebook.cells = copies + handed.notebook.cells


def _copies_last(handed: Handed) -> None:
    for cell in copy.deepcopy(handed.tests()):
        cell.id, cell.source = f"copy-{cell.id}", "1000"
        handed.notebook.cells.append(cell)


def _tests_first(handed: Handed) -> None:
    tests = handed.tests()
    others = [cell for cell in handed.notebook.cells if cell not in tests]
    handed.notebook.cells = tests + others


def _other_kernel(handed: Handed) -> None:
    handed.notebook.metadata.kernelspec = {
        "name": "stove-attack",
        "display_name": "x",
        "language": "bash",
    }


def _odd_metadata(handed: Handed) -> None:
    odd = [{"grade_id": ["square"]}, {"grade_id": None}, {"schema_version": 10**9}]
    cells = handed.notebook.cells
    for cell, one in zip(cells[1:], odd * len(cells), strict=False):
        cell.metadata.nbgrader = one


def _empty_metadata(handed: Handed) -> None:
    for number, cell in enumerate(handed.notebook.cells):
        cell.metadata = (None, [], "nbgrader", {"nbgrader": None})[number % 4]


def _ids_of_others(handed: Handed) -> None:
    """Give answers the ids of tests and the other way round."""
    ids = [told(cell, "grade_id") for cell in handed.notebook.cells[1:]]
    for cell, id in zip(handed.notebook.cells[1:], reversed(ids), strict=True):
        cell.metadata.nbgrader.grade_id = id


def _odd_sources(handed: Handed) -> None:
    handed.cell("square").source = "\ud800 = '\x00'\n" + "(" * 5000
    handed.cell("mean").source = "mean_ans = " + "-" * 100_000 + "1"
    handed.cell("model").source = "%%javascript\nalert(1)"


CASES = (
    _raw("not-json", b'{"cells": [ {"cell_type": "code"'),
    _raw("empty-file", b""),
    _raw("nested-json", b"[" * 100_000 + b"]" * 100_000),
    _raw("not-text", bytes(range(256)) * 100),
    _raw("a-list", b"[]"),
    _raw("a-number-of-many-digits", b'{"nbformat": ' + b"9" * 100_000 + b"}"),
    _raw("no-cells", b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}'),
    _raw("cells-of-nothing", b'{"nbformat": 4, "metadata": null, "cells": [null, 1]}'),
    Case(
        "format-99",
        "broken",
        0,
        changed(lambda handed: handed.notebook.update(nbformat=99)),
    ),
    Case("too-large", "refused", 0, unsolved(_too_large)),
    Case("a-terabyte-of-nothing", "refused", 0, _sparse),
    Case("pipe-for-a-notebook", "refused", 0, _fifo),
    Case("folder-for-a-notebook", ("refused", "broken"), 0, _folder),
    Case("link-to-a-neighbour", ("refused", "not attempted"), 0, _elsewhere),
    Case("many-small-files", "refused", 0, unsolved(_many_files)),
    Case("deep-folders", "refused", 0, unsolved(_deep_folders)),
    Case("odd-file-names", ("graded", "refused"), 0, unsolved(_odd_names)),
    Case("no-date", EITHER, 0, unsolved(partial(_date, b"soon"))),
    Case("date-of-bytes", EITHER, 0, unsolved(partial(_date, b"\xff\x00" * 9))),
    Case("date-far-away", EITHER, 0, unsolved(partial(_date, b"9999-12-31 23:59 +01"))),
    Case("same-cell-ids", "graded", 8, changed(_same_ids)),
    Case("deleted-tests", "graded", 8, changed(_without_tests)),
    Case("raised-points", "graded", 8, changed(_rich)),
    Case("tests-called-answers", "graded", 0, unsolved(_poor)),
    Case("tests-made-markdown", "graded", 0, unsolved(_markdown)),
    Case("copies-before-tests", "graded", 0, unsolved(_copies_first)),
    Case("copies-behind-tests", "graded", 0, unsolved(_copies_last)),
    Case("tests-before-answers", "graded", 0, unsolved(_tests_first)),
    Case("ids-exchanged", ("graded", "not attempted"), 0, unsolved(_ids_of_others)),
    Case("other-kernel", "graded", 8, changed(_other_kernel)),
    Case("odd-metadata", EITHER, 0, unsolved(_odd_metadata)),
    Case("empty-metadata", EITHER, 0, unsolved(_empty_metadata)),
    Case("odd-sources", (*DEAF, "broken"), 0, unsolved(_odd_sources)),
)
