"""What is left, as several looks at the same product say."""

from __future__ import annotations

import pytest

from auditor.evidence import Reason, Visits
from checks.calm.scarcity_honest import scarcity_honest
from tests.checks.calm.windows import look, looks, told


def seen(*claims: str, lang: str = "en") -> Visits:
    """One look after another, a second apart; an empty claim is a look without one."""
    return looks(
        *(
            look(f"fresh{i}", claim, at_s=float(i), lang=lang, scarcity=(claim,) if claim else ())
            for i, claim in enumerate(claims)
        )
    )


def left(*numbers: int) -> Visits:
    return seen(*(f"Only {number} left" for number in numbers))


@pytest.mark.parametrize("numbers", [(3, 3, 3), (3, 3, 2), (3, 2, 1), (4, 5, 5)], ids=str)
def test_passes_a_number_that_stays_or_sinks_by_a_sale(numbers: tuple[int, ...]) -> None:
    assert told(scarcity_honest.ask(left(*numbers))) == "passed 100"


@pytest.mark.parametrize("numbers", [(2, 7), (8, 5, 3, 6), (4, 3, 4, 3, 4)], ids=str)
def test_fails_a_number_that_jumps(numbers: tuple[int, ...]) -> None:
    outcome = scarcity_honest.ask(left(*numbers))
    assert told(outcome) == "failed 0"
    assert len(outcome.places) == len(numbers)


def test_doubts_a_number_that_falls_fast() -> None:
    assert told(scarcity_honest.ask(left(9, 4, 2))) == "failed 50"


@pytest.mark.parametrize(
    "claims",
    [
        ("Nur noch 2 Stück", "Nur noch 7 Stück"),
        ("Auf Lager – nur noch 3 Stück", "Auf Lager – nur noch 8 Stück"),
        ("Noch 2 auf Lager", "Noch 6 auf Lager"),
    ],
)
def test_fails_in_german(claims: tuple[str, str]) -> None:
    assert told(scarcity_honest.ask(seen(*claims, lang="de"))) == "failed 0"


def test_order_is_that_of_time_not_of_the_list() -> None:
    sinking = left(5, 4)
    assert told(scarcity_honest.ask(looks(*reversed(sinking.visits)))) == "passed 100"


@pytest.mark.parametrize(
    "claims",
    [
        ("12 people are looking at this", "48 people are looking at this"),
        ("In 3 people's carts", "In 19 people's carts"),
        ("Almost gone", "Low stock"),
        ("While stocks last", "While stocks last"),
    ],
)
def test_says_nothing_of_claims_that_count_no_pieces(claims: tuple[str, str]) -> None:
    outcome = scarcity_honest.ask(seen(*claims))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_of_one_look() -> None:
    assert told(scarcity_honest.ask(seen("Only 2 left", "", ""))) == "cantTell"


def test_another_address_may_be_another_stock() -> None:
    evidence = looks(
        look("fresh", scarcity=("Only 2 left",)),
        look("fresh_again", at_s=1, scarcity=("Only 2 left",)),
        look("language:de", at_s=2, url="https://shop.example/de/mug", lang="de", scarcity=("Nur noch 9 Stück",)),
    )
    assert told(scarcity_honest.ask(evidence)) == "passed 100"


def test_says_nothing_when_nothing_runs_out() -> None:
    assert told(scarcity_honest.ask(seen("", ""))) == "inapplicable"


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = scarcity_honest.ask(seen("Only 2 left", "Only 8 left", lang="fi"))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_without_a_look() -> None:
    assert told(scarcity_honest.ask(looks())) == "cantTell"
