import pytest

from auditor.evidence import Journey, Milestone, Reason, StopReason
from auditor.plugins import Verdict
from checks.easy.checkout_completes import checkout_completes
from tests.builders import journey, journeys, page

CART = page("cart", milestone=Milestone.CART_SEEN)


def done(device: str = "desktop") -> Journey:
    return journey(CART, page("payment", milestone=Milestone.PAYMENT), device=device)


def stopped(why: StopReason, device: str = "phone", status: int = 500, detail: str = "It stopped.") -> Journey:
    return journey(CART, page("end", status=status), device=device, stopped_because=why, stopped_detail=detail)


BROKEN = stopped(StopReason.HTTP_ERROR)


@pytest.mark.parametrize(
    ("visits", "score"),
    [
        ([done()], 100),
        ([done(), done(), BROKEN], 60),
        ([done(), BROKEN], 40),
        ([done(), BROKEN, BROKEN], 20),
        ([BROKEN], 0),
    ],
)
def test_the_score_follows_the_share_of_visits_that_arrived(visits: list[Journey], score: float) -> None:
    outcome = checkout_completes.ask(journeys(*visits))
    assert outcome.score == pytest.approx(score)
    assert outcome.verdict is (Verdict.PASSED if score == 100 else Verdict.FAILED)


@pytest.mark.parametrize(
    "why",
    [
        StopReason.HTTP_ERROR,
        StopReason.REDIRECT_LOOP,
        StopReason.PAGE_HUNG,
        StopReason.DIALOG_STORM,
        StopReason.MAINTENANCE,
    ],
)
def test_fails_where_the_shop_broke_off_and_tells_where(why: StopReason) -> None:
    outcome = checkout_completes.ask(journeys(stopped(why)))
    assert outcome.score == 0
    assert 'On the phone the shop broke off after the step "cart seen": It stopped.' in outcome.saw
    assert [place.page for place in outcome.places] == ["end"]


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        (StopReason.BOT_WALL, Reason.BLOCKED),
        (StopReason.CAPTCHA, Reason.BLOCKED),
        (StopReason.LOGIN_WALL, Reason.NEEDS_AUTHORISATION),
        (StopReason.FORM_REJECTED, Reason.NOT_REACHED),
        (StopReason.NO_PROGRESS, Reason.NOT_REACHED),
        (StopReason.NO_CHECKOUT, Reason.NOT_REACHED),
        (StopReason.OUT_OF_STOCK, Reason.NOT_REACHED),
        (StopReason.FINAL_BUTTON, Reason.NOT_REACHED),
        (StopReason.BROWSER_DIED, Reason.OWN_FAULT),
        (StopReason.TIMEOUT, Reason.TIMEOUT),
        (StopReason.UNREACHABLE, Reason.UNREACHABLE),
    ],
)
def test_a_failure_that_may_be_ours_tells_nothing(why: StopReason, reason: Reason) -> None:
    assert checkout_completes.ask(journeys(stopped(why))).reason is reason


@pytest.mark.parametrize("status", [401, 403, 429, 451])
def test_being_turned_away_is_no_fault_of_the_shop(status: int) -> None:
    turned_away = stopped(StopReason.HTTP_ERROR, status=status)
    assert checkout_completes.ask(journeys(turned_away)).reason is Reason.BLOCKED
    assert checkout_completes.ask(journeys(done(), turned_away)).score == 100


@pytest.mark.parametrize("why", [StopReason.QUOTE_ONLY, StopReason.STORE_PASSWORD, StopReason.NOT_A_SHOP])
def test_does_not_apply_where_not_just_anyone_buys(why: StopReason) -> None:
    assert checkout_completes.ask(journeys(stopped(why))).verdict is Verdict.INAPPLICABLE
    mixed = journeys(stopped(why), stopped(StopReason.NO_PROGRESS))
    assert checkout_completes.ask(mixed).verdict is Verdict.CANT_TELL


def test_an_unclear_visit_is_told_but_does_not_count() -> None:
    outcome = checkout_completes.ask(journeys(done(), stopped(StopReason.NO_PROGRESS)))
    assert outcome.score == 100
    assert "1 of 2 visits" in outcome.saw
    assert "The visit on the phone ended earlier: It stopped." in outcome.saw
