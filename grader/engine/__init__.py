"""The engine: grades any nbgrader course directory, sealed, one writer at the end."""

import sys

# Every process of the engine reads notebooks by jsonschema, which would build a
# grammar of internationalized addresses on the way (0.7 s); no notebook has any.
_GRAMMAR = "rfc3987_syntax"

if "jsonschema" not in sys.modules and _GRAMMAR not in sys.modules:
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]
    try:
        import jsonschema  # noqa: F401
    finally:
        del sys.modules[_GRAMMAR]
