"""The shopper in real shops that we did not write, and that no line of auditor knows."""

from pathlib import Path

import pytest

from auditor.audit import profile_of
from auditor.browser.launch import open_browser
from auditor.evidence import Milestone
from auditor.shopper.walk import Walk
from auditor.store import RunFolder
from tests.shops.register import REAL_SHOPS

FURTHEST = dict.fromkeys(("cartridge", "evershop", "pretix", "shuup", "shuup-german"), Milestone.PAYMENT)
"""django-oscar has a whole audit of its own."""


@pytest.mark.shops
@pytest.mark.timeout(900)
@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("name", FURTHEST)
async def test_the_shopper_comes_so_far_and_orders_nothing(name: str, device: str, tmp_path: Path) -> None:
    RunFolder.create(tmp_path / "run")
    with REAL_SHOPS[name].start() as shop:
        async with open_browser() as browser:
            walk = Walk(shop.url, profile_of(device, browser.version), tmp_path / "run", "anna@example.com")
            await walk.run(browser)
            journey = walk.result().journey
            await walk.leave(browser)
        assert shop.orders() == 0
    assert journey.reached is not None
    assert journey.reached.rank >= FURTHEST[name].rank, f"{journey.stopped_because}: {journey.stopped_detail}"
