"""The baselines: what each presses, that none presses what may order, that each ends. No browser."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.seeing.model import Layer, SeenControl
from auditor.shopper.finality import finality
from auditor.shopper.memory import Action, Memory
from tests.shopper.scenes import SHOP, address, box, button, link, memory, money, payment, scene
from tests.shopper.test_decide import memories, pages, remember
from tests.shops.baselines import BASELINES, BUDGET
from tests.shops.baselines.chance import chance
from tests.shops.baselines.mathur import SWAPS, Mathur, add_to_cart, product_links, the_one
from tests.shops.generated.test_generated import result
from tests.shops.results import compact

M = Milestone
CHROME = (
    link("Home", "/", landmark="header"),
    link("About us", "/about", landmark="footer"),
    link("Basket (1)", "/cart", landmark="header", box=box(10, width=60, height=20)),
)


def product(label: str = "Add to cart", lang: str = "en", **changes: Any) -> Understood:
    """A product's page with one way into the cart."""
    add = button(label, form=0, box=box(500, width=300, height=48), contrast=9.0, **changes)
    return scene(
        *CHROME, button("Add to wish list", type="button"), add, money("12.90 €", "12.90 €"),
        path="/item/mug-7", h1="Enamel mug", lang=lang,
    )  # fmt: skip


def cart(*more: SeenControl) -> Understood:
    return scene(*CHROME, *more, money("Total 12.90 €", "12.90 €"), path="/cart", h1="Your cart")


def pressed(action: Action) -> str:
    assert action.control is not None, action.sentence
    return action.control.label


def minds() -> list[Any]:
    return [pytest.param(baseline.make, id=name) for name, baseline in BASELINES.items()]


def each_mind(test: Any) -> Any:
    return pytest.mark.parametrize("make", minds())(test)


# ---- laws for all of them


@each_mind
@settings(deadline=None, max_examples=120)
@given(pages(), memories())
def test_a_control_that_may_order_is_never_pressed(make: Any, u: Understood, mind: Memory) -> None:
    rule = make()
    for _ in range(4):
        action: Action = rule(u, mind, BUDGET)
        assert action.kind in ("press", "stop")  # nothing is ever filled in
        if action.kind == "stop":
            return
        assert action.control is not None
        assert not finality(action.control, u, mind.reached).may_order
        assert action.control.visible
        assert not action.control.disabled
        remember(action, mind, u)


@each_mind
@pytest.mark.parametrize("label", ["Place order", "Buy now", "Pay now", "Pay with PayPal"])
def test_where_only_an_order_is_left_it_stops(make: Any, label: str) -> None:
    final = button(label, form=0, tokens="add-to-cart checkout place-order")
    u = scene(*address(), *payment(), final, path="/checkout/payment", h1="Payment")
    action = make()(u, memory(M.CHECKOUT), BUDGET)
    assert action.kind == "stop"
    assert action.sentence.endswith(".")


@each_mind
def test_a_page_without_anything_is_left_with_a_reason(make: Any) -> None:
    action = make()(scene(), memory(M.LANDED), BUDGET)
    assert action.stop in (StopReason.NO_PROGRESS, StopReason.NO_PRODUCT)
    assert action.sentence.endswith(".")


@each_mind
def test_it_stays_in_the_shop_and_writes_no_letters(make: Any) -> None:
    away = link("Our other products", href="https://elsewhere.example/products/1")
    letter = link("Write to us", href="mailto:shop@shop.example")
    assert make()(scene(away, letter), memory(M.LANDED), BUDGET).kind == "stop"


@each_mind
def test_outside_the_shop_it_stops(make: Any) -> None:
    u = scene(button("Checkout"), url="https://till.example/checkout")
    assert make()(u, memory(M.PRODUCT, unproven=True), BUDGET).kind == "stop"


def test_once_a_cart_is_filled_its_checkout_may_stand_on_another_host() -> None:
    u = scene(button("Checkout"), url="https://till.example/checkout")
    assert chance(u, memory(M.IN_CART), BUDGET).kind == "press"


@each_mind
def test_it_ends_at_the_payment(make: Any) -> None:
    assert make()(cart(button("Checkout")), memory(M.PAYMENT), BUDGET).stop is StopReason.PAYMENT_REACHED


@each_mind
def test_it_does_not_try_to_pass_for_a_human(make: Any) -> None:
    wall = scene(button("I am human"), status=403, title="Just a moment...", text="Verify you are human")
    assert make()(wall, memory(), BUDGET).stop is StopReason.BOT_WALL


def test_each_baseline_says_in_a_sentence_what_it_is() -> None:
    for baseline in BASELINES.values():
        assert baseline.about.endswith(".")
        assert baseline.make() is not None


# ---- Mathur et al.


def test_the_one_button_for_the_cart_wins_on_a_product_page() -> None:
    action = Mathur()(product(), memory(M.PRODUCT), BUDGET)
    assert (action.intent, pressed(action)) == ("add_to_cart", "Add to cart")


def test_many_buttons_for_the_cart_are_a_list_and_a_product_is_opened() -> None:
    cards = [
        thing
        for i in range(4)
        for thing in (
            link(f"Mug {i}", f"/item/mug-{i}", box=box(300 + 200 * i)),
            button("Add to cart", type="button", box=box(400 + 200 * i), contrast=9.0),
        )
    ]
    u = scene(*CHROME, *cards, path="/mugs")
    assert the_one(add_to_cart(u.seen.controls)) is None
    action = Mathur()(u, memory(M.LANDED), BUDGET)
    assert (action.intent, pressed(action)) == ("open_product", "Mug 0")


def test_it_does_not_know_german() -> None:
    u = product("In den Warenkorb", lang="de")
    assert the_one(add_to_cart(u.seen.controls)) is None
    assert Mathur()(u, memory(M.PRODUCT), BUDGET).intent != "add_to_cart"


