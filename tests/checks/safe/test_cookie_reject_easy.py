from typing import Any

import pytest

from auditor.evidence import Consent, Reason
from auditor.plugins import Outcome, Verdict
from checks.safe.cookie_reject_easy import cookie_reject_easy
from tests.builders import box, control, journey, journeys, page
from tests.checks.safe.banner import UNREAD, banner, consent

HOME = journeys(journey(page("home", lang="en")))


def ask(**changes: Any) -> Outcome:
    return cookie_reject_easy.ask(consent(banner(**changes)), HOME)


def reject(width: float = 100, contrast: float | None = 8.0, **changes: Any) -> Any:
    return control("Reject all", box=box(width=width, height=40), contrast=contrast, **changes)


@pytest.mark.parametrize(
    ("width", "contrast", "score"),
    [
        (100, 8, 100),
        (80, 8, 100),
        (79, 8, 70),
        (50, 8, 70),
        (49, 8, 50),
        (300, 6.4, 100),
        (300, 6.3, 70),
        (200, 2, 50),
    ],
)
def test_the_weaker_of_size_and_contrast_counts(width: float, contrast: float, score: float) -> None:
    outcome = ask(reject=reject(width, contrast))
    assert outcome.score == score
    assert outcome.verdict is (Verdict.PASSED if score == 100 else Verdict.FAILED)


@pytest.mark.parametrize(("taps", "score"), [(1, 100), (2, 25), (3, 0), (None, 0)])
def test_each_further_tap_costs_more_than_any_colour(taps: int | None, score: float) -> None:
    assert ask(taps_to_reject=taps, reject=reject() if taps == 1 else None).score == score


def test_a_refusal_as_deep_as_the_consent_is_no_further_tap() -> None:
    assert ask(taps_to_accept=2, taps_to_reject=2).score == 100


def test_one_of_the_measures_is_enough() -> None:
    assert ask(reject=reject(contrast=None)).score == 100
    assert ask(reject=control("Reject all", box=None, contrast=8.0)).score == 100
    unmeasured = control("Reject all", box=None)
    assert ask(reject=unmeasured).reason is Reason.LOW_CONFIDENCE


def test_the_worst_device_that_could_be_judged_counts() -> None:
    phone = banner(device="phone", reject=None, taps_to_reject=None)
    unmeasured = banner(reject=control("Reject all", box=None))
    outcome = cookie_reject_easy.ask(consent(banner(), unmeasured, phone), HOME)
    assert outcome.score == 0
    assert outcome.places[0].device == "phone"
    assert cookie_reject_easy.ask(consent(banner(), unmeasured), HOME).score == 100


def test_a_refusal_in_words_that_we_cannot_read_is_not_missing() -> None:
    icelandic = journeys(journey(page("home", lang=UNREAD)))
    seen = consent(banner(reject=None, taps_to_reject=None))
    assert cookie_reject_easy.ask(seen, icelandic).reason is Reason.LOW_CONFIDENCE
    assert cookie_reject_easy.ask(seen, HOME).score == 0


@pytest.mark.parametrize("seen", [(), (banner(shown=False),)])
def test_does_not_apply_without_a_banner(seen: Any) -> None:
    assert cookie_reject_easy.ask(Consent(seen=seen), HOME).verdict is Verdict.INAPPLICABLE


def test_says_nothing_where_the_buttons_could_not_be_read() -> None:
    assert ask(accept=None, reject=None, taps_to_reject=None).reason is Reason.FRAME_UNREADABLE
    assert ask(accept=None).reason is Reason.LOW_CONFIDENCE
