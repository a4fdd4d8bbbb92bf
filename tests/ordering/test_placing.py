"""A test order in the demo shop, whose ledger knows how many it got; and the button that orders, told without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import auditor
from auditor import demo
from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import Tab
from auditor.evidence import StopReason
from auditor.ordering import Outcome, State, place
from auditor.ordering.placing import last_button, ways_to_pay
from auditor.seeing.facets import Facet, Understood
from auditor.seeing.observe import Look
from auditor.shopper.walk import Walk
from auditor.store import RunFolder
from auditor.store.arms import NotArmed
from tests.shopper.scenes import button, field, scene


@pytest.mark.browser
@pytest.mark.timeout(300)
async def test_it_takes_a_proof_a_known_way_to_pay_and_leave_to_begin(
    chromium: OpenBrowser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Outcome | str, int]] = []
    begun = 0
    RunFolder.create(tmp_path)
    shot = tmp_path / "shots" / "order.jpg"

    def begin() -> None:
        nonlocal begun
        begun += 1

    def refuse() -> None:
        raise NotArmed("not armed")

    async with await demo.start() as shop:

        async def at_payment(tab: Tab, u: Understood, seen: Look) -> None:
            async def tried(method: str, may: Callable[[], None] = begin, host: str = "127.0.0.1") -> None:
                try:
                    outcome: Outcome | str = await place(
                        tab, u, seen, host=host, method=method, begin=may, shot=shot
                    )
                except NotArmed as error:
                    outcome = str(error)
                told.append((outcome, shop.ledger.counts["orders"]))

            await tried("Invoice", host="shop.example")
            with monkeypatch.context() as patched:
                patched.setattr("auditor.ordering.placing.test_mode", lambda *_: "")
                await tried("Invoice")
            await tried("Barter")
            await tried("Invoice", refuse)
            assert begun == 0
            await tried("invoice")

        profile = profile_of("desktop", chromium.version)
        walk = Walk(f"{shop.url}en", profile, tmp_path, "anna@example.com", at_payment=at_payment)
        await walk.run(chromium)
        await walk.leave(chromium)
        assert walk.journal.stopped[0] is StopReason.PAYMENT_REACHED, walk.journal.stopped
        assert shop.ledger.counts["orders"] == 1
    elsewhere, unproven, unknown_way, not_armed, placed = told
    assert isinstance(elsewhere[0], Outcome)
    assert elsewhere[0].detail == "The payment step is at 127.0.0.1, which nobody allowed."
    assert elsewhere[1] == unproven[1] == unknown_way[1] == not_armed[1] == 0
    assert isinstance(unproven[0], Outcome)
    assert "only tests" in unproven[0].detail
    assert isinstance(unknown_way[0], Outcome)
    assert 'No way to pay without a card is called "Barter"; offered: ' in unknown_way[0].detail
    assert not_armed[0] == "not armed"
    assert begun == 1
    order = placed[0]
    assert isinstance(order, Outcome)
    assert order.state is State.PLACED, order.detail
    assert "Invoice" in order.method
    assert any(c.isdigit() for c in order.confirmation)
    assert (tmp_path / "shots" / order.shot).stat().st_size > 1000


@pytest.mark.parametrize(
    ("ways", "method", "found"),
    [
        (("Invoice", "Pay by invoice, 14 days"), "invoice", ["Invoice", "Pay by invoice, 14 days"]),
        (("Invoiceless", "Credit card"), "invoice", []),
        (("InvoicePay within 14 days", "Noinvoice"), "invoice", ["InvoicePay within 14 days"]),
        (("Credit card (test)", "Test payment"), "test", ["Test payment"]),
        (("Cash on delivery",), "Invoice", []),
    ],
)
def test_a_way_to_pay_is_known_by_whole_words_and_asks_for_no_card(
    ways: tuple[str, ...], method: str, found: list[str]
) -> None:
    u = scene(*(field(way, kind="radio", name="payment", group="payment", form=0) for way in ways))
    assert [f.label for f in ways_to_pay(u, method)] == found


def test_where_the_order_is_reviewed_any_button_may_be_the_last() -> None:
    way = field("Invoice", kind="radio", name="payment", group="payment", form=0)
    reviewed = scene(way, button("Continue", form=0))
    reviewed.facets["order_review"] = Facet(1.0, ["told so"])
    assert last_button(reviewed)[1]


def test_a_button_that_says_that_it_orders_goes_before_one_that_goes_on() -> None:
    way = field("Invoice", kind="radio", name="payment", group="payment", form=0)
    control, last = last_button(
        scene(way, button("Continue", form=0), button("Order with obligation to pay", form=-1, type="button"))
    )
    assert control is not None
    assert (control.label, last) == ("Order with obligation to pay", True)


def test_the_room_is_called_by_nobody_but_its_command() -> None:
    root = Path(auditor.__file__).parent
    callers = [
        p.relative_to(root).as_posix()
        for p in root.rglob("*.py")
        if re.search(r"auditor\.ordering|one_order\(|OneOrder\(|at_payment=", p.read_text(encoding="utf-8"))
    ]
    assert sorted(callers) == ["browser/guard.py", "cli/order.py", "ordering/__init__.py", "ordering/placing.py"]


@pytest.mark.parametrize(
    ("label", "orders"),
    [("Place order", True), ("Buy now", True), ("Submit", True), ("Continue", False)],
)
def test_only_a_plain_continue_is_taken_for_a_step_before(label: str, orders: bool) -> None:
    way = field("Invoice", kind="radio", name="payment", group="payment", form=0)
    control, last = last_button(scene(way, button(label, form=0)))
    assert control is not None
    assert control.label == label
    assert last is orders


@pytest.mark.parametrize("buttons", [(), ("Hm",), ("Back",)])
def test_a_page_without_a_button_that_goes_on_orders_nothing(buttons: tuple[str, ...]) -> None:
    way = field("Invoice", kind="radio", name="payment")
    assert last_button(scene(way, *(button(label, type="button") for label in buttons))) == (None, False)
