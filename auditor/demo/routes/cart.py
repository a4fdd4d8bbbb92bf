"""The cart: put in, change, take out."""

from __future__ import annotations

from aiohttp import web

from auditor.demo.money import cents
from auditor.demo.routes.catalogue import product_page
from auditor.demo.visit import Visit

MOST_OF_ONE = 20


async def show(visit: Visit) -> web.Response:
    """The cart with its sums."""
    insurance_cents = cents(visit.shop.value("preticked-insurance"))
    return visit.render("cart.html", basket=visit.basket("cart"), insurance_cents=insurance_cents)


async def add(visit: Visit) -> web.Response:
    """Put pieces in; answers JSON to the shop's script and a page to everybody else."""
    form = await visit.form()
    item = visit.shop.products.get(form.get("product", ""))
    if item is None:
        return visit.not_found()
    variant = form.get("variant", "")
    scripted = visit.request.headers.get("Accept", "") == "application/json"
    if not item.buyable(variant):
        sentence = visit.t(
            f"product.choose_{item.choice}" if item.variants and item.in_stock else "product.sold_out_long"
        )
        if scripted:
            return web.json_response({"message": sentence}, status=422)
        return product_page(visit, item, missing_choice=True)
    await visit.pause("slow-cart-feedback")
    key = f"{item.slug}~{variant}" if variant else item.slug
    wanted = _pieces(form.get("quantity", "1"), least=1)
    held = visit.session.lines.get(key, 0)
    allowed = MOST_OF_ONE if visit.shop.has("fake-scarcity") else min(MOST_OF_ONE, item.stock)
    visit.session.lines[key] = min(held + wanted, allowed)
    visit.session.gift_wrap = visit.session.gift_wrap or visit.shop.has("sneaked-item")
    visit.session.insured = visit.session.insured or visit.shop.has("preticked-insurance")
    _keep(visit)
    if not scripted:
        return visit.redirect("cart")
    name = item.words[visit.lang].name
    enough = held + wanted <= allowed
    message = (
        visit.t("cart.added", product=name) if enough else visit.t("cart.no_more", product=name, count=allowed)
    )
    return web.json_response({"message": message, "count": visit.basket("cart").count})


async def back_to_cart(visit: Visit) -> web.Response:
    """For whoever comes back to the address of a form: after changing the language, say."""
    return visit.redirect("cart")


async def change(visit: Visit) -> web.Response:
    """Set quantities, take a line out (``remove``), empty the cart (``empty``), or choose the insurance."""
    form = await visit.form()
    session = visit.session
    if "empty" in form:
        session.clear_cart()
    elif removed := form.get("remove"):
        session.lines.pop(removed, None)
        session.gift_wrap = session.gift_wrap and removed != "gift-wrap"
    else:
        _set_quantities(visit, form)
        session.insured = "insurance" in form
    if not session.lines:
        session.clear_cart()
    _keep(visit)
    return visit.redirect("cart")


def _set_quantities(visit: Visit, form: dict[str, str]) -> None:
    for key in list(visit.session.lines):
        if (text := form.get(f"quantity-{key}")) is None:
            continue
        stock = visit.shop.products[key.partition("~")[0]].stock
        limit = MOST_OF_ONE if visit.shop.has("fake-scarcity") else min(MOST_OF_ONE, stock)
        pieces = min(_pieces(text, least=0), limit)
        if pieces:
            visit.session.lines[key] = pieces
        else:
            del visit.session.lines[key]


def _pieces(text: str, least: int) -> int:
    return max(int(text), least) if text.isascii() and text.isdigit() else 1


def _keep(visit: Visit) -> None:
    lines = [{"line": key, "quantity": pieces} for key, pieces in visit.session.lines.items()]
    visit.shop.ledger.keep_cart(visit.session.number, lines)


ROUTES = (
    ("GET", "cart", show),
    ("GET", "cart/add", back_to_cart),
    ("POST", "cart/add", add),
    ("POST", "cart/change", change),
)
