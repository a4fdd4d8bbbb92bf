"""A route walked in a real browser through the demo shop: the product of one's choice, and a way that has changed."""

from pathlib import Path

import pytest

from auditor import demo
from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.config.route import Deed, RouteStep
from auditor.evidence import Journey, Milestone, StopReason
from auditor.shopper.memory import Policy
from auditor.shopper.route import without_detours
from auditor.shopper.walk import Walk
from auditor.store import RunFolder

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
CHOSEN = "/en/product/oak-board"


async def walked(browser: OpenBrowser, folder: Path, *route: RouteStep) -> tuple[Journey, list[RouteStep]]:
    """The journey along this route, and the way that was gone."""
    RunFolder.create(folder)
    shop = await demo.start()
    try:
        profile = profile_of("desktop", browser.version)
        walk = Walk(shop.url, profile, folder, "anna@example.com", policy=Policy(route=route))
        await walk.run(browser)
        await walk.leave(browser)
        assert shop.ledger.counts["orders"] == 0
    finally:
        await shop.close()
    return walk.result().journey, without_detours(walk.journal.way)


async def test_the_product_of_ones_choice_is_bought_and_the_way_can_be_gone_again(
    browser: OpenBrowser, tmp_path: Path
) -> None:
    first, way = await walked(browser, tmp_path / "1", RouteStep(do=Deed.OPEN_PRODUCT, path=CHOSEN))
    assert first.stopped_because is StopReason.PAYMENT_REACHED
    assert first.product is not None
    assert first.product.url.endswith(CHOSEN)
    second, same = await walked(browser, tmp_path / "2", *way)
    assert second.reached is Milestone.PAYMENT
    assert same == way
    assert [s.missed for s in second.steps if s.missed] == []
    assert second.wrong_clicks == 0


async def test_a_way_that_has_changed_heals_and_says_so(browser: OpenBrowser, tmp_path: Path) -> None:
    gone = RouteStep(do=Deed.OPEN_CATEGORY, label="Candlesticks", path="/en/category/candlesticks")
    journey, _ = await walked(browser, tmp_path, gone, RouteStep(do=Deed.CONTINUE, label="Place order and pay"))
    assert journey.reached is Milestone.PAYMENT
    missed = [s.missed for s in journey.steps]
    assert missed[0] == 'open category "Candlesticks"'
    assert 'continue "Place order and pay"' in missed
