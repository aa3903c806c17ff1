"""The search for a job: its log, its interviews, its market."""
