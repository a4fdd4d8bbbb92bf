from typing import Any

import pytest

from auditor.evidence import ConsentSeen, Reason
from auditor.plugins import Outcome, Verdict
from checks.safe.reject_respected import reject_respected
from tests.checks.safe.banner import OWN, asked, banner, consent, kept

HOSTS = ("doubleclick.net", "facebook.net", "hotjar.com", "criteo.com", "taboola.com")
GA = kept("_ga")


def ask(*seen: ConsentSeen) -> Outcome:
    return reject_respected.ask(consent(*seen))


def refused(*hosts: str, **changes: Any) -> ConsentSeen:
    return banner(**{"chosen": "refused", "requests_after": (OWN, *map(asked, hosts)), **changes})


@pytest.mark.parametrize(("count", "score"), [(0, 100), (1, 75), (2, 50), (4, 0), (5, 0)])
def test_each_tracking_domain_costs_25(count: int, score: float) -> None:
    outcome = ask(refused(*HOSTS[:count]))
    assert outcome.score == score
    assert outcome.verdict is (Verdict.FAILED if count else Verdict.PASSED)


def test_a_cookie_from_before_that_was_only_left_behind_counts_half() -> None:
    left = refused(cookies_before=(GA,), cookies_after=(GA,))
    new = refused(cookies_after=(GA,))
    active = refused("www.google-analytics.com", cookies_before=(GA,), cookies_after=(GA,))
    assert [ask(seen).score for seen in (left, new, active)] == [87.5, 75, 75]


def test_an_analytics_request_without_cookies_counts_half() -> None:
    assert ask(refused("www.google-analytics.com")).score == 87.5


def test_all_devices_count_together_and_the_heavier_trace_of_a_company_counts() -> None:
    assert ask(refused(HOSTS[0]), refused(HOSTS[1], device="phone")).score == 50
    light, heavy = refused("www.google-analytics.com"), refused(cookies_after=(GA,), device="phone")
    assert ask(light, heavy).score == ask(heavy, light).score == 75
    assert ask(refused(), heavy).places[0].device == "phone"


def test_what_came_before_the_choice_is_left_alone() -> None:
    assert ask(refused(requests_before=(asked(HOSTS[0]),), cookies_before=(GA,))).score == 100


@pytest.mark.parametrize("chosen", ["accepted", "closed", "none"])
def test_does_not_apply_without_a_refusal(chosen: str) -> None:
    no_way = banner(reject=None, taps_to_reject=None, chosen=chosen, requests_after=(asked(HOSTS[0]),))
    assert ask(no_way).verdict is Verdict.INAPPLICABLE
    assert ask(banner(shown=False, taps_to_reject=None)).verdict is Verdict.INAPPLICABLE


def test_says_nothing_where_a_refusal_was_offered_but_not_made_or_nothing_was_recorded() -> None:
    assert ask(banner(chosen="accepted")).reason is Reason.NOT_REACHED
    assert ask(refused(requests_after=())).reason is Reason.NOT_REACHED
