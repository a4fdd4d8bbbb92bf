"""The way from the cart to the order: who, where to, how, and the one page that orders."""

from __future__ import annotations

from aiohttp import web

from auditor.demo.delivery import COUNTRIES, HOME, Method, methods
from auditor.demo.forms import Field, address_fields, mistakes, tidy
from auditor.demo.visit import Visit

PAYMENTS = ("card", "invoice", "cod")


async def start(visit: Visit) -> web.Response:
    """Guest or account? Whoever is signed in goes straight on."""
    if not visit.session.lines:
        return visit.redirect("cart")
    if visit.session.account:
        return visit.redirect("checkout/address")
    return visit.render("checkout_start.html", basket=visit.basket("checkout"))


async def address(visit: Visit) -> web.Response:
    """The questions about the person and the address."""
    if away := _astray(visit):
        return away
    session = visit.session
    session.asked = _screen(visit)
    values = {} if visit.shop.has("forgetful-form") else dict(session.address)
    values.setdefault("email", session.account)
    return _address_page(visit, session.asked, values, {})


async def take_address(visit: Visit) -> web.Response:
    """Check the answers; go on, or say what is wrong and keep what was typed."""
    if away := _astray(visit):
        return away
    session, shop = visit.session, visit.shop
    answers = tidy(await visit.form())
    screen = _screen(visit)
    values = {**session.address, **answers}
    screens = _screens(visit, values.get("country", HOME))
    screen = min(screen, len(screens) - 1)  # the country may have changed the number of screens
    wrong = mistakes(screens[screen], values, visit.t)
    if "refresh" in answers:
        return _address_page(visit, screen, values, {})
    if wrong:
        return _address_page(visit, screen, {} if shop.has("forgetful-form") else values, wrong)
    names = {field.name for fields in screens for field in fields} | {"newsletter"}
    session.address = {name: value for name, value in values.items() if name in names}
    if screen + 1 < len(screens):
        return visit.redirect(f"checkout/address?screen={screen + 1}")
    if "newsletter" in answers:
        shop.ledger.add("subscriptions", email=values["email"], where="checkout")
    return visit.redirect("checkout/delivery")


async def country_fields(visit: Visit) -> web.Response:
    """The fields that depend on the country, for the script that swaps them."""
    answers = tidy(await visit.form())
    country = _country(answers)
    fields = _after_country(address_fields(visit.shop, country))
    return visit.render("address_fields.html", fields=fields, values=answers, wrong={}, country=country)


async def delivery(visit: Visit) -> web.Response:
    """The delivery methods with their days and prices."""
    if away := _astray(visit, needs_address=True):
        return away
    if visit.shop.has("broken-checkout"):
        return web.Response(text="Internal Server Error", status=500)
    return _delivery_page(visit, wrong="")


async def take_delivery(visit: Visit) -> web.Response:
    """Keep the chosen method and go on to the payment."""
    if away := _astray(visit, needs_address=True):
        return away
    chosen = (await visit.form()).get("delivery", "")
    if chosen not in {method.name for method in _offered(visit)}:
        return _delivery_page(visit, wrong=visit.t("error.delivery"))
    visit.session.delivery = chosen
    return visit.redirect("checkout/payment")


async def payment(visit: Visit) -> web.Response:
    """Payment methods, the order to be checked, and the final button."""
    if away := _astray(visit, needs_address=True, needs_delivery=True):
        return away
    return _payment_page(visit, wrong="", chosen="")