def test_it_reads_english_code_names_on_a_german_page() -> None:
    u = product("In den Warenkorb", lang="de", tokens="btn addToCart")
    assert pressed(Mathur()(u, memory(M.PRODUCT), BUDGET)) == "In den Warenkorb"


def test_a_button_of_the_wish_list_is_not_one_of_the_cart() -> None:
    u = scene(*CHROME, button("Add to wish list"), path="/item/mug-7")
    assert the_one(add_to_cart(u.seen.controls)) is None


def test_products_come_before_pages_about_the_shop_and_what_was_opened_is_not_opened_again() -> None:
    u = scene(
        link("Returns", "/returns", box=box(900)),
        link("Mug", "/item/mug-7", box=box(300)),
        link("Jug", "/item/jug-8", box=box(300, height=80)),
        path="/mugs",
    )
    first = [c.label for _, c in product_links(u, memory(M.LANDED), u.seen.controls)]
    assert first == ["Jug", "Mug", "Returns"]
    opened = memory(M.LANDED, products_tried=[SHOP + "/item/jug-8"])
    assert [c.label for _, c in product_links(u, opened, u.seen.controls)] == ["Mug", "Returns"]


@pytest.mark.parametrize("code", ["btn add-to-cart", "addToCart"])
def test_the_button_for_the_cart_is_no_link_to_the_cart(code: str) -> None:
    rule = after_adding()
    u = product("In den Warenkorb", tokens=code)
    assert pressed(rule(u, memory(M.IN_CART), BUDGET)) == "Basket (1)"
    rule.swaps = SWAPS
    alone = scene(button("In den Warenkorb", tokens=code))
    assert rule(alone, memory(M.IN_CART), BUDGET).stop is StopReason.NO_CHECKOUT


def after_adding() -> Mathur:
    rule = Mathur()
    assert rule(product(), memory(M.PRODUCT), BUDGET).intent == "add_to_cart"
    return rule


def test_after_the_cart_button_it_opens_the_cart_and_then_the_checkout() -> None:
    rule, mind = after_adding(), memory(M.IN_CART)
    action = rule(product(), mind, BUDGET)
    assert (action.intent, pressed(action)) == ("view_cart", "Basket (1)")
    u = cart(button("Remove from basket"), link("Continue shopping", "/mugs"), button("Checkout", contrast=9.0))
    action = rule(u, mind, BUDGET)
    assert (action.intent, pressed(action)) == ("to_checkout", "Checkout")
    assert rule(scene(*address()), memory(M.CHECKOUT), BUDGET).stop is StopReason.NO_PROGRESS
    assert rule.swaps == 0


def test_without_a_link_to_the_cart_the_checkout_is_tried() -> None:
    rule = after_adding()
    action = rule(scene(button("Proceed to checkout", layer=-1)), memory(M.IN_CART), BUDGET)
    assert (action.intent, pressed(action), rule.swaps) == ("to_checkout", "Proceed to checkout", 1)


@pytest.mark.parametrize(
    ("reached", "reason"),
    [(M.PRODUCT, StopReason.NO_ADD_TO_CART), (M.IN_CART, StopReason.NO_CHECKOUT)],
)
def test_a_page_that_never_changes_ends_after_three_swaps(reached: Milestone, reason: StopReason) -> None:
    rule, mind, u = after_adding(), memory(reached), product()
    actions = [rule(u, mind, BUDGET) for _ in range(5)]
    assert [a.intent for a in actions] == ["view_cart", "view_cart", "view_cart", "view_cart", ""]
    assert actions[-1].stop is reason


def test_a_dialog_in_the_middle_is_dismissed_once_and_only_on_the_way_into_the_cart() -> None:
    window = Layer(dialog=True, middle=True, covers=0.5, z=50)
    close = button("No, thanks", type="button", layer=0)
    things = (*CHROME, window, close, button("Add to cart", form=0))
    u = scene(*things, path="/item/mug-7", h1="Enamel mug")
    rule = Mathur()
    assert pressed(rule(u, memory(M.PRODUCT), BUDGET)) == "No, thanks"
    assert pressed(rule(u, memory(M.PRODUCT), BUDGET)) == "Add to cart"
    assert after_adding()(u, memory(M.IN_CART), BUDGET).intent == "view_cart"


# ---- chance


def test_chance_is_the_same_for_the_same_page_and_memory() -> None:
    one, other = (chance(product(), memory(M.LANDED), BUDGET) for _ in range(2))
    assert one == other


def test_chance_differs_from_page_to_page_and_from_press_to_press() -> None:
    things = [link(f"Thing {i}", f"/thing/{i}") for i in range(20)]
    by_page = {pressed(chance(scene(*things, path=f"/page/{i}"), memory(M.LANDED), BUDGET)) for i in range(20)}
    u, mind, by_press = scene(*things), memory(M.LANDED), set()
    for _ in range(20):
        action = chance(u, mind, BUDGET)
        by_press.add(pressed(action))
        remember(action, mind, u)
    assert len(by_page) > 5
    assert len(by_press) > 5


def test_what_chance_means_follows_the_milestones_that_the_walk_proved() -> None:
    meant = [
        chance(cart(), memory(reached), BUDGET).intent for reached in (M.LANDED, M.PRODUCT, M.IN_CART, M.GUEST)
    ]
    assert meant == ["open_product", "add_to_cart", "continue", "continue"]


# ---- the table


def test_the_compact_table_counts_milestones_and_orders() -> None:
    text = compact([result(success=True), result(success=False, orders=2)])
    assert "task success     1 / 2" in text
    assert "cart_seen 2, checkout 1" in text
    assert "orders received  2" in text
