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
        ("DE89 3704 0044 0532 0130 00", personal.IBAN),
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
    ],
)
def test_dates_ids_and_amounts_are_no_person(text):
    """Numbers that no plan of numbers knows are left alone."""
    assert personal.in_text(text) == []


def test_a_masked_text_keeps_its_shape_only():
    """The first character and the signs stay."""
    assert personal.masked("lena@street.example") == "lxxx@xxxxxx.xxxxxxx"
