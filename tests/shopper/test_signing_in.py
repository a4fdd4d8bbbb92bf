"""Signing in before the walk, in a real browser at the demo shop that sells to account holders only."""

from pathlib import Path

import aiohttp
import pytest

from auditor import demo
from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.config import Account
from auditor.evidence import Journey, Milestone, StopReason
from auditor.shopper.walk import Walk
from auditor.store import RunFolder

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ANNA = Account("/en/account/login", "anna@example.com", "correct horse")


async def walked(browser: OpenBrowser, folder: Path, account: Account | None) -> Journey:
    RunFolder.create(folder)
    shop = await demo.start(vices={"forced-account": None})
    try:
        async with aiohttp.ClientSession() as customer:
            form = {"name": "Anna Berger", "email": ANNA.user, "password": ANNA.password}
            async with customer.post(f"{shop.url}en/account/register", data=form) as answer:
                assert answer.ok, await answer.text()
        walk = Walk(shop.url, profile_of("phone", browser.version), folder, ANNA.user, account=account)
        await walk.run(browser)
        await walk.leave(browser)
        assert shop.ledger.counts["orders"] == 0
        assert shop.ledger.counts["accounts"] == 1, "we open none"
    finally:
        await shop.close()
    return walk.result().journey


async def test_an_account_holder_reaches_payment_where_a_guest_does_not(
    browser: OpenBrowser, tmp_path: Path
) -> None:
    guest = await walked(browser, tmp_path / "guest", None)
    assert (guest.stopped_because, guest.signed_in) == (StopReason.LOGIN_WALL, False)
    journey = await walked(browser, tmp_path / "anna", ANNA)
    assert journey.stopped_because is StopReason.PAYMENT_REACHED, journey.stopped_detail
    assert journey.reached is Milestone.PAYMENT
    assert journey.signed_in
    told = journey.model_dump_json()
    assert ANNA.password not in told
    assert not any("account/login" in page.url for page in journey.pages), (
        "no record is made where secrets are typed"
    )


async def test_a_wrong_password_is_told_with_the_words_of_the_shop(browser: OpenBrowser, tmp_path: Path) -> None:
    wrong = Account(ANNA.path, ANNA.user, "battery staple")
    journey = await walked(browser, tmp_path / "run", wrong)
    assert journey.stopped_because is StopReason.SIGN_IN_FAILED
    assert "did not let us sign in" in journey.stopped_detail
    assert wrong.password not in journey.model_dump_json()


async def test_a_page_without_a_sign_in_is_told(browser: OpenBrowser, tmp_path: Path) -> None:
    journey = await walked(browser, tmp_path / "run", Account("/en/help", ANNA.user, ANNA.password))
    assert journey.stopped_because is StopReason.SIGN_IN_FAILED
    assert journey.stopped_detail == "There is no sign-in form at /en/help."
