"""Whether a request may leave: pure, and the same for every shop."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

READS = frozenset({"GET", "HEAD", "OPTIONS"})
LOCAL = frozenset({"data", "blob", "about", "chrome-error", "chrome", "devtools"})

COMPLETES_ORDERS = "completes orders"

UNANSWERED = frozenset({"ping", "cspviolationreport"})
"""Beacons and reports: no shop needs them to go on."""


class Phase(StrEnum):
    SHOPPING = "shopping"
    CHECKOUT = "checkout"
    FROZEN = "frozen"


@dataclass(frozen=True)
class Outgoing:
    """A request about to leave the browser."""

    method: str
    url: str
    body: str = ""
    kind: str = ""
    main_navigation: bool = False
    page_url: str = ""
    redirected: bool = False

    @property
    def writes(self) -> bool:
        return self.method.upper() not in READS

    @property
    def is_form(self) -> bool:
        """A whole form leaves for a new page, in the page itself or in a frame of it."""
        return self.writes and self.kind == "document"

    @property
    def host(self) -> str:
        return _split(self.url)[0]

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in the address; a default port may stand in one address and not in another."""
        return (
            self.url.partition("://")[0].lower() + "://" + self.url.partition("://")[2].partition("/")[0].lower()
        )

    @property
    def path(self) -> str:
        return _split(self.url)[1]


def _split(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        return parts.hostname or "", parts.path or "/"
    except ValueError:
        return "", url[:200]


# Addresses that complete an order whatever the method. Facts about platforms (engine.md 3.9) and words that no shop
# uses for anything else. A safety net: the freeze and the finality rules do not depend on it.
_ANY_METHOD = r"""
      wc-ajax=checkout | /paypal/express/start
    | (?<!/shop/(?=confirm_order))(place|submit|complete|finali[sz]e|confirm|create)[-_/]?(the[-_])?order(?!s?[-_]?(history|status|track)) | /orders?/(place|submit|complete|confirm|finish|create)(/|\?|$)
    | /checkout/(order|complete|place|finish|process|submit|success)(/|\?|$|\.) | /checkouts?/[^/?]+/(complete|processing)(/|\?|$)
    | /carts?/[^/?]+/(complete|checkout|order)(/|\?|$) | checkout_process | route=[^&]*payment[^&]*confirm
    | fnc=execute | OpcConfirmOrder | CheckoutServices-(PlaceOrder|SubmitOrder) | /createOrder
    | /internalapi/v\d/checkout/order | /module/[^/]+/validation | action=place_order
"""
_WRITTEN_TO = r"""
      /wc/store(/v\d+)?/checkout | /payment-information(\?|$) | /orderForm/[^/]+/transaction | /commerce/orders | /api/orders?(\?|$|/$)
    | checkout/confirm(/|\.|\?)?(index\.php)?$ | /shop/confirm_order
"""
"""What is read to show the checkout or its last step, and written to in order to complete it."""
ORDER_ADDRESS = re.compile(f"{_ANY_METHOD}|{_WRITTEN_TO}", re.IGNORECASE | re.VERBOSE)
_BY_READING = re.compile(_ANY_METHOD, re.IGNORECASE | re.VERBOSE)
ORDER_BODY = re.compile(
    r"""
      SubmitForCompletion | \b(placeOrder|checkoutComplete|addPaymentToOrder|completeCart|orderCreate|cartPlaceOrder|createOrder|submitOrder|confirmOrder|transitionOrderToState)\b
    | (^|&|["'\s])(action|step|event)["']?\s*[=:]\s*["']?(place_?order|submit_?order|complete_?order|confirm_?order)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
PAYMENT_PROVIDER = re.compile(
    r"(^|\.)(stripe\.com|adyen\.com|adyenpayments\.com|paypal\.com|braintreegateway\.com|braintree-api\.com|klarna\.com"
    r"|mollie\.com|checkout\.com|squareup\.com|authorize\.net|worldpay\.com|payu\.com|przelewy24\.pl|sagepay\.com|datatrans\.com"
    r"|saferpay\.com|unzer\.com|computop\.com|nets\.eu|quickpay\.net|payone\.com|multisafepay\.com|razorpay\.com|afterpay\.com)$",
    re.IGNORECASE,
)
PAYMENT_ACTION = re.compile(
    r"confirm|capture|authori[sz]e|payment_methods|tokens?(/|\?|$)|sources(/|\?|$)|payments?(/|\?|$)|orders?(/|\?|$)",
    re.IGNORECASE,
)
CART_WORDS = re.compile(r"checkout|payment|order(?!_?line)|kasse|zahlung|paiement|pago", re.IGNORECASE)


def completes_order(address: str, *, writes: bool = True) -> bool:
    """Whether a request for this path with its query completes orders, also when it is spelt in a roundabout way."""
    known = ORDER_ADDRESS if writes else _BY_READING
    path, mark, query = address.partition("?")
    # The query stays as it is: a card form is told where to return to after the order, and orders nothing by that.
    plain = re.sub(r"/(?:\.?/)+", "/", unquote(path)) + mark + query
    return bool(known.search(address) or known.search(plain))


def refusal(out: Outgoing, phase: Phase, announced: Collection[str] = ()) -> str | None:
    """None when the request may leave, else why not."""
    scheme = out.url.partition(":")[0].lower()
    if scheme in LOCAL:
        return None
    if scheme not in ("http", "https"):
        return f"the scheme {scheme[:20]} is not of the web"
    target = out.url.partition("://")[2].partition("/")[2]
    if (out.writes or phase is not Phase.SHOPPING) and completes_order("/" + target, writes=out.writes):
        return f"the address is one that {COMPLETES_ORDERS}"
    if out.writes and ORDER_BODY.search(out.body):
        return f"the message is one that {COMPLETES_ORDERS}"
    if out.writes and PAYMENT_PROVIDER.search(out.host) and PAYMENT_ACTION.search(out.path):
        return "it would act at a payment provider"
    if phase is Phase.CHECKOUT and out.writes and out.kind in UNANSWERED:
        return "a message of the checkout whose answer nobody awaits"
    if phase is Phase.FROZEN:
        if out.writes:
            return "frozen at payment: nothing is sent any more"
        if out.main_navigation and out.url.partition("#")[0] not in announced:
            return "frozen at payment: the page may not go on by itself"
    return None


def orders_something(out: Outgoing) -> bool:
    """Whether this request, by its address or its message, is one that completes orders."""
    target = out.url.partition("://")[2].partition("/")[2]
    return completes_order("/" + target, writes=out.writes) or bool(out.writes and ORDER_BODY.search(out.body))


def cart_write(out: Outgoing, cart_path: str) -> bool:
    """A write made by the cart page itself, to an address that neither orders nor pays."""
    if not out.writes or not cart_path or _split(out.page_url)[1] != cart_path:
        return False
    if _split(out.page_url)[0] != out.host:
        return False
    plain = out.path if out.path != cart_path else ""
    return not (ORDER_ADDRESS.search(out.url) or ORDER_BODY.search(out.body) or CART_WORDS.search(plain))
