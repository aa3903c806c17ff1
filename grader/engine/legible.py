"""Text of learners' that may hold what is no text, made fit to be shown and kept.

JSON and file systems can both name half a character (a lone surrogate), which
neither a gradebook nor a UTF-8 file takes.
"""

from typing import Any

ODD = "\N{REPLACEMENT CHARACTER}"


def legible(text: str) -> str:
    """Return a name for people: one line of text, `ODD` for what does not print."""
    return "".join(one if one.isprintable() else ODD for one in text)


def whole(text: str) -> str:
    """Return `text` with `ODD` for each half character, line ends left alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(ODD if "\ud800" <= one <= "\udfff" else one for one in text)
    return text


def made_whole(found: Any) -> bool:
    """Replace half characters in a JSON-like value, in place; return whether any."""
    is_changed = False
    pairs = found.items() if isinstance(found, dict) else enumerate(found)
    for key, value in list(pairs):
        if isinstance(value, dict | list):
            is_changed |= made_whole(value)
        elif isinstance(value, str) and (text := whole(value)) is not value:
            found[key], is_changed = text, True
        if isinstance(key, str) and (name := whole(key)) is not key:
            found[name], is_changed = found.pop(key), True
    return is_changed
