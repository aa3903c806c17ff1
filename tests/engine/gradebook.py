"""Look into a gradebook by natural keys, with SQL alone."""

import sqlite3
import stat
from contextlib import closing

ROWS = {
    "course": "SELECT id FROM course",
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submission": """SELECT a.name, s.student_id, s.timestamp, s.extension
        FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id""",
    "notebook": """SELECT s.student_id, n.name, m.late_submission_penalty, m.flagged
        FROM submitted_notebook m JOIN notebook n ON n.id = m.notebook_id
        JOIN submitted_assignment s ON s.id = m.assignment_id""",
    "grade": """SELECT s.student_id, n.name, c.name, c.type, g.auto_score,
        g.manual_score, g.extra_credit, g.needs_manual_grade
        FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook m ON m.id = g.notebook_id
        JOIN notebook n ON n.id = m.notebook_id
        JOIN submitted_assignment s ON s.id = m.assignment_id""",
    "comment": """SELECT s.student_id, n.name, c.name, c.type, g.auto_comment,
        g.manual_comment
        FROM comment g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook m ON m.id = g.notebook_id
        JOIN notebook n ON n.id = m.notebook_id
        JOIN submitted_assignment s ON s.id = m.assignment_id""",
}


def ask(folder, sql, *values):
    """Return all rows of a query."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as book:
        return book.execute(sql, values).fetchall()


def change(folder, sql, *values):
    """Change rows, as another program would."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as book, book:
        assert book.execute(sql, values).rowcount != 0


def rows(folder):
    """Return everything that nbgrader's tables say of submissions."""
    return {name: sorted(ask(folder, sql), key=repr) for name, sql in ROWS.items()}


def grades(folder, learner):
    """Return {(notebook, cell): (auto, manual, extra credit, needs a look)}."""
    found = [one for one in rows(folder)["grade"] if one[0] == learner]
    return {(one[1], one[2]): one[4:] for one in found}


def set_due(folder, assignment, due):
    """Set the due date of an assignment."""
    due = f"{due}.000000"
    change(folder, "UPDATE assignment SET duedate = ? WHERE name = ?", due, assignment)


def by_hand(folder):
    """Do what instructors do in formgrader: scores, extra credit, comments."""
    cell = "(SELECT id FROM base_cell WHERE name = ? AND type = ?)"
    change(
        folder,
        "UPDATE grade SET manual_score = 0.75, extra_credit = 0.5, "
        f"needs_manual_grade = 0 WHERE cell_id = {cell}",
        *("correct_squares", "GradeCell"),
    )
    change(
        folder,
        f"UPDATE comment SET manual_comment = 'Well put.' WHERE cell_id = {cell}",
        *("part-b", "SolutionCell"),
    )


def files(folder):
    """Return {relative path: (mode, bytes)} of what lies in a folder."""
    return {
        path.relative_to(folder).as_posix(): (
            stat.filemode(path.stat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }
