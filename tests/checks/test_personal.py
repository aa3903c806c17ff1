"""Personal data in a text: what is found, and what only looks like it."""

import pytest

from grader.checks import personal


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ask lena@street.example", personal.MAIL),
        ("order at (202) 555-0142", personal.PHONE),
        ("order at 202-555-0142", personal.PHONE),
        ("+49 170 555 01 42", personal.PHONE),
        ("+49\u00a0170\u00a0555\u00a001\u00a042", personal.PHONE),
        ("0049 170 555 01 42", personal.PHONE),
        ("+44 (0)20 7946 0958", personal.PHONE),
        ("phone me at 030 901820", personal.PHONE),
        ("Tel.: 0171/2345678", personal.PHONE),
        ("lena (at) street.example", personal.MAIL),
        ("lena [at] street [dot] example", personal.MAIL),
        ("DE89 3704 0044 0532 0130 00", personal.IBAN),
        ("paid to de89 3704 0044 0532 0130 00 from here", personal.IBAN),
        ("IBAN: NO93 8601 1117 947", personal.IBAN),
        ("GB82-WEST-1234-5698-7654-32", personal.IBAN),
        ("3782 822463 10005", personal.CARD),
        ("4111 1111 1111 1234 or 4012 8888 8888 1881", personal.CARD),
    ],
)
def test_what_points_to_a_person_is_found(text, kind):
    """Addresses, telephone numbers, accounts and cards are each told by their kind."""
    assert kind in [found for found, _ in personal.in_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        "2023-01-09 to 2026-02-11",
        "10.5281/zenodo.1234567",
        "1 200 300 bytes, version 1.11.2",
        "row 1080989, about 1,250,000 lines",
        "lena at the street",
        "52.520008, 13.404954 or +52.5200 +13.4049",
        "2026 05 03 12 30 00, 978-3-16-148410-0",
        "a call on 03.05.2026 at 14:30, phone: 6.1 inches",
        "id 0049-2026 and 000123456789",
    ],
)
def test_dates_ids_and_amounts_are_no_person(text):
    """Numbers that no plan of numbers knows are left alone."""
    assert personal.in_text(text) == []


def test_a_masked_text_keeps_its_shape_only():
    """The first character and the signs stay."""
    assert personal.masked("lena@street.example") == "lxxx@xxxxxx.xxxxxxx"
