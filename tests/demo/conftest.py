"""Shops without vices, and customers who walk into them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from auditor import demo
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
