"""Do the links lead somewhere?"""

import pytest

from auditor.evidence import LinkProbe, Links, Reason
from auditor.plugins import Outcome, Verdict
from checks.ready.dead_links import dead_links
from tests.builders import journey, journeys, page


def ask(*probes: LinkProbe) -> Outcome:
    return dead_links.ask(Links(probes=probes), journeys(journey(page("home"))))


def links(number: int, status: int | None = 200, failure: str = "") -> list[LinkProbe]:
    return [
        LinkProbe(
            url=f"https://shop.example/{status}/{n}",
            text=f"link {n}",
            found_on="home",
            status=status,
            failure=failure,
        )
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("broken", "sound", "score"), [(0, 20, 100), (1, 99, 60), (2, 98, 20), (3, 97, 0), (10, 10, 0), (1, 199, 80)]
)
def test_the_curve_has_its_documented_points(broken: int, sound: int, score: float) -> None:
    outcome = ask(*links(sound), *links(broken, 404))
    assert outcome.score == pytest.approx(score)
    assert outcome.verdict is (Verdict.PASSED if score == 100 else Verdict.FAILED)


@pytest.mark.parametrize(
    "dead",
    [
        links(1, 404),
        links(1, 410),
        links(1, 500),
        links(1, 502),
        links(1, None, "there is no such host (DNS)"),
        links(1, None, "net::ERR_NAME_NOT_RESOLVED"),
    ],
)
def test_fails_for_what_is_surely_dead_and_says_where(dead: list[LinkProbe]) -> None:
    outcome = ask(*links(60), *dead)
    assert outcome.verdict is Verdict.FAILED
    assert '1 dead link among 61 that gave a clear answer: "link 0"' in outcome.saw
    assert outcome.places[0].page == "home"
    assert dead[0].url in outcome.places[0].quote


@pytest.mark.parametrize(
    "unclear",
    [
        *(links(30, status) for status in (401, 403, 429, 503, 405)),
        *(
            links(30, None, why)
            for why in (
                "no answer within 10 seconds",
                "the connection was refused",
                "the connection failed (ClientConnectorCertificateError)",
                "not asked: no time was left",
                "it is redirected in a circle",
                "",
            )
        ),
    ],
    ids=lambda probes: f"{probes[0].status} {probes[0].failure}",
)
def test_links_without_a_clear_answer_are_left_out(unclear: list[LinkProbe]) -> None:
    outcome = ask(*links(20), *unclear)
    assert outcome.score == 100
    assert "among 20 that" in outcome.saw


@pytest.mark.parametrize("probes", [links(19), links(18) + links(1, 404), links(5) + links(80, 403)])
def test_says_nothing_with_fewer_than_twenty_clear_answers(probes: list[LinkProbe]) -> None:
    outcome = ask(*probes)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_says_nothing_when_no_link_was_answered_as_without_a_network() -> None:
    outcome = ask(*links(40, None, "there is no such host (DNS)"))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.UNREACHABLE)


def test_a_link_on_a_page_that_was_not_kept_has_a_place_all_the_same() -> None:
    probe = LinkProbe(url="https://shop.example/gone", text="Gone", found_on="elsewhere", status=404)
    assert ask(*links(40), probe).places[0].url == "https://shop.example/gone"
