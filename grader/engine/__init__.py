"""The engine: grades any nbgrader course directory, sealed, one writer at the end."""
