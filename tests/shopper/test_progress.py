"""Which milestones a page proves."""

from typing import Any

import pytest

from auditor.browser.tab import TapResult
from auditor.evidence import ChosenProduct, Milestone
from auditor.seeing.facets import Understood
from auditor.seeing.model import Layer, Message
from auditor.shopper.memory import Action, Memory
from auditor.shopper.progress import cart_proof, effect, in_checkout, names_product, objects, overlap, proved
from tests.shopper.scenes import address, box, button, field, link, memory, money, payment, radio, scene

M = Milestone
MUG = ChosenProduct(title="Blue enamel mug")
PRODUCT = scene(button("Add to cart"), money("12.90 €", "12.90 €"), h1="Blue enamel mug", og_type="product")
LINES = (button("Remove"), button("Checkout"), field("Quantity", kind="number"), money("Total 12.90 €", "12.90 €"))
CART = scene(*LINES, path="/cart", h1="Your cart", text="Your cart\nBlue enamel mug\n12.90 €")
GATE = scene(button("Continue as guest"), field("Password", kind="password"), path="/checkout")
ADDRESS = scene(*address(), path="/checkout")
DELIVERY = scene(radio("Standard delivery", "shipping", checked=True), path="/checkout/delivery")
PAYMENT = scene(*payment(), path="/checkout/payment")


def names(u: Understood, mind: Memory) -> list[Milestone]:
    return [milestone for milestone, proof in proved(u, mind) if proof]


def at(reached: Milestone | None, **changes: Any) -> Memory:
    return memory(reached, **{"product": MUG, **changes})


def test_the_front_page_and_a_product() -> None:
    assert names(scene(h1="Welcome"), memory()) == [M.LANDED]
    assert names(PRODUCT, memory()) == [M.LANDED, M.PRODUCT]
    assert names(PRODUCT, at(M.PRODUCT)) == []


@pytest.mark.parametrize(
    "page", [{"status": 404}, {"status": 403, "title": "Access denied"}, {"status": 503, "h1": "Maintenance"}]
)
def test_a_wall_or_an_error_is_no_shop(page: dict[str, Any]) -> None:
    assert names(scene(**page), memory()) == []


def test_the_cart_proves_itself_only_when_something_was_put_in() -> None:
    assert names(CART, at(M.PRODUCT)) == []
    assert names(CART, at(M.IN_CART)) == [M.CART_SEEN]
    assert names(CART, at(M.PRODUCT, unproven=True)) == [M.IN_CART, M.CART_SEEN]
    other = at(M.PRODUCT, unproven=True, product=ChosenProduct(title="Tea pot"))
    assert names(CART, other) == []
    empty = scene(*LINES, path="/cart", h1="Your cart", text="Your cart is empty")
    assert names(empty, at(M.IN_CART)) == []


def test_the_checkout_opens_only_on_the_way_there() -> None:
    assert names(ADDRESS, at(M.CART_SEEN)) == []
    assert names(GATE, at(M.CART_SEEN, last_intent="to_checkout")) == [M.CHECKOUT]
    assert names(ADDRESS, at(M.CART_SEEN, last_intent="to_checkout")) == [M.CHECKOUT, M.GUEST]


def test_the_address_is_accepted_when_the_shop_goes_on() -> None:
    assert M.ADDRESS not in names(ADDRESS, at(M.GUEST, address_sent=True))
    assert M.ADDRESS not in names(DELIVERY, at(M.GUEST))
    assert names(DELIVERY, at(M.GUEST, address_sent=True)) == [M.ADDRESS]


def test_payment_is_proved_by_ways_to_pay_with_nothing_left_to_enter() -> None:
    assert names(PAYMENT, at(M.GUEST, address_sent=True)) == [M.ADDRESS, M.DELIVERY, M.PAYMENT]
    open_page = scene(*address(), *payment(), path="/checkout")
    assert M.PAYMENT not in names(open_page, at(M.GUEST, address_sent=True))
    choose = scene(radio("Standard delivery", "shipping"), radio("Express delivery", "shipping"), *payment())
    assert M.PAYMENT not in names(choose, at(M.ADDRESS, address_sent=True))


def test_milestones_come_in_order_and_only_once() -> None:
    for page in (PRODUCT, CART, GATE, ADDRESS, DELIVERY, PAYMENT):
        for reached in (None, *M):
            found = names(page, at(reached, last_intent="to_checkout", address_sent=True, unproven=True))
            ranks = [milestone.rank for milestone in found]
            assert ranks == sorted(set(ranks))
            assert all(rank > (reached.rank if reached else -1) for rank in ranks)


def cart_link(count: str) -> Any:
    return link(f"Cart {count}", "/cart", landmark="header", box=box(10))


DRAWER = Layer(dialog=True, text="Ihr Warenkorb\nBlue enamel mug 12,90 €", covers=0.3)
SAID = "Blue enamel mug wurde in den Warenkorb gelegt"


