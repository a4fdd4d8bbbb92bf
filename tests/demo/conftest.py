"""Shops without vices, customers who walk into them, and one browser for a module."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from auditor import demo
from auditor.browser.launch import OpenBrowser, open_browser
from tests.demo.customer import Customer


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.json"


@pytest_asyncio.fixture
async def shop(ledger_path: Path) -> AsyncIterator[demo.RunningShop]:
    async with await demo.start(ledger_path=ledger_path) as opened:
        yield opened


@pytest_asyncio.fixture
async def ann(shop: demo.RunningShop) -> AsyncIterator[Customer]:
    async with Customer(shop.url) as customer:
        yield customer


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[OpenBrowser]:
    async with open_browser() as opened:
        yield opened
