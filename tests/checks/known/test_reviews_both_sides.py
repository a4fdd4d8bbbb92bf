"""Good and bad ratings, and figures that agree."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.evidence import Reason
from checks.known.reviews_both_sides import reviews_both_sides
from tests.builders import field
from tests.checks.known.shop import AVERAGE, SPREAD, SPREAD_DE, machine_readable, product, shop, told

PRAISE = "5 stars\n111\n4 stars\n0\n3 stars\n0\n2 stars\n0\n1 stars\n0"


def ask(text: str, **changes: Any) -> str:
    return told(reviews_both_sides.ask(shop(product(text, **changes))))


def test_passes_when_both_sides_are_shown() -> None:
    outcome = reviews_both_sides.ask(shop(product(f"{AVERAGE}\n{SPREAD}", offers=machine_readable())))
    assert told(outcome) == "passed 100"
    assert outcome.saw.startswith("Of 111 ratings, 14 gave three stars or less")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"4,5 von 5 aus 111 Bewertungen\n{SPREAD_DE}", "de"),
        ("4.6 out of 5\n5 star 72%\n4 star 18%\n3 star 6%\n2 star 2%\n1 star 2%\n1,204 ratings", "en"),
        ("5★ (72)\n4★ (25)\n3★ (8)\n2★ (4)\n1★ (2)", "en"),
        ("1 star 2\n2 stars 4\n3 stars 8\n4 stars 25\n5 stars 72", "en"),
    ],
    ids=["German", "per cent", "symbols", "rising"],
)
def test_passes_spreads_of_many_forms(text: str, lang: str) -> None:
    assert (
        ask(text, lang=lang, lowest="Niedrigste Bewertung zuerst" if lang == "de" else "Lowest first")
        == "passed 100"
    )


@pytest.mark.parametrize(
    ("text", "changes", "score"),
    [
        (f"5.0 out of 5, from 111 ratings\n{PRAISE}", {}, "failed 70"),
        (f"{AVERAGE}\n{SPREAD}", {"lowest": ""}, "failed 80"),
        (f"4.9 out of 5, from 111 ratings\n{SPREAD}", {}, "failed 80"),
        (f"{AVERAGE}\n{SPREAD}", {"offers": machine_readable(rating=5.0)}, "failed 80"),
        (f"{AVERAGE}\n{SPREAD}", {"offers": machine_readable(reviews=900)}, "failed 80"),
        (f"4.2 out of 5, from 111 ratings\n{PRAISE}", {"lowest": ""}, "failed 30"),
    ],
    ids=[
        "only praise",
        "no way to the lowest",
        "average too high",
        "machines told better",
        "machines told more",
        "all",
    ],
)
def test_fails_in_proportion(text: str, changes: dict[str, Any], score: str) -> None:
    assert ask(text, **changes) == score


def test_fails_praise_in_german() -> None:
    text = "5,0 von 5 aus 111 Bewertungen\n5 Sterne 111\n4 Sterne 0\n3 Sterne 0\n2 Sterne 0\n1 Stern 0"
    assert ask(text, lang="de", lowest="Schlechteste zuerst") == "failed 70"


def test_figures_that_cannot_be_compared_leave_the_reckoning() -> None:
    assert ask(SPREAD) == "passed 100"
    assert ask(PRAISE) == "failed 62.5"


def test_the_lowest_may_be_an_option_of_a_list() -> None:
    sort = field("Sort", kind="select", options=("Newest", "Lowest rating"))
    assert ask(f"{AVERAGE}\n{SPREAD}", lowest="", fields=(sort,)) == "passed 100"


def test_fewer_written_reviews_than_ratings_are_no_contradiction() -> None:
    assert ask(f"{AVERAGE}\n{SPREAD}", offers=machine_readable(reviews=4)) == "passed 100"


def test_ratings_of_other_products_beside_it_are_no_contradiction() -> None:
    others = "Goes well with it\nPlate 4.9 out of 5\nBowl 3.1 out of 5, 9 ratings"
    assert ask(f"{AVERAGE}\n{SPREAD}\n{others}", offers=machine_readable()) == "passed 100"


@pytest.mark.parametrize(
    "text",
    ["", "Reviews\nBe the first to review this mug", "4.5 out of 5, from 19 ratings", "Filter: 4 stars and up"],
    ids=["none at all", "none yet", "few", "a filter"],
)
def test_says_nothing_of_a_young_shop(text: str) -> None:
    assert ask(text) == "inapplicable"


def test_says_nothing_when_the_spread_could_not_be_read() -> None:
    outcome = reviews_both_sides.ask(shop(product("4.8 out of 5, from 230 ratings")))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = reviews_both_sides.ask(shop(product(PRAISE, lang="fi", lowest="Huonoin ensin")))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_without_a_product() -> None:
    assert told(reviews_both_sides.ask(shop())) == "cantTell"