@pytest.mark.parametrize(
    ("after", "said", "added", "is_proof"),
    [
        pytest.param(CART, (), False, True, id="the cart names the product"),
        pytest.param(scene(cart_link("(1)")), (), True, True, id="request and counter"),
        pytest.param(scene(cart_link("(0)"), lang="de"), (SAID,), True, True, id="request and message"),
        pytest.param(
            scene(cart_link("(0)"), Message(text=SAID), lang="de"), (), True, True, id="a message on the page"
        ),
        pytest.param(
            scene(DRAWER, button("Zur Kasse", layer=0), lang="de", text=DRAWER.text),
            (),
            True,
            True,
            id="the request and a window that names it",
        ),
        pytest.param(
            scene(DRAWER, button("Zur Kasse", layer=0), lang="de", text=DRAWER.text),
            (),
            False,
            False,
            id="a window alone: it may ask first what else one would like",
        ),
        pytest.param(scene(cart_link("(1)")), (), False, False, id="the counter alone"),
        pytest.param(scene(cart_link("(0)")), (), True, False, id="the request alone"),
        pytest.param(scene(cart_link("(0)")), ("Sold out",), False, False, id="another message"),
    ],
)
def test_one_hard_or_two_soft_proofs(
    after: Understood, said: tuple[str, ...], added: bool, is_proof: bool
) -> None:
    assert bool(cart_proof(scene(cart_link("(0)")), after, MUG.title, said, added)) == is_proof


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("Blue enamel mug", True),
        ("2 × BLUE ENAMEL MUG, 300 ml", True),
        ("Blue mug", True),
        ("Tea pot", False),
        ("A blue sky", False),
    ],
)
def test_a_line_may_name_the_product_nearly(line: str, is_named: bool) -> None:
    assert names_product(scene(text=f"Cart\n{line}"), MUG.title) == is_named
    assert not names_product(scene(text=line), "")


def test_overlap_is_the_share_of_the_shorter_text() -> None:
    assert overlap("blue mug", "blue enamel mug") == 1
    assert overlap("red mug", "blue enamel mug") == 0.5
    assert overlap("", "mug") == 0


def test_a_login_form_alone_is_a_door_of_the_checkout_and_beside_a_cart_it_is_not() -> None:
    login = [field("E-mail", kind="email", form=1), field("Password", kind="password", form=1)]
    assert in_checkout(scene(button("Sign in", form=1), *login, h1="Sign in to go on"))
    cart = [
        button("Checkout"),
        button("Remove"),
        field("Quantity", name="quantity"),
        money("Total €9.00", "€9.00"),
    ]
    assert not in_checkout(scene(*cart, *login, h1="Cart", path="/cart"))


SUMMARY = (money("Total 12.90 €", "12.90 €"), button("Continue to checkout", form=0))


def test_a_step_that_shows_the_cart_beside_it_is_one_of_the_checkout() -> None:
    step = scene(*SUMMARY, field("E-mail", kind="email"), h1="Your cart", path="/checkout/contact")
    assert in_checkout(step)
    assert not in_checkout(scene(*SUMMARY, button("Remove"), h1="Your cart", path="/checkout/cart"))
    offer = scene(*SUMMARY, button("Remove"), field("E-mail", kind="email"), h1="Your cart", path="/cart")
    assert not in_checkout(offer), "a cart that can be sent by mail"


def test_who_said_who_they_are_pays_beside_the_cart_but_not_in_it() -> None:
    cart = (*SUMMARY, *payment())
    assert M.PAYMENT in names(scene(*cart, h1="Your cart", path="/step/3"), at(M.GUEST))
    there = at(M.GUEST, cart_url="https://shop.example/cart")
    assert names(scene(*cart, h1="Your cart", path="/cart?again=1"), there) == []
    assert names(scene(*cart, h1="Your cart", path="/step/3"), at(M.CHECKOUT)) == []


def test_a_window_that_can_only_be_acknowledged_objects() -> None:
    alert = Layer(modal=True, covers=0.3, text="You selected nothing. Please enter how many.")
    ok = button("OK", layer=0)
    assert objects(PRODUCT, scene(alert, ok))
    assert not objects(scene(alert, ok), scene(alert, ok)), "it was there before"
    assert not objects(PRODUCT, scene(alert.model_copy(update={"text": "Added to your cart"}), ok))
    assert not objects(PRODUCT, scene(alert, ok, link("View cart", "/cart", layer=0)))
    assert not objects(PRODUCT, scene(alert, ok, field("E-mail", kind="email", layer=0)))


@pytest.mark.parametrize(
    ("lang", "h1", "text"),
    [
        ("en", "Thank you for your order", "Order number: 10-4711"),
        ("cs", "Děkujeme za vaši objednávku", "Číslo objednávky: 10-4711"),
        ("sv", "Tack för din beställning", "Ordernummer: 10-4711"),
        ("ja", "ご注文ありがとうございます", "ご注文番号: 10-4711"),
    ],
)
def test_a_completed_order_is_seen_in_any_language_and_at_any_address(lang: str, h1: str, text: str) -> None:
    assert scene(path="/s/4f2a", lang=lang, h1=h1, text=text).has("order_number")
    assert not scene(path="/s/4f2a", lang=lang, text=text).has("order_number"), "a form may ask for that number"


def test_a_category_that_unfolds_others_did_something() -> None:
    shop, toys = link("Shop", "/shop"), link("Toys", "/shop/toys", visible=False)
    folded, unfolded = scene(shop, toys), scene(shop, link("Toys", "/shop/toys"))
    pressed = Action("press", "open_category", control=shop)
    assert effect(pressed, folded, unfolded, TapResult(changes=1))
    assert not effect(pressed, folded, folded, TapResult(changes=1)), "a ripple below the thumb is nothing"
    assert not effect(pressed, unfolded, folded, TapResult(changes=1)), "and folding it again is no way on"
    assert not effect(Action("press", "continue", control=shop), folded, unfolded, TapResult(changes=1))


def test_a_press_that_only_loads_the_same_page_again_did_nothing() -> None:
    u, tap = scene(h1="Not found", path="/cart"), TapResult(navigated=True)
    assert effect(Action("press", "view_cart", control=link("Go back", "/cart")), u, u, tap) == ""
    assert effect(Action("goto", "view_cart", url="/cart"), u, u, tap)
