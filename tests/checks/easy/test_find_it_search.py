from typing import Any

import pytest

from auditor.evidence import Reason, Search, SearchTry
from auditor.plugins import Outcome, Verdict
from checks.easy.find_it_search import find_it_search
from tests.builders import control, page
from tests.checks.easy.till import UNREAD

TITLE = "Enamel Mug"


def tried(kind: str, found: bool | None = None, query: str = TITLE, **shown: Any) -> SearchTry:
    return SearchTry(query=query, kind=kind, expected=TITLE, found=found, page=page(f"search-{kind}", **shown))


def nonsense(text: str = "No results for xqzv", **shown: Any) -> SearchTry:
    return tried("nonsense", query="xqzv", **{"text": text, "facets": ("search_box",), **shown})


def ask(*tries: SearchTry, offered: bool = True) -> Outcome:
    return find_it_search.ask(Search(offered=offered, tries=tries))


@pytest.mark.parametrize(
    ("exact", "typo", "told", "score"),
    [
        (True, True, True, 100),
        (True, True, False, 80),
        (True, False, True, 70),
        (False, True, True, 50),
        (True, False, False, 50),
        (False, False, False, 0),
    ],
)
def test_title_typo_and_nonsense_weigh_50_30_20(exact: bool, typo: bool, told: bool, score: float) -> None:
    outcome = ask(tried("exact", exact), tried("typo", typo), nonsense() if told else nonsense("Goods"))
    assert outcome.score == score
    assert outcome.verdict is (Verdict.PASSED if score == 100 else Verdict.FAILED)
    assert len(outcome.places) == [exact, typo, told].count(False)


def test_each_group_is_the_mean_of_its_tries() -> None:
    outcome = ask(tried("exact", True), tried("part", False), tried("typo", True), nonsense())
    assert outcome.score == 75
    assert '"Enamel Mug" was not found by one word of its name' in outcome.saw


def test_what_was_not_tried_leaves_the_reckoning() -> None:
    assert ask(tried("exact", True)).score == 100
    assert ask(tried("exact", True), tried("typo", False)).score == pytest.approx(100 * 50 / 80)
    assert ask(tried("exact", True), tried("exact", None), tried("typo", None)).score == 100


def test_did_you_mean_forgives_a_slip() -> None:
    def with_link(name: str, **where: str) -> float | None:
        return ask(
            tried("exact", True), tried("typo", False, "Enmael Mug", controls=(control(name, **where),))
        ).score

    assert with_link("Did you mean enamel mug?") == 100
    assert with_link("Enamel", landmark="nav") != 100
    assert with_link("Mugs") != 100  # a word that was typed rightly is no suggestion


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("No products found", "en"),
        ("Leider keine Ergebnisse", "de"),
        ("Sorry\nWe couldn't find anything for xqzv", "en"),
    ],
)
def test_nonsense_is_answered_in_plain_words(text: str, lang: str) -> None:
    assert ask(tried("exact", True), nonsense(text, lang=lang)).score == 100


def test_words_that_we_cannot_read_leave_the_reckoning() -> None:
    assert ask(tried("exact", True), nonsense("Engar vörur fundust", lang=UNREAD)).score == 100
    assert ask(tried("exact", True), nonsense("Engar vörur fundust", lang="en")).verdict is Verdict.FAILED


def test_says_nothing_without_a_search_or_a_title() -> None:
    assert ask(offered=False).verdict is Verdict.INAPPLICABLE
    assert ask().reason is Reason.NOT_FOUND
    assert ask(tried("exact", None), nonsense()).reason is Reason.NOT_FOUND
