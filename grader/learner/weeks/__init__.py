"""Six weeks of a project: its charter and its weekly log."""
