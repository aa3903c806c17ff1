"""Look for personal data in a text: addresses of mail, phone numbers, accounts.

Numbers count only where their check digits or the numbering plan of a country say
that they are real (python-stdnum, phonenumbers), so that ids and measurements are no
false alarms. Names, faces and free text about people are seen by nobody here.
"""

import re
from collections.abc import Callable

MAIL, PHONE, IBAN, CARD = "mail address", "phone number", "IBAN", "card"
_MAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}"
    # ada (at) example.org, as people write it to be found by no machine
    r"|[\w.+-]+ ?[\[({] ?at ?[\])}] ?[\w-]+(?: ?(?:\.|[\[({] ?dot ?[\])}]) ?[\w-]+)+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d|00[1-9]\d{0,2}[ /(.-]|\(\d{3}\)|\d{3}[ .-]\d{3}[ .-])"
    r"[\d ().-]{3,}\d"
)
# Without a country, digits are a phone number where a word in front says so.
_CALL = re.compile(
    r"\b(?:phone|telephone|telefon|tel|mobile|cell|call|fax|whatsapp|handy)\b[.:]?"
    r"(?: (?:me|us|at|is|no\.?|number|under|on))*:? ?(?P<number>\(?0[\d /().-]{6,}\d)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_IBAN = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b", re.IGNORECASE
)
_CARD = re.compile(
    r"(?<!\d)(?:\d{4}(?:[ -]?\d{4}){3}|3[47]\d\d[ -]\d{6}[ -]\d{5})(?!\d)"
)
_AT = re.compile(r"@|[\[({] ?at ?[\])}]", re.IGNORECASE)
# Blanks and dashes that word processors put between digits.
_PLAIN = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " ") | {"\u2011": "-"})


def in_text(text: str) -> list[tuple[str, str]]:
    """Return what a text holds: kind and words."""
    is_mail = _AT.search(text)
    if not (is_mail or re.search(r"\d", text)):
        return []
    text = text.translate(_PLAIN)
    found = [(MAIL, hit[0]) for hit in _MAIL.finditer(text)] if is_mail else []
    for kind, pattern, is_real in _NUMBERS:
        found += [(kind, h[0]) for h in pattern.finditer(text) if is_real(h[0])]
    calls = (hit["number"] for hit in _CALL.finditer(text))
    return found + [(PHONE, number) for number in calls if not _DATE.match(number)]


def masked(text: str) -> str:
    """Return a text that shows its shape and nobody's data."""
    return re.sub(r"[A-Za-z0-9]", "x", text[1:]).rjust(len(text), text[0])


def _is_phone(text: str) -> bool:
    import phonenumbers

    text = re.sub("^00", "+", text).replace("(0)", "")
    try:
        number = phonenumbers.parse(text, None if text.startswith("+") else "US")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


def _is_iban(text: str) -> bool:
    from stdnum import iban

    # A word that follows may have four letters, as a group has.
    parts = re.split("[ -]", text)
    starts = ("".join(parts[: n + 1]) for n in range(len(parts)))
    return any(map(iban.is_valid, starts))


def _is_card(text: str) -> bool:
    from stdnum import luhn

    digits = re.sub(r"\D", "", text)
    return digits[0] in "3456" and len(set(digits)) > 3 and bool(luhn.is_valid(digits))


_NUMBERS: tuple[tuple[str, "re.Pattern[str]", Callable[[str], bool]], ...] = (
    (PHONE, _PHONE, _is_phone),
    (IBAN, _IBAN, _is_iban),
    (CARD, _CARD, _is_card),
)
