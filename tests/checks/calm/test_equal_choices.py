"""A "no" beside a "yes"."""

from __future__ import annotations

import pytest

from auditor.evidence import Control, Journeys, Reason
from checks.calm.equal_choices import equal_choices
from tests.builders import journey, journeys
from tests.checks.calm.windows import CONSENT, button, met, popup, told

YES = button("Subscribe", width=300, height=48)


def ask(evidence: Journeys) -> str:
    return told(equal_choices.ask(evidence))


@pytest.mark.parametrize(
    ("no", "score"),
    [
        (button("No thanks", width=300, height=48), "passed 100"),
        (button("No thanks", width=240, height=48), "passed 90"),
        (button("No thanks", width=150, height=48), "failed 75"),
        (button("No thanks", width=80, height=48), "failed 50"),
        (button("No thanks", width=300, height=20), "failed 50"),
        (button("No thanks", width=300, height=48, contrast=2.0), "failed 50"),
        (button("No thanks", width=60, height=12, contrast=1.6), "failed 0"),
    ],
    ids=["equal", "nearly", "half", "under a third", "low target", "pale", "tiny and pale"],
)
def test_size_and_contrast(no: Control, score: str) -> None:
    assert ask(met(popup(YES, no))) == score


def test_passes_in_german() -> None:
    assert ask(met(popup(button("Anmelden"), button("Nein, danke")), lang="de")) == "passed 100"


def test_fails_where_the_only_no_is_a_tiny_cross() -> None:
    outcome = equal_choices.ask(met(popup(YES, button("Close", width=12, height=12, contrast=7))))
    assert told(outcome) == "failed 50"
    assert outcome.places[0].element == "Close"


def test_windows_are_averaged() -> None:
    fair = popup(YES, button("No thanks", width=300))
    unfair = popup(YES, button("Not now", width=60, height=12, contrast=1.6), text="Warranty?", kind="upsell")
    assert ask(met(fair, unfair)) == "failed 50"


def test_an_unknown_yes_is_the_largest_other_button() -> None:
    window = popup(
        button("Protect my order", width=300), button("Privacy policy", width=390), button("No thanks", width=300)
    )
    assert ask(met(window)) == "passed 100"


def test_what_could_not_be_measured_leaves_the_reckoning() -> None:
    assert ask(met(popup(YES, button("No thanks", width=300, contrast=None)))) == "passed 100"
    nowhere = button("No thanks", contrast=None).model_copy(update={"box": None})
    assert ask(met(popup(YES, nowhere))) == "cantTell"


def test_says_nothing_without_a_choice() -> None:
    assert ask(met()) == "inapplicable"
    assert ask(met(CONSENT)) == "inapplicable"
    assert ask(met(popup(YES, button("Close", width=44, height=44)))) == "inapplicable"
    assert ask(met(popup(button("No thanks")))) == "inapplicable"


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = equal_choices.ask(met(popup(YES, button("Ei kiitos", width=40, height=10)), lang="fi"))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_when_no_page_opened() -> None:
    assert ask(journeys(journey())) == "cantTell"