async def place_order(visit: Visit) -> web.Response:
    """The order itself: written into the ledger, once, and the cart is empty."""
    chosen = (await visit.form()).get("payment", "")  # no waiting from here on: two clicks must not order twice
    if away := _astray(visit, needs_address=True, needs_delivery=True):
        return away
    session, basket = visit.session, visit.basket("payment")
    if chosen not in PAYMENTS:
        return _payment_page(visit, wrong=visit.t("error.payment"), chosen="")
    if chosen == "card" and not session.card_token:
        return _payment_page(visit, wrong=visit.t("error.card"), chosen=chosen)
    number = f"MR-{10_231 + visit.shop.ledger.counts['orders']}"
    visit.shop.ledger.add(
        "orders",
        number=number,
        address=session.address,
        lines=[
            {"line": line.key, "quantity": line.quantity, "unit_cents": line.unit_cents} for line in basket.lines
        ],
        delivery=basket.delivery.name,
        arrives=[basket.delivery.earliest.isoformat(), basket.delivery.latest.isoformat()],
        payment=chosen,
        total_cents=basket.total_cents,
    )
    session.orders.append(number)
    session.clear_cart()
    visit.shop.ledger.keep_cart(session.number, [])
    return visit.redirect(f"order/{number}/thanks")


def _astray(visit: Visit, *, needs_address: bool = False, needs_delivery: bool = False) -> web.Response | None:
    """Where a visitor must go first who came here too early."""
    session = visit.session
    if not session.lines:
        return visit.redirect("cart")
    if visit.shop.has("forced-account") and not session.account:
        return visit.redirect("checkout")
    fields = address_fields(visit.shop, session.address.get("country", HOME))
    if needs_address and mistakes(fields, session.address, visit.t):
        return visit.redirect("checkout/address")
    if needs_delivery and session.delivery not in {method.name for method in _offered(visit)}:
        return visit.redirect("checkout/delivery")
    return None


def _screens(visit: Visit, country: str) -> list[tuple[Field, ...]]:
    fields = address_fields(visit.shop, country if country in COUNTRIES else HOME)
    return [(field,) for field in fields] if visit.shop.has("many-steps") else [fields]


def _screen(visit: Visit) -> int:
    text = visit.request.query.get("screen", "0")
    last = len(_screens(visit, visit.session.address.get("country", HOME))) - 1
    return min(int(text), last) if text.isascii() and text.isdigit() else 0


def _country(values: dict[str, str]) -> str:
    country = values.get("country", "")
    return country if country in COUNTRIES else HOME


def _after_country(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    names = [field.name for field in fields]
    return fields[names.index("country") + 1 :] if "country" in names else ()


def _address_page(visit: Visit, screen: int, values: dict[str, str], wrong: dict[str, str]) -> web.Response:
    country = _country(values)
    screens = _screens(visit, country)
    fields = screens[min(screen, len(screens) - 1)]
    after = _after_country(fields)
    return visit.render(
        "address.html",
        status=422 if wrong else 200,
        before=fields[: len(fields) - len(after)],
        fields=after,
        values={"country": country, **values},
        wrong=wrong,
        country=country,
        screen=screen,
        last=screen + 1 == len(screens),
        basket=visit.basket("checkout"),
    )


def _offered(visit: Visit) -> tuple[Method, ...]:
    return methods(visit.session.address.get("country", HOME), visit.basket("checkout").subtotal_cents)


def _delivery_page(visit: Visit, wrong: str) -> web.Response:
    chosen = visit.session.delivery or "standard"
    return visit.render(
        "delivery.html",
        status=422 if wrong else 200,
        offered=_offered(visit),
        chosen=chosen,
        wrong=wrong,
        basket=visit.basket("checkout"),
    )


def _payment_page(visit: Visit, wrong: str, chosen: str) -> web.Response:
    return visit.render(
        "payment.html",
        status=422 if wrong else 200,
        payments=PAYMENTS,
        chosen=chosen,
        wrong=wrong,
        address=visit.session.address,
        card_reference=visit.session.card_reference,
        basket=visit.basket("payment"),
    )


ROUTES = (
    ("GET", "checkout", start),
    ("GET", "checkout/address", address),
    ("POST", "checkout/address", take_address),
    ("POST", "checkout/country", country_fields),
    ("GET", "checkout/delivery", delivery),
    ("POST", "checkout/delivery", take_delivery),
    ("GET", "checkout/payment", payment),
    ("POST", "checkout/payment", place_order),
)
