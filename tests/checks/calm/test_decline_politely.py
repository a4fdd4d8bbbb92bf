"""The words of a "no"."""

from __future__ import annotations

import pytest

from auditor.evidence import Reason
from checks.calm.decline_politely import decline_politely
from tests.builders import journey, journeys
from tests.checks.calm.windows import CONSENT, button, met, popup, told

GO = button("Subscribe")


def ask(*noes: str, lang: str = "en", kind: str = "newsletter") -> str:
    return told(decline_politely.ask(met(popup(GO, *map(button, noes), kind=kind), lang=lang)))


@pytest.mark.parametrize(
    ("no", "lang"),
    [
        ("No thanks", "en"),
        ("No, thank you", "en"),
        ("Maybe later", "en"),
        ("Nein, danke", "de"),
        ("Nein danke", "de-AT"),
        ("Kein Interesse", "de"),
    ],
)
def test_passes_a_neutral_no(no: str, lang: str) -> None:
    assert ask(no, lang=lang) == "passed 100"


@pytest.mark.parametrize(
    ("no", "lang"),
    [
        ("No thanks, I hate saving money", "en"),
        ("I'd rather pay full price", "en"),
        ("Nein danke, ich zahle gern zu viel", "de"),
        ("Ich möchte nicht sparen", "de"),
    ],
)
def test_fails_a_shaming_no(no: str, lang: str) -> None:
    outcome = decline_politely.ask(met(popup(GO, button(no)), lang=lang))
    assert told(outcome) == "failed 50"
    assert [place.element for place in outcome.places] == [no]


def test_two_texts_cost_twice_and_one_text_twice_costs_once() -> None:
    one, other = button("No thanks, I hate saving money"), button("I prefer to pay full price")
    again = popup(GO, one, text="Another window")
    assert told(decline_politely.ask(met(popup(GO, one), again))) == "failed 50"
    assert told(decline_politely.ask(met(popup(GO, one), popup(GO, other, text="Another window")))) == "failed 0"


def test_an_upsell_is_read_as_well() -> None:
    assert ask("No, I'll take the risk", kind="upsell") == "failed 50"


def test_says_nothing_without_a_worded_no() -> None:
    assert told(decline_politely.ask(met())) == "inapplicable"
    assert told(decline_politely.ask(met(CONSENT))) == "inapplicable"
    assert ask("Close") == "inapplicable"


def test_says_nothing_in_a_language_without_words_even_if_a_phrase_sounds_familiar() -> None:
    outcome = decline_politely.ask(met(popup(GO, button("No thanks, I hate saving")), lang="fi"))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_when_no_page_opened() -> None:
    assert told(decline_politely.ask(journeys(journey()))) == "cantTell"
