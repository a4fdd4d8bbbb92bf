"""Clocks that run down beside an offer, as two strangers see them."""

from __future__ import annotations

import pytest

from auditor.evidence import Reason, Visits
from checks.calm.timer_honest import timer_honest
from tests.checks.calm.windows import look, looks, told


def two(
    first: str,
    second: str,
    *,
    apart_s: float = 90.0,
    words: str = "Offer ends in",
    first_read: str = "",
    second_read: str = "",
    lang: str = "en",
) -> Visits:
    """Two strangers' looks at a clock, and the clock a moment later, when the page was read."""
    return looks(
        look("fresh", f"{words} {first_read or ticked(first)}", clocks=(first,), lang=lang),
        look("fresh_again", f"{words} {second_read or ticked(second)}", at_s=apart_s, clocks=(second,), lang=lang),
    )


def ticked(clock: str) -> str:
    """The clock two seconds later; the last number must allow it."""
    head, colon, last = clock.rpartition(":")
    return f"{head}{colon}{int(last) - 2:02d}"


def test_passes_when_it_ends_at_the_same_moment_for_both() -> None:
    assert told(timer_honest.ask(two("02:10:40", "02:09:10"))) == "passed 100"


def test_passes_within_the_tolerance() -> None:
    assert told(timer_honest.ask(two("10:40", "09:13"))) == "passed 100"


def test_fails_when_it_starts_anew() -> None:
    outcome = timer_honest.ask(two("09:58", "09:57"))
    assert told(outcome) == "failed 0"
    assert [place.page for place in outcome.places] == ["fresh", "fresh_again"]
    assert "9:58 were left for one" in outcome.saw


def test_fails_in_german() -> None:
    assert told(timer_honest.ask(two("09:58", "09:58", words="Angebot endet in", lang="de"))) == "failed 0"


def test_fails_when_hours_minutes_and_seconds_are_spelled_out() -> None:
    evidence = two("2 Std. 5 Min. 58 Sek.", "2 Std. 5 Min. 57 Sek.", words="Angebot endet in", lang="de",
                   first_read="2 Std. 5 Min. 56 Sek.", second_read="2 Std. 5 Min. 55 Sek.")  # fmt: skip
    assert told(timer_honest.ask(evidence)) == "failed 0"


def test_the_clock_may_stand_below_its_words_and_be_spread_over_them() -> None:
    evidence = two(
        "09:58", "09:57", words="Flash sale!\nDon't wait\n", first_read="09 : 56", second_read="09 : 55"
    )
    assert told(timer_honest.ask(evidence)) == "failed 0"


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Order within", "en"),
        ("Order within the next", "en"),
        ("Your cart is reserved for", "en"),
        ("Für Sie reserviert für", "de"),
        ("Bestelle innerhalb von", "de"),
        ("Now playing:", "en"),
    ],
)
def test_leaves_other_clocks_alone(words: str, lang: str) -> None:
    assert told(timer_honest.ask(two("09:58", "09:58", words=words, lang=lang))) == "inapplicable"


def test_leaves_a_clock_alone_that_counts_up() -> None:
    evidence = two("00:01", "00:01", words="Flash sale film", first_read="00:03", second_read="00:03")
    assert told(timer_honest.ask(evidence)) == "cantTell"


def test_leaves_an_offer_alone_that_names_its_end() -> None:
    for words, lang in [
        ("Sale ends 30 November 2026", "en"),
        ("Offer valid until 30/11/2026", "en"),
        ("Sale ends on Nov 30", "en"),
        ("Angebot gültig bis 30.11.2026", "de"),
        ("Die Aktion endet am 30. November", "de"),
    ]:
        evidence = looks(look("fresh", words, lang=lang), look("fresh_again", words, at_s=90, lang=lang))
        assert told(timer_honest.ask(evidence)) == "passed 100", words


@pytest.mark.parametrize(("words", "lang"), [("Only for a limited time!", "en"), ("Nur für kurze Zeit", "de")])
def test_says_nothing_yet_of_an_offer_without_date(words: str, lang: str) -> None:
    outcome = timer_honest.ask(looks(look("fresh", words, lang=lang)))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.NEEDS_HISTORY)


@pytest.mark.parametrize("apart_s", [0.5, 9.0])
def test_says_nothing_when_the_looks_are_too_close(apart_s: float) -> None:
    assert told(timer_honest.ask(two("09:58", "09:58", apart_s=apart_s))) == "cantTell"


def test_says_nothing_of_one_look() -> None:
    outcome = timer_honest.ask(looks(look("fresh", "Offer ends in 09:56", clocks=("09:58",))))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.NEEDS_HISTORY)


@pytest.mark.parametrize("second", ["59:58", "08:59", "09:30"], ids=["another clock", "fast", "between"])
def test_says_nothing_of_a_clock_that_runs_in_another_way(second: str) -> None:
    outcome = timer_honest.ask(two("09:58", second, apart_s=40))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_when_nothing_ends() -> None:
    assert (
        told(timer_honest.ask(looks(look("fresh", "Delivery Monday"), look("fresh_again", at_s=90))))
        == "inapplicable"
    )


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = timer_honest.ask(two("09:58", "09:58", words="Tarjous päättyy", lang="fi"))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_without_a_stranger() -> None:
    assert told(timer_honest.ask(looks(look("returning")))) == "cantTell"
