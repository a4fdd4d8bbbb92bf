import pytest

from auditor.evidence import ConsentSeen, Reason
from auditor.plugins import Outcome, Verdict
from checks.safe._tracking import list_version
from checks.safe.no_tracking_before_consent import no_tracking_before_consent
from tests.checks.safe.banner import OWN, asked, banner, consent, kept

HOSTS = ("doubleclick.net", "facebook.net", "hotjar.com", "criteo.com", "taboola.com", "clarity.ms")


def ask(*seen: ConsentSeen) -> Outcome:
    return no_tracking_before_consent.ask(consent(*seen))


def before(*hosts: str, **changes: object) -> ConsentSeen:
    return banner(requests_before=(OWN, *map(asked, hosts)), **changes)


@pytest.mark.parametrize(("count", "score"), [(0, 100), (1, 80), (2, 60), (5, 0), (6, 0)])
def test_each_tracking_domain_costs_20(count: int, score: float) -> None:
    outcome = ask(before(*HOSTS[:count]))
    assert outcome.score == score
    assert outcome.verdict is (Verdict.FAILED if count else Verdict.PASSED)
    assert list_version() in outcome.saw


def test_an_analytics_request_without_cookies_counts_half() -> None:
    assert ask(before("www.google-analytics.com")).score == 90
    assert ask(banner(requests_before=(OWN,), cookies_before=(kept("_ga"),))).score == 80


def test_one_company_counts_once_whatever_its_hosts() -> None:
    assert ask(before("a.criteo.com", "b.criteo.com")).score == 80


def test_all_devices_count_together_and_the_heavier_trace_of_a_company_counts() -> None:
    assert ask(before(HOSTS[0]), before(HOSTS[1], device="phone")).score == 60
    cookie = banner(device="phone", cookies_before=(kept("_ga"),))
    assert ask(before("www.google-analytics.com"), cookie).score == 80
    assert ask(cookie, before("www.google-analytics.com")).score == 80


def test_the_place_is_where_it_was_seen_first() -> None:
    assert ask(before(), before(HOSTS[0], device="phone", page="phone-home")).places[0].page == "phone-home"


def test_what_comes_after_the_choice_is_left_alone() -> None:
    assert ask(before().model_copy(update={"requests_after": (asked(HOSTS[0]),)})).score == 100


def test_a_shop_without_a_banner_is_asked_too() -> None:
    assert ask(before(HOSTS[0], shown=False)).score == 80
    assert ask(before(shown=False)).score == 100


@pytest.mark.parametrize("seen", [(), (banner(),)])
def test_says_nothing_where_nothing_was_recorded(seen: tuple[ConsentSeen, ...]) -> None:
    assert ask(*seen).reason is Reason.NOT_REACHED
