"""Shops built like popular shop software: they take orders from who knows them, and none from the shopper. By turns on the
phone and the desktop; `make bench-shopper` walks through each on both."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from auditor.browser.launch import OpenBrowser
from auditor.config import DEVICES
from tests.shops.lookalikes.register import lookalikes_by_name
from tests.shops.lookalikes.shop import running
from tests.shops.lookalikes.walking import walk

HERE = Path(__file__).parent
MEASURING = ("walking.py", "test_lookalikes.py")
SHOPS = lookalikes_by_name()
pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.mark.parametrize("name", SHOPS)
async def test_who_knows_the_shop_can_order(browser: OpenBrowser, name: str) -> None:
    context = await browser.browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        async with running(SHOPS[name]) as (url, ledger):
            page = await context.new_page()
            page.set_default_timeout(15_000)
            await SHOPS[name].buy(page, url)
            assert ledger.orders == 1
            assert ledger.payment_shown >= 1
            assert ledger.accounts == ledger.subscriptions == 0
            assert ledger.entered["email"]
    finally:
        await context.close()


@pytest.mark.parametrize(
    ("name", "device"), [(name, (*DEVICES,)[i % len(DEVICES)]) for i, name in enumerate(SHOPS)]
)
async def test_the_shopper_comes_to_payment_and_orders_nothing(
    browser: OpenBrowser, name: str, device: str, tmp_path: Path
) -> None:
    result = await walk(browser, SHOPS[name], device, tmp_path / "run")
    assert result.orders == 0
    assert result.harm == ()
    assert result.success, f"{result.reached}, {result.stopped}: {result.said}"
    assert result.wrong_fields == ()


def test_the_shops_know_nothing_of_the_shopper() -> None:
    for path in HERE.glob("*.py"):
        if path.name in MEASURING:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
        imported += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
        assert not [name for name in imported if name.partition(".")[0] in ("auditor", "checks", "reports")], (
            path.name
        )
