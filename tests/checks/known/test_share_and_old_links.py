"""A product's address in a stranger's browser."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.evidence import Reason
from checks.known.share_and_old_links import share_and_old_links
from tests.builders import page
from tests.checks.known.shop import told, visit, visits

ASKED = "https://shop.example/mug?visit=C00001"


def ask(shows_product: bool | None, **fields: Any) -> str:
    shown = page("trial", **{"url": "https://shop.example/mug", **fields})
    return told(
        share_and_old_links.ask(visits(visit("fresh", "product", shown, url=ASKED, shows_product=shows_product)))
    )


@pytest.mark.parametrize("lang", ["en", "de", "fi"])
def test_passes_when_the_stranger_sees_the_product(lang: str) -> None:
    assert ask(True, lang=lang) == "passed 100"


def test_fails_when_the_stranger_lands_elsewhere() -> None:
    assert ask(False, url="https://shop.example/") == "failed 0"
    assert ask(False, url="https://shop.example/de/", lang="de", facets=("listing",)) == "failed 0"


@pytest.mark.parametrize("status", [404, 410, 500])
def test_fails_when_the_address_answers_with_an_error(status: int) -> None:
    assert ask(False, status=status) == "failed 0"


def test_one_stranger_who_sees_it_is_enough() -> None:
    late = visit("fresh_again", "product", shows_product=True)
    assert (
        told(share_and_old_links.ask(visits(visit("fresh", "product", shows_product=False), late))) == "passed 100"
    )


@pytest.mark.parametrize("status", [403, 429, 503])
def test_says_nothing_when_the_stranger_is_turned_away(status: int) -> None:
    shown = page("trial", status=status)
    outcome = share_and_old_links.ask(visits(visit("fresh", "product", shown, shows_product=False)))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.BLOCKED)


def test_says_nothing_when_the_product_may_have_another_name_there() -> None:
    assert ask(False, facets=("product_offer",)) == "cantTell"
    assert ask(None) == "cantTell"


def test_another_product_at_another_address_is_not_it() -> None:
    assert ask(False, facets=("product_offer",), url="https://shop.example/plate") == "failed 0"


def test_says_nothing_of_other_visits() -> None:
    assert told(share_and_old_links.ask(visits(visit("returning", "product", shows_product=False)))) == "cantTell"
    assert told(share_and_old_links.ask(visits(visit("returning", "cart")))) == "cantTell"
