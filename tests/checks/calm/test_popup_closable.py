"""Windows that close, and those that do not."""

from __future__ import annotations

import pytest

from auditor.evidence import Interruption, Journeys, Reason, StopReason
from checks.calm.popup_closable import popup_closable
from tests.builders import journey, journeys
from tests.checks.calm.windows import CONSENT, button, met, popup, told

CROSS = button("Close", width=44, height=44)
TINY = button("Close", width=14, height=14)
GO = button("Subscribe")


def ask(evidence: Journeys) -> str:
    return told(popup_closable.ask(evidence))


def test_passes_when_one_tap_closes_it_for_good() -> None:
    assert ask(met(popup(CROSS, GO))) == "passed 100"


def test_passes_in_german() -> None:
    window = popup(button("Schließen", width=44, height=44), button("Abonnieren"), closed_by="Schließen")
    assert ask(met(window, lang="de")) == "passed 100"


def test_fails_when_nothing_closes_it() -> None:
    outcome = popup_closable.ask(met(popup(GO, closed_by="", taps=1)))
    assert told(outcome) == "failed 0"
    assert "could not be closed" in outcome.saw


@pytest.mark.parametrize(
    ("window", "score"),
    [
        (popup(TINY, GO), "failed 75"),
        (popup(CROSS, GO, came_back=True), "failed 75"),
        (popup(GO, closed_by="Escape"), "failed 40"),
        (popup(GO, closed_by="Escape", came_back=True), "failed 20"),
    ],
    ids=["tiny cross", "comes back", "Escape only", "Escape only and comes back"],
)
def test_fails_in_part(window: Interruption, score: str) -> None:
    assert ask(met(window)) == score


def test_the_worst_window_counts() -> None:
    assert ask(met(popup(CROSS, GO), popup(GO, text="Spin the wheel", closed_by=""))) == "failed 0"


def test_a_window_met_again_is_one_window_that_came_back() -> None:
    assert ask(met(popup(CROSS, GO, came_back=True), popup(CROSS, GO))) == "failed 75"


def test_size_that_is_not_known_leaves_the_reckoning() -> None:
    assert ask(met(popup(button("Close").model_copy(update={"box": None}), GO))) == "passed 100"
    assert ask(met(popup(closed_by="the cross"))) == "passed 100"


def test_says_nothing_without_windows() -> None:
    assert ask(met()) == "inapplicable"
    assert ask(met(CONSENT.model_copy(update={"closed_by": ""}))) == "inapplicable"


def test_says_nothing_where_the_way_out_was_not_understood() -> None:
    in_finnish = popup_closable.ask(met(popup(button("Sulje"), closed_by=""), lang="fi"))
    assert (told(in_finnish), in_finnish.reason) == ("cantTell", Reason.LOW_CONFIDENCE)
    assert ask(met(popup(button(""), GO, closed_by=""))) == "cantTell"


def test_says_nothing_when_no_page_opened() -> None:
    outcome = popup_closable.ask(journeys(journey(stopped_because=StopReason.UNREACHABLE)))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.UNREACHABLE)
