"""The faults the demo shop can be given: each is one fault, told in a sentence, that one check must find.

A shop started without vices has none of these faults.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Vice:
    """One fault: its name, what it does to the customer, and the check that must find it.

    ``default`` is the value used when none is given; None for a vice that takes no value. ``unit`` names what
    the value counts. ``also`` are further checks that must fail with it, because it breaks their promise as well.
    """

    name: str
    sentence: str
    check: str
    default: str | None = None
    unit: str = ""
    also: tuple[str, ...] = ()


_ALL = (
    # ready: be open, and be quick
    Vice("slow-product", "Product pages are answered late.", "load-lcp-journey", "4500", "ms"),
    Vice("layout-jump", "A banner arrives late and pushes the page down.", "load-cls-journey"),
    Vice("slow-tap", "The page freezes when 'Add to cart' is tapped.", "tap-response-inp", "900", "ms"),
    Vice(
        "slow-cart-feedback",
        "Nothing shows for seconds after adding to the cart.",
        "add-to-cart-feedback",
        "4000",
        "ms",
    ),
    Vice("script-error", "Scripts fail on the cart and checkout pages.", "page-errors-journey"),
    Vice("dead-links", "Several links in the header and footer lead nowhere.", "dead-links"),
    Vice("bare-404", "A mistyped address gets a bare word with status 200.", "honest-404"),
    Vice("slow-search", "The search takes seconds to answer.", "search-response", "4000", "ms"),
    # easy: let me buy without a struggle
    Vice(
        "dumb-search", "The search knows exact titles only and says nothing when it finds none.", "find-it-search"
    ),
    Vice(
        "broken-checkout",
        "The delivery step of the checkout answers with an error 500.",
        "checkout-completes",
        also=("page-errors-journey",),
    ),
    Vice("forced-account", "Nobody can buy without making an account.", "guest-checkout"),
    Vice("long-form", "The address form asks for a dozen things nobody needs.", "checkout-field-count"),
    Vice("unmarked-fields", "Nothing shows which fields must be filled.", "optional-required-marked"),
    Vice("no-autocomplete", "No field tells the browser what belongs into it.", "autofill-tokens"),
    Vice("no-inputmode", "Phones show the letter keyboard for every field.", "mobile-keyboards"),
    Vice(
        "vague-errors", "A mistake is answered 'Something went wrong.' and no field is named.", "error-says-what"
    ),
    Vice("forgetful-form", "After a mistake all fields are empty again.", "error-keeps-my-data"),
    Vice("many-steps", "The checkout asks one question per screen.", "checkout-steps"),
    Vice("no-review", "The order cannot be looked over before the final button.", "review-before-pay"),
    # clear: tell me the real price and date up front
    Vice("late-fee", "A service fee first appears on the payment page.", "total-stays-put", "6.90", "euro"),
    Vice(
        "hidden-shipping",
        "Shipping costs are named nowhere before the payment page.",
        "shipping-cost-early",
        also=("total-stays-put", "total-before-form", "offer-machine-readable", "help-topics-covered"),
    ),
    Vice(
        "no-delivery-date", "Neither product page nor delivery choice says when it arrives.", "delivery-date-shown"
    ),
    Vice("vague-final-button", "The button that orders reads 'Continue'.", "order-button-says-pay"),
    Vice("icon-final-button", "The button that orders shows an arrow and has no words.", "order-button-says-pay"),
    Vice(
        "hide-payment-methods",
        "Payment methods and delivery countries are not named before the checkout.",
        "limits-and-payment-early",
        also=("help-topics-covered",),
    ),
    Vice(
        "dearer-in-cart",
        "Things cost more in the cart than on their page.",
        "price-same-everywhere",
        "5",
        "percent",
        also=("total-stays-put",),
    ),
    Vice(
        "wrong-structured-data",
        "The data for search engines contradicts the product page.",
        "offer-machine-readable",
    ),
    # answer: answer me
    Vice(
        "hidden-contact",
        "No page leads to a way to reach the shop.",
        "contact-findable",
        also=("contact-channels", "trader-identity"),
    ),
    Vice(
        "one-channel",
        "The contact form is the only way to reach the shop.",
        "contact-channels",
        also=("trader-identity",),
    ),
    Vice("nosy-contact-form", "A question can be asked only after filling ten fields.", "contact-form-effort"),
    Vice("empty-help", "Help, shipping and terms pages hold kind words and no facts.", "help-topics-covered"),
    Vice("dear-phone", "The service line is a premium-rate number.", "phone-basic-rate"),
    # equal: treat me like everyone else
    Vice(
        "forgets-language",
        "Product pages and cart come in the other language.",
        "language-currency-kept",
        also=("find-it-search",),  # the search does not know the name that the page shows
    ),
    Vice(
        "price-by-language",
        "The same things cost more in the German shop.",
        "same-price-same-shop",
        "12",
        "percent",
    ),
    Vice("phone-surcharge", "The same things cost more on a phone.", "same-on-phone", "8", "percent"),
    Vice("unlabelled-fields", "Fields have no labels, pictures no text, and small print is pale.", "axe-journey"),
    Vice("wide-page", "Pages are 900 pixels wide on every screen.", "reflow-320"),
    # safe: keep me safe
    Vice("insecure-form", "Sign-in and newsletter forms send their data unencrypted.", "https-everywhere"),
    Vice("anonymous-trader", "Nobody can learn who runs the shop.", "trader-identity"),
    Vice("no-reject-button", "Cookies can only be accepted.", "cookie-reject-easy"),
    Vice("early-tracker", "A tracker starts before any choice about cookies.", "no-tracking-before-consent"),
    Vice("ignores-reject", "A tracker starts although cookies were refused.", "reject-respected"),
    Vice("preticked-newsletter", "The newsletter box is ticked beforehand.", "marketing-opt-in-clean"),
    Vice("nosy-payment-page", "Two dozen strangers run scripts on the payment page.", "payment-page-hygiene"),
    Vice(
        "asks-birthday",
        "Date of birth and gender must be given, without a reason.",
        "data-minimum",
        also=("checkout-field-count",),
    ),
    Vice("dead-odr-link", "The shop refers to the closed EU dispute platform.", "no-dead-odr-link"),
    # right: make it right when it goes wrong
    Vice("hidden-returns", "No link leads to the return terms.", "returns-findable"),
    Vice("short-return-window", "Things can be returned only for a few days.", "return-window", "7", "days"),
    Vice(
        "vague-return-terms",
        "Nobody learns who pays a return and when money comes back.",
        "return-terms-clear",
        also=("help-topics-covered",),
    ),
    Vice("no-withdrawal-button", "There is no button to withdraw from a contract.", "withdrawal-function"),
    Vice("no-order-tracking", "Guests cannot look up their order.", "order-tracking-guest"),
    # calm: do not pressure or trick me
    Vice("fake-timer", "A countdown starts anew at ten minutes for each visitor.", "timer-honest"),
    Vice("sneaked-item", "A gift wrap nobody asked for is put into the cart.", "basket-only-mine", "2.50", "euro"),
    Vice(
        "preticked-insurance", "A paid parcel insurance is ticked beforehand.", "basket-only-mine", "1.99", "euro"
    ),
    Vice("early-popup", "A newsletter dialog covers the page after half a second.", "no-early-popup"),
    Vice(
        "stubborn-popup", "The newsletter dialog cannot be closed and comes back on each page.", "popup-closable"
    ),
    Vice("shaming-decline", "Whoever declines the newsletter must call himself a fool.", "decline-politely"),
    Vice("lopsided-choices", "The newsletter's 'no' is tiny and pale beside a huge 'yes'.", "equal-choices"),
    Vice("noisy-page", "Pages play sound and ask for permission to notify at once.", "quiet-page"),
    Vice("fake-scarcity", "'Only N left' shows a different random number at each visit.", "scarcity-honest"),
    # known: remember me and listen to me
    Vice("forgets-cart", "The cart is lost when the browser is closed.", "cart-remembers"),
    Vice("only-praise", "Only five-star reviews are shown.", "reviews-both-sides"),
    Vice("unverified-reviews", "Nothing says whether reviewers bought the product.", "reviews-verified-note"),
    Vice("no-feedback", "The shop never asks how it was.", "feedback-asked"),
    Vice("session-links", "A product's address works only for the visit that found it.", "share-and-old-links"),
)

VICES: dict[str, Vice] = {vice.name: vice for vice in _ALL}


def parse_vices(arguments: Iterable[str]) -> dict[str, str | None]:
    """Turn ``["late-fee", "slow-product=4000"]`` into ``{"late-fee": None, "slow-product": "4000"}``.

    None stands for the vice's own default. Raises ValueError with one sentence for the first argument that names
    no vice, gives a value to a vice that takes none, or gives a value that is not a positive number.
    """
    chosen: dict[str, str | None] = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        chosen[name] = value if equals else None
        check_vice(name, chosen[name])
    return chosen


def check_vice(name: str, value: str | None) -> None:
    """Raise ValueError with one sentence unless this vice exists and takes this value."""
    if name not in VICES:
        near = get_close_matches(name, VICES, n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]!r}?" if near else " 'auditor demo --list-vices' lists them all."
        raise ValueError(f"The demo shop has no vice called {name!r}.{hint}")
    if value is None:
        return
    vice = VICES[name]
    if vice.default is None:
        raise ValueError(f"The vice {name!r} takes no value, but {value!r} was given.")
    whole = vice.unit == "days"
    if not _positive(value, whole):
        number = "whole number" if whole else "number"
        raise ValueError(
            f"The vice {name!r} takes a {number} of {vice.unit} such as {vice.default}, but {value!r} was given."
        )


def _positive(value: str, whole: bool) -> bool:
    digits = value if whole else value.replace(".", "", 1)
    return digits.isascii() and digits.isdigit() and float(value) > 0
