"""Look for personal data in a text: addresses of mail, phone numbers, accounts.

Numbers count only where their check digits or the numbering plan of a country say
that they are real (python-stdnum, phonenumbers), so that ids and measurements are no
false alarms. Names, faces and free text about people are seen by nobody here.
"""

import re
from collections.abc import Callable

MAIL, PHONE, IBAN, CARD = "mail address", "phone number", "IBAN", "card"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(?<![\w.])(?:\+\d|\(\d{3}\)|\d{3}[ .-]\d{3}[ .-])[\d ().-]{3,}\d")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)")


def in_text(text: str) -> list[tuple[str, str]]:
    """Return what a text holds: kind and words."""
    if not any(mark in text for mark in "@0123456789"):
        return []
    found = [(MAIL, hit[0]) for hit in _MAIL.finditer(text)] if "@" in text else []
    for kind, pattern, is_real in _NUMBERS:
        found += [(kind, h[0]) for h in pattern.finditer(text) if is_real(h[0])]
    return found


def masked(text: str) -> str:
    """Return a text that shows its shape and nobody's data."""
    return re.sub(r"[A-Za-z0-9]", "x", text[1:]).rjust(len(text), text[0])


def _is_phone(text: str) -> bool:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, None if text.startswith("+") else "US")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


def _is_iban(text: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(text))


def _is_card(text: str) -> bool:
    from stdnum import luhn

    digits = re.sub(r"\D", "", text)
    return digits[0] in "3456" and len(set(digits)) > 3 and bool(luhn.is_valid(digits))


_NUMBERS: tuple[tuple[str, "re.Pattern[str]", Callable[[str], bool]], ...] = (
    (PHONE, _PHONE, _is_phone),
    (IBAN, _IBAN, _is_iban),
    (CARD, _CARD, _is_card),
)
