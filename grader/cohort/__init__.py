"""A cohort: the course directory, the submissions, and nbgrader's gradebook."""
