"""After the order: thanks, looking it up as a guest, withdrawing from the contract."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from auditor.demo.forms import EMAIL, NAME, ORDER_NUMBER, mistakes, tidy
from auditor.demo.ledger import Entry
from auditor.demo.visit import Visit

LOOKUP_FIELDS = (ORDER_NUMBER, EMAIL)
WITHDRAW_FIELDS = (NAME, ORDER_NUMBER, EMAIL)


async def thanks(visit: Visit) -> web.Response:
    """What was ordered, for whoever ordered it."""
    number = visit.request.match_info["number"]
    if visit.known is None or number not in visit.known.orders:
        return visit.not_found()
    order = visit.shop.order(number)
    assert order is not None
    return visit.render("thanks.html", order=order, days=_days(order))


async def lookup_form(visit: Visit) -> web.Response:
    """Where a guest asks after an order."""
    if visit.shop.has("no-order-tracking"):
        return visit.not_found()
    return _lookup(visit, {}, {})


async def lookup(visit: Visit) -> web.Response:
    """How the order stands, if number and e-mail belong together."""
    values = tidy(await visit.form())
    if wrong := mistakes(LOOKUP_FIELDS, values, visit.t):
        return _lookup(visit, values, wrong)
    order = visit.shop.order(values["order_number"])
    if order is None or order["address"]["email"].casefold() != values["email"].casefold():
        return _lookup(visit, values, {"order_number": visit.t("error.no_such_order")})
    return visit.render("order.html", order=order, days=_days(order))


async def withdraw_form(visit: Visit) -> web.Response:
    """The first step of a withdrawal: whose, and which contract."""
    if visit.shop.has("no-withdrawal-button"):
        return visit.not_found()
    return visit.render("withdraw.html", fields=WITHDRAW_FIELDS, values={}, wrong={})


async def withdraw(visit: Visit) -> web.Response:
    """The second step: the statement to be confirmed."""
    values = tidy(await visit.form())
    if wrong := mistakes(WITHDRAW_FIELDS, values, visit.t):
        return visit.render("withdraw.html", status=422, fields=WITHDRAW_FIELDS, values=values, wrong=wrong)
    return visit.render("withdraw_confirm.html", fields=WITHDRAW_FIELDS, values=values)


async def back_to_withdrawal(visit: Visit) -> web.Response:
    """For whoever comes back to the address of the second step without its form."""
    return visit.redirect("withdraw")


async def withdrawn(visit: Visit) -> web.Response:
    """The withdrawal is written down and acknowledged."""
    values = tidy(await visit.form())
    if mistakes(WITHDRAW_FIELDS, values, visit.t):
        return visit.redirect("withdraw")
    entry = visit.shop.ledger.add("withdrawals", **{field.name: values[field.name] for field in WITHDRAW_FIELDS})
    return visit.render("withdrawn.html", entry=entry)


def _lookup(visit: Visit, values: dict[str, str], wrong: dict[str, str]) -> web.Response:
    return visit.render(
        "lookup.html", status=422 if wrong else 200, fields=LOOKUP_FIELDS, values=values, wrong=wrong
    )


def _days(order: Entry) -> tuple[date, date]:
    first, last = order["arrives"]
    return date.fromisoformat(first), date.fromisoformat(last)


ROUTES = (
    ("GET", "order/{number}/thanks", thanks),
    ("GET", "orders", lookup_form),
    ("POST", "orders", lookup),
    ("GET", "withdraw", withdraw_form),
    ("POST", "withdraw", withdraw),
    ("GET", "withdraw/confirm", back_to_withdrawal),
    ("POST", "withdraw/confirm", withdrawn),
)
