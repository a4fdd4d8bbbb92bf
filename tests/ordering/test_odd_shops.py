"""Odd payment steps: never more than one order, none where it was not allowed, and the truth about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import Tab, page_script
from auditor.config import DEVICES
from auditor.ordering import Outcome, State, place
from auditor.seeing.facets import understand
from auditor.seeing.observe import look
from tests.ordering.odd import odd_shop

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


async def ordered_in(
    browser: OpenBrowser, name: str, folder: Path, device: str = "desktop", method: str = "Invoice"
) -> tuple[Outcome, list[str]]:
    async with odd_shop() as (address, orders):
        visitor = await browser.visitor(DEVICES[device], scripts=(page_script("pulse.js"),))
        tab = await Tab.open(visitor, "127.0.0.1")
        await tab.goto(address(name))
        await visitor.guard.freeze(visitor.context)
        seen = await look(tab.page)
        outcome = await place(
            tab,
            understand(seen.seen),
            seen,
            host="127.0.0.1",
            method=method,
            begin=lambda: None,
            shot=folder / "o.jpg",
        )
        await visitor.close()
    return outcome, orders


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize("name", ["plain", "slow", "navigates", "beacons"])
async def test_one_order_is_placed(chromium: OpenBrowser, name: str, device: str, tmp_path: Path) -> None:
    outcome, orders = await ordered_in(chromium, name, tmp_path, device)
    assert outcome.state is State.PLACED, outcome
    assert len(orders) == 1
    assert outcome.confirmation == "Order number: 100234"


@pytest.mark.parametrize("name", ["silent", "bare", "stays", "many", "reads"])
async def test_one_leaves_and_nobody_confirms_it(
    chromium: OpenBrowser, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.ordering.placing.CONFIRMED_S", 6.0)
    outcome, orders = await ordered_in(chromium, name, tmp_path)
    assert outcome.pressed
    if name == "stays" and not orders:  # a busy machine may send after we looked; then it is refused, and told so
        assert (outcome.state, outcome.sent) == (State.NOT_PLACED, ())
        return
    assert len(orders) == 1, orders
    assert outcome.state is State.UNKNOWN, outcome


@pytest.mark.parametrize(
    ("name", "state", "says"),
    [
        ("unpickable", State.NOT_PLACED, '"Invoice" could not be chosen as the way to pay.'),
        ("covered", State.NOT_PLACED, '"Place order" could not be pressed.'),
        ("live", State.UNKNOWN, "The page holds a key for real payments."),
        ("elsewhere", State.UNKNOWN, "The way led to localhost, which nobody allowed."),
    ],
)
async def test_none_leaves(chromium: OpenBrowser, name: str, state: State, says: str, tmp_path: Path) -> None:
    outcome, orders = await ordered_in(chromium, name, tmp_path)
    assert orders == []
    assert (outcome.state, outcome.detail) == (state, says)


async def test_a_card_is_no_way_to_pay(chromium: OpenBrowser, tmp_path: Path) -> None:
    outcome, orders = await ordered_in(chromium, "plain", tmp_path, method="Credit card")
    assert (outcome.state, orders) == (State.NOT_PLACED, [])
    assert "offered: Credit card, Invoice" in outcome.detail
