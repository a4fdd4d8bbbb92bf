"""Which requests may leave, in which phase: the table that the never-pays guard rests on."""

import pytest

from auditor.browser.verdict import Outgoing, Phase, cart_write, refusal

SHOP = "https://shop.example"


def out(method: str, path: str, **more: object) -> Outgoing:
    url = SHOP + path if path.startswith("/") else path
    return Outgoing(method=method, url=url, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "request_",
    [
        out("GET", "/product/lamp"),
        out("POST", "/cart/add", body="id=1"),
        out("POST", "/basket/add/12/"),
        out("POST", "/checkout/address", body="name=Anna&city=Berlin"),
        out("POST", "/api/graphql", body='{"operationName":"setShippingAddress"}'),
        out("GET", "/checkout/payment"),
        out("GET", "/checkout/confirm"),
        out("GET", "/shop/confirm_order"),
        out("GET", "/wp-json/wc/store/v1/checkout?_locale=user"),
        out("GET", "/index.php?route=checkout/confirm.confirm"),
        out("POST", "/orders/history"),
        out("GET", "https://pay.example/form?return_url=https%3A%2F%2Fshop.example%2Fcheckout%2Fcomplete"),
        out("GET", "data:text/html,hi"),
        out("GET", "blob:https://shop.example/1"),
    ],
    ids=lambda r: f"{r.method} {r.path}",
)
def test_what_a_customer_needs_is_let_out(request_: Outgoing) -> None:
    assert refusal(request_, Phase.CHECKOUT) is None


@pytest.mark.parametrize(
    "request_",
    [
        out("POST", "/?wc-ajax=checkout"),
        out("POST", "/wp-json/wc/store/v1/checkout"),
        out("PUT", "/wp-json/wc/store/v1/checkout"),
        out("POST", "/checkout/confirm"),
        out("POST", "/shop/confirm_order"),
        out("GET", "/cart/confirm_order"),
        out("GET", "/shop/place_order"),
        out("GET", "/index.php?route=extension/opencart/payment/cod.confirm"),
        out("POST", "/rest/V1/guest-carts/abc/payment-information"),
        out("POST", "/checkout/place-order"),
        out("GET", "/checkout/placeOrder"),
        out("GET", "/checkout/place%4Frder"),
        out("GET", "/checkout/.//complete"),
        out("POST", "/order/submit"),
        out("POST", "/checkout/order"),
        out("POST", "/checkout/preview/", body="csrf=1&action=place_order"),
        out("POST", "/graphql", body='{"operationName":"placeOrder","query":"mutation placeOrder"}'),
        out("POST", "/graphql", body="mutation checkoutComplete($id: ID!)"),
        out("POST", "/api/carts/77/checkout"),
        out("POST", "https://api.stripe.com/v1/payment_intents/pi_1/confirm"),
        out("POST", "https://api.paypal.com/v2/checkout/orders/1/capture"),
        out("GET", "file:///etc/passwd"),
        out("GET", "javascript:alert(1)"),
    ],
    ids=lambda r: f"{r.method} {r.url[:60]}",
)
def test_what_orders_is_refused_in_the_checkout(request_: Outgoing) -> None:
    assert refusal(request_, Phase.CHECKOUT)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "post", "FROBNICATE"])
def test_once_frozen_nothing_writes(method: str) -> None:
    assert refusal(out(method, "/anything"), Phase.FROZEN)
    assert refusal(out(method, "https://elsewhere.example/x"), Phase.FROZEN)


def test_once_frozen_the_page_may_not_go_on_by_itself() -> None:
    going = out("GET", "/finish", kind="document", main_navigation=True)
    assert refusal(going, Phase.FROZEN)
    assert refusal(going, Phase.FROZEN, announced={SHOP + "/finish"}) is None


def test_once_frozen_reading_goes_on() -> None:
    assert refusal(out("GET", "/style.css", kind="stylesheet"), Phase.FROZEN) is None
    assert refusal(out("GET", "/api/methods", kind="xhr"), Phase.FROZEN) is None


CART = SHOP + "/cart"


@pytest.mark.parametrize(
    ("request_", "allowed"),
    [
        (out("POST", "/cart/remove/3", page_url=CART), True),
        (out("POST", "/cart", page_url=CART), True),
        (out("DELETE", "/api/lines/3", page_url=CART), True),
        (out("GET", "/cart", page_url=CART), False),
        (out("POST", "/cart/remove/3", page_url=SHOP + "/checkout"), False),
        (out("POST", "/checkout/next", page_url=CART), False),
        (out("POST", "/order", page_url=CART), False),
        (out("POST", "/kasse", page_url=CART), False),
        (out("POST", "/cart", body="action=place_order", page_url=CART), False),
        (out("POST", "https://elsewhere.example/cart", page_url=CART), False),
    ],
)
def test_the_freeze_lets_only_the_cart_page_empty_itself(request_: Outgoing, allowed: bool) -> None:
    assert cart_write(request_, "/cart") is allowed


def test_no_cart_no_write() -> None:
    assert not cart_write(out("POST", "/cart/remove", page_url=CART), "")
