"""The review of a project by people: a rubric, gates before it, and no total score."""
