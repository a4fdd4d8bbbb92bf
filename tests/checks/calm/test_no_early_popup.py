"""A window over the page before anything was done."""

from __future__ import annotations

import pytest

from auditor.evidence import Journeys, Reason, StopReason
from checks.calm.no_early_popup import no_early_popup
from tests.builders import journey, journeys
from tests.checks.calm.windows import CONSENT, met, popup, told


def ask(evidence: Journeys) -> str:
    return told(no_early_popup.ask(evidence))


def test_passes_when_nothing_covers_the_page() -> None:
    assert ask(met()) == "passed 100"


def test_fails_when_a_window_jumps_at_the_visitor() -> None:
    outcome = no_early_popup.ask(met(popup()))
    assert told(outcome) == "failed 60"
    assert [(place.page, place.device) for place in outcome.places] == [("home", "desktop")]
    assert "50% of the screen" in outcome.saw


def test_each_distinct_window_costs_and_a_second_showing_does_not() -> None:
    assert ask(met(popup(), popup(text="Spin the wheel", kind="other"))) == "failed 20"
    assert ask(met(popup(came_back=True), popup())) == "failed 60"


def test_a_choice_of_country_costs_half() -> None:
    assert ask(met(popup(kind="country_picker", text="Choose your country"))) == "failed 80"


def test_german_shops_too() -> None:
    assert ask(met(popup(text="Jeden Monat ein Rezept? Newsletter abonnieren"), lang="de")) == "failed 60"


@pytest.mark.parametrize(
    "window",
    [
        popup(before_any_input=False),
        popup(at_ms=12_000.0),
        popup(covers=0.25),
        CONSENT,
        popup(kind="age_gate", text="Are you over 18?"),
        popup(kind="js_alert", text="Hello"),
    ],
    ids=["after input", "after a while", "small", "consent", "age gate", "native"],
)
def test_leaves_alone(window: object) -> None:
    assert ask(met(window)) == "passed 100"  # type: ignore[arg-type]


def test_the_worse_device_counts() -> None:
    desktop, phone = met(), met(popup(), device="phone")
    outcome = no_early_popup.ask(Journeys(journeys=(*desktop.journeys, *phone.journeys)))
    assert told(outcome) == "failed 60"
    assert outcome.saw.startswith("On the phone: ")


def test_says_nothing_when_no_page_opened() -> None:
    outcome = no_early_popup.ask(journeys(journey(stopped_because=StopReason.BOT_WALL)))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.BLOCKED)
