"""Where reviews come from."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.evidence import FrameSeen, Reason
from checks.known.reviews_verified_note import reviews_verified_note
from tests.builders import info_pages
from tests.checks.known.shop import AVERAGE, SPREAD, machine_readable, product, shop, told

NOTE = "Only customers who bought this product can review it; we check each review against an order."


def ask(text: str, terms: str = "Terms of sale", **changes: Any) -> str:
    return told(reviews_verified_note.ask(shop(product(text, **changes)), info_pages(terms=terms)))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"{AVERAGE}\n{NOTE}", "en"),
        ("4.5 out of 5, from 9 ratings\nOur reviews are not verified: anybody may write one.", "en"),
        ("111 Bewertungen\nWir prüfen Bewertungen vor der Veröffentlichung auf Echtheit.", "de"),
        ("111 Bewertungen\nNur wer den Artikel hier gekauft hat, kann ihn bewerten.", "de"),
    ],
    ids=["checked", "honestly unchecked", "German", "German buyers only"],
)
def test_passes_when_the_products_page_tells(text: str, lang: str) -> None:
    assert ask(text, lang=lang) == "passed 100"


@pytest.mark.parametrize(
    ("text", "terms", "score"),
    [
        (AVERAGE, "Terms of sale", "failed 0"),
        (SPREAD, "Terms of sale", "failed 0"),
        (f"{AVERAGE}\nAnna: great! Verified purchase", "Terms", "failed 60"),
        (AVERAGE, f"Of reviews: {NOTE}", "failed 40"),
    ],
    ids=["nothing", "only a spread", "a badge", "in the terms"],
)
def test_fails_what_is_missing(text: str, terms: str, score: str) -> None:
    assert ask(text, terms) == score


def test_fails_in_german() -> None:
    assert ask("4,5 von 5 aus 111 Bewertungen", lang="de") == "failed 0"


def test_reviews_that_only_machines_are_told_of_count_as_shown() -> None:
    assert ask("A fine mug", offers=machine_readable()) == "failed 0"


@pytest.mark.parametrize("text", ["", "Customer reviews\nWrite a review", "0 reviews"])
def test_says_nothing_where_no_reviews_are_shown(text: str) -> None:
    assert ask(text) == "inapplicable"


def test_says_nothing_of_another_companys_frame() -> None:
    widget = FrameSeen(host="widget.trustpilot.com", title="Customer reviews", first_party=False)
    outcome = reviews_verified_note.ask(shop(product("A fine mug", frames=(widget,))), info_pages())
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.FRAME_UNREADABLE)
    film = FrameSeen(host="player.example", first_party=False)
    assert ask("A fine mug", frames=(film,)) == "inapplicable"
    assert ask(f"{AVERAGE}\n{NOTE}", frames=(widget,)) == "passed 100"


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = reviews_verified_note.ask(shop(product(AVERAGE, lang="fi")), info_pages())
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_without_a_product() -> None:
    assert told(reviews_verified_note.ask(shop(), info_pages())) == "cantTell"
