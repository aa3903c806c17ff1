"""The bench: what a learner's notebook calls, shows and keeps."""
