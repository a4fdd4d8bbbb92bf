"""The Medusa starter for Next.js in Danish: one document for all, options as buttons, and a checkout in four sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
SHELL = """<!DOCTYPE html><html lang="da" data-mode="light"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Klit &amp; Kyst</title>
<link rel="icon" href="/media/icon.svg"><link rel="stylesheet" href="/_next/static/app.css"></head><body><div id="__next"></div><script src="/_next/static/app.js"></script></body></html>"""
CARD = """<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><style>body{margin:0;font:16px sans-serif}form{display:flex;gap:8px;padding:12px}input{border:0;outline:0;min-width:0;font:inherit;width:64px}input[name=cardnumber]{flex:1}</style></head>
<body><form><input name="cardnumber" autocomplete="cc-number" inputmode="numeric" placeholder="Kortnummer" aria-label="Kortnummer"><input name="exp-date" autocomplete="cc-exp" inputmode="numeric" placeholder="MM/ÅÅ" aria-label="Udløbsdato"><input name="cvc" autocomplete="cc-csc" inputmode="numeric" placeholder="CVC" aria-label="CVC"></form>
<script>document.addEventListener('input',()=>{const v=n=>document.querySelector('[name='+n+']').value.replace(/\\D/g,'');parent.postMessage({card:v('cardnumber').length>=13&&v('exp-date').length===4&&v('cvc').length>=3},'*')})</script></body></html>"""


@dataclass(frozen=True)
class Product:
    handle: str
    title: str
    price: int
    category: str
    description: str
    material: str
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    stock: int = 20


PRODUCTS = (
    Product(
        "sweater-skagen",
        "Sweater Skagen",
        699,
        "toej",
        "Tyk strik med rund hals.",
        "Uld",
        (("Størrelse", ("S", "M", "L")), ("Farve", ("Marine", "Sand"))),
    ),
    Product(
        "t-shirt-fjord",
        "T-shirt Fjord",
        249,
        "toej",
        "Let T-shirt i økologisk bomuld.",
        "Bomuld",
        (("Størrelse", ("S", "M", "L", "XL")),),
    ),
    Product("hue-vesterhav", "Hue Vesterhav", 199, "toej", "Ribstrikket hue i én størrelse.", "Uld"),
    Product("kop-klit", "Kop Klit", 149, "hjem", "Håndrejet kop, 25 cl.", "Stentøj"),
    Product("plaid-limfjord", "Plaid Limfjord", 899, "hjem", "Vævet plaid, 130 × 180 cm.", "Uld"),
    Product("lysestage-fyr", "Lysestage Fyr", 329, "hjem", "Lysestage i støbejern.", "Jern", stock=0),
    Product("viskestykke-marehalm", "Viskestykke Marehalm", 89, "hjem", "To stk. i hør.", "Hør"),
)
SHIPPING = {
    "so_standard": ("Standardlevering", 49),
    "so_express": ("Ekspreslevering", 99),
    "so_shop": ("GLS pakkeshop", 39),
}
PROVIDERS = ("pp_system_default", "pp_stripe_stripe")


def variants(p: Product) -> dict[str, dict[str, str]]:
    """The options of each variant, by its number."""
    known: list[dict[str, str]] = [{}]
    for title, values in p.options:
        known = [old | {title: value} for old in known for value in values]
    return {f"variant_{p.handle}_{n}": chosen for n, chosen in enumerate(known)}


def product_data(p: Product) -> dict[str, Any]:
    out = {("Farve", "Sand"), ("Størrelse", "L")}
    rows = [
        {
            "id": k,
            "options": v or {"Standard": "Standard"},
            "price": p.price,
            "stock": 0 if set(v.items()) == out else p.stock,
        }
        for k, v in variants(p).items()
    ]
    options = [{"title": title, "values": values} for title, values in p.options or (("Standard", ("Standard",)),)]
    data = {k: getattr(p, k) for k in ("handle", "title", "price", "category", "description", "material")}
    return data | {"thumbnail": f"/media/{p.handle}.svg", "variants": rows, "options": options}


def found(variant: str) -> tuple[Product, dict[str, str]] | None:
    return next(((p, variants(p)[variant]) for p in PRODUCTS if variant in variants(p)), None)


class Shop:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.sessions = Sessions()
        self.emails: dict[str, str] = {}

    def cart_data(self, s: Session) -> dict[str, Any]:
        items = []
        for variant, n in s.cart.items():
            known = found(variant)
            assert known
            p, chosen = known
            said = " / ".join(chosen.values()) or "Standard"
            base = {"id": variant, "title": p.title, "handle": p.handle, "thumbnail": f"/media/{p.handle}.svg"}
            items.append(base | {"variant": said, "quantity": n, "unit_price": p.price, "total": p.price * n})
        method = s.entered.get("method")
        names = (
            "first_name",
            "last_name",
            "address_1",
            "company",
            "postal_code",
            "city",
            "country_code",
            "province",
            "phone",
        )
        address = {name: s.entered.get(name, "") for name in names} if "address_1" in s.entered else None
        return {
            "items": items,
            "item_total": sum(p.price * n for v, n in s.cart.items() for p, _ in [found(v) or (PRODUCTS[0], {})]),
            "shipping_total": SHIPPING[method][1] if method else 0,
            "shipping_method": method,
            "shipping_options": [{"id": k, "name": name, "amount": cost} for k, (name, cost) in SHIPPING.items()],
            "shipping_address": address,
            "email": s.entered.get("email", ""),
            "payment": s.entered.get("payment"),
        }

    def reply(self, s: Session) -> web.Response:
        return web.json_response({"cart": self.cart_data(s)})

    def refuse(self, message: str) -> web.Response:
        return web.json_response({"type": "invalid_data", "message": message}, status=400)

    async def home(self, request: web.Request) -> web.Response:
        raise web.HTTPTemporaryRedirect("/dk")

    async def shell(self, request: web.Request) -> web.Response:
        return web.Response(text=SHELL, content_type="text/html")

    async def products(self, request: web.Request) -> web.Response:
        return web.json_response({"products": [product_data(p) for p in PRODUCTS]})

    async def cart(self, request: web.Request) -> web.Response:
        return self.reply(self.sessions.of(request))

    async def add(self, request: web.Request) -> web.Response:
        s, data = self.sessions.of(request), await request.json()
        variant = str(data.get("variant_id", ""))
        known = found(variant)
        if known is None or not known[0].stock:
            return self.refuse("Some variant does not have the required inventory")
        s.cart[variant] = s.cart.get(variant, 0) + int(data.get("quantity", 1))
        return self.reply(s)

    async def line(self, request: web.Request) -> web.Response:
        s, variant = self.sessions.of(request), request.match_info["id"]
        if variant in s.cart:
            if request.method == "DELETE":
                del s.cart[variant]
            else:
                s.cart[variant] = int((await request.json())["quantity"])
        return self.reply(s)

    async def address(self, request: web.Request) -> web.Response:
        s, data = self.sessions.of(request), await request.json()
        a = {k: str(v).strip() for k, v in data["shipping_address"].items()}
        email = str(data.get("email", "")).strip()
        if not s.cart or not all(
            a.get(k) for k in ("first_name", "last_name", "address_1", "postal_code", "city", "country_code")
        ):
            return self.refuse("Udfyld alle obligatoriske felter")
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", email):
            return self.refuse("Invalid email")
        s.entered |= a | {"email": email}
        meanings = {
            "first_name": "first_name",
            "last_name": "last_name",
            "street": "address_1",
            "postcode": "postal_code",
        }
        meanings |= {"city": "city", "region": "province", "phone": "phone"}
        self.ledger.entered.update({meaning: a.get(name, "") for meaning, name in meanings.items()})
        self.ledger.entered |= {"email": email, "country": a["country_code"].upper()}
        return self.reply(s)

    async def shipping(self, request: web.Request) -> web.Response:
        s, option = self.sessions.of(request), str((await request.json()).get("option_id"))
        if option not in SHIPPING or "email" not in s.entered:
            return self.refuse("Ukendt leveringsmetode")
        s.entered["method"] = option
        return self.reply(s)

    async def providers(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        if s.cart and "method" in s.entered:
            self.ledger.payment_shown += 1
        return web.json_response({"payment_providers": [{"id": name} for name in PROVIDERS]})

    async def payment(self, request: web.Request) -> web.Response:
        s, provider = self.sessions.of(request), str((await request.json()).get("provider_id"))
        if provider not in PROVIDERS:
            return self.refuse("Ukendt betalingsmetode")
        s.entered["payment"] = provider
        return web.json_response({"payment_collection": {"status": "awaiting"}})

    async def complete(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        if not s.cart or not {"email", "method", "payment"} <= s.entered.keys():
            return self.refuse("Kurven er ikke klar til at blive afsluttet")
        self.ledger.orders += 1
        number = f"order_{self.ledger.orders}"
        self.emails[number] = s.entered["email"]
        s.cart.clear()
        s.entered.clear()
        return web.json_response({"type": "order", "order": {"id": number}})

    async def order(self, request: web.Request) -> web.Response:
        number = request.match_info["id"]
        if number not in self.emails:
            return self.refuse("Ordren findes ikke")
        return web.json_response(
            {"order": {"display_id": number.rpartition("_")[2], "email": self.emails[number]}}
        )

    async def customer(self, request: web.Request) -> web.Response:
        self.ledger.accounts += 1
        return web.json_response({"customer": {"email": (await request.json()).get("email")}})

    async def card(self, request: web.Request) -> web.Response:
        return web.Response(text=CARD, content_type="text/html")

    async def picture(self, request: web.Request) -> web.Response:
        hue = sum(map(ord, request.match_info["name"])) * 37 % 360
        text = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 280"><rect width="220" height="280" fill="hsl({hue},20%,90%)"/><circle cx="110" cy="130" r="62" fill="hsl({hue},35%,55%)"/><path d="M0 230q55-40 110 0t110 0v50H0Z" fill="hsl({hue},25%,75%)"/></svg>"""
        return web.Response(text=text, content_type="image/svg+xml")

    async def asset(self, request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        text = (HERE / f"medusa.{kind}").read_text(encoding="utf-8")
        return web.Response(text=text, content_type={"css": "text/css", "js": "text/javascript"}[kind])


def build(ledger: Ledger) -> web.Application:
    shop, app = Shop(ledger), web.Application(middlewares=[with_session])
    gets = {"/": shop.home, "/dk": shop.shell, "/dk/{tail:.*}": shop.shell, "/media/{name}.svg": shop.picture}
    gets |= {
        "/_next/static/app.{kind:css|js}": shop.asset,
        "/elements-inner-card": shop.card,
        "/store/products": shop.products,
    }
    gets |= {
        "/store/carts": shop.cart,
        "/store/payment-providers": shop.providers,
        "/store/orders/{id}": shop.order,
    }
    posts = {
        "/store/carts/line-items": shop.add,
        "/store/carts/line-items/{id}": shop.line,
        "/store/carts/address": shop.address,
    }
    posts |= {"/store/carts/shipping-methods": shop.shipping, "/store/payment-sessions": shop.payment}
    posts |= {"/store/carts/complete": shop.complete, "/store/customers": shop.customer}
    for path, handler in gets.items():
        app.router.add_get(path, handler)
    for path, handler in posts.items():
        app.router.add_post(path, handler)
    app.router.add_delete("/store/carts/line-items/{id}", shop.line)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_test_id("product-wrapper").filter(has_text="Sweater Skagen").click()
    await page.locator(".actions").get_by_role("button", name="M", exact=True).click()
    await page.locator(".actions").get_by_role("button", name="Marine").click()
    await page.get_by_test_id("add-product-button").click()
    await page.get_by_test_id("go-to-cart-button").click()
    await page.get_by_test_id("checkout-button").click()
    typed = {
        "first_name": "Mette",
        "last_name": "Jensen",
        "address_1": "Nørregade 10",
        "postal_code": "1165",
        "city": "København K",
    }
    for name, value in typed.items():
        await page.fill(f"[name='shipping_address.{name}']", value)
    await page.select_option("[name='shipping_address.country_code']", "dk")
    await page.fill("[name=email]", "mette@example.dk")
    await page.get_by_test_id("submit-address-button").click()
    await page.get_by_test_id("delivery-option-radio").first.click()
    await page.get_by_test_id("submit-delivery-option-button").click()
    await page.get_by_test_id("payment-option-radio").first.click()
    await page.get_by_test_id("submit-payment-button").click()
    await page.get_by_test_id("submit-order-button").click()
    await page.get_by_text("Ordrenummer").wait_for()


SHOP = Lookalike(name="medusa", optimum=8, build=build, buy=buy)
