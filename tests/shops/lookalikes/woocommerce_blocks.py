"""WooCommerce with the block cart and the block checkout, drawn by the client: German, euros, at home in Germany."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
CSS = (HERE / "woocommerce_blocks.css").read_text(encoding="utf-8")
JS = (HERE / "woocommerce_blocks.js").read_text(encoding="utf-8")
COUNTRIES = {"BE": "Belgien", "DK": "Dänemark", "DE": "Deutschland", "FR": "Frankreich", "IT": "Italien", "LU": "Luxemburg", "NL": "Niederlande", "AT": "Österreich", "PL": "Polen", "CH": "Schweiz", "ES": "Spanien"}  # fmt: skip
STATES = {
    "DE": {"DE-BW": "Baden-Württemberg", "DE-BY": "Bayern", "DE-BE": "Berlin", "DE-BB": "Brandenburg", "DE-HB": "Bremen", "DE-HH": "Hamburg", "DE-HE": "Hessen", "DE-MV": "Mecklenburg-Vorpommern", "DE-NI": "Niedersachsen", "DE-NW": "Nordrhein-Westfalen", "DE-RP": "Rheinland-Pfalz", "DE-SL": "Saarland", "DE-SN": "Sachsen", "DE-ST": "Sachsen-Anhalt", "DE-SH": "Schleswig-Holstein", "DE-TH": "Thüringen"},
    "CH": {"BE": "Bern", "BS": "Basel-Stadt", "GE": "Genf", "ZH": "Zürich"},
    "IT": {"MI": "Milano", "RM": "Roma"},
    "ES": {"B": "Barcelona", "M": "Madrid"},
}  # fmt: skip
DIGITS = {"DE": 5, "AT": 4, "CH": 4, "BE": 4, "DK": 4, "LU": 4, "FR": 5, "IT": 5, "ES": 5}
MEANINGS = {"first_name": "first_name", "last_name": "last_name", "address_1": "street", "postcode": "postcode", "city": "city", "state": "region", "country": "country", "phone": "phone"}  # fmt: skip
NEEDED = {"first_name": "Vorname", "last_name": "Nachname", "address_1": "Adresse", "postcode": "Postleitzahl", "city": "Ort / Stadt", "country": "Land/Region"}  # fmt: skip


@dataclass(frozen=True)
class Product:
    number: int
    slug: str
    name: str
    cents: int
    category: str
    hue: int
    text: str
    sold_out: bool = False
    options: tuple[str, ...] = ()


CATEGORIES = {"garten": "Garten", "stube": "Stube"}
PRODUCTS = (
    Product(31, "giesskanne", "Gießkanne Zink", 3490, "garten", 200, "Verzinkt und gelötet, fasst fünf Liter."),
    Product(32, "gartenschuerze", "Gartenschürze", 4200, "garten", 110, "Gewachste Baumwolle mit Taschen für Schere und Schnur.", options=("S", "M", "L")),
    Product(33, "wolldecke", "Wolldecke Fischgrat", 8900, "stube", 30, "Gewebt aus Schurwolle, 140 mal 200 Zentimeter."),
    Product(34, "handschaufel", "Handschaufel", 1650, "garten", 20, "Geschmiedeter Stahl mit Griff aus Esche."),
    Product(35, "leuchter", "Kerzenleuchter", 2750, "stube", 50, "Messing, gebürstet, für gewöhnliche Stabkerzen.", sold_out=True),
    Product(36, "teekanne", "Teekanne Steinzeug", 3900, "stube", 260, "Mit Sieb, fasst einen Liter."),
)  # fmt: skip
BY_NUMBER = {p.number: p for p in PRODUCTS}
BY_SLUG = {p.slug: p for p in PRODUCTS}
RATES = {"flat_rate:1": ("Versandkostenpauschale", 490), "local_pickup:2": ("Abholung vor Ort", 0)}
GATEWAYS = (("bacs", "Direkte Banküberweisung", "Überweise direkt auf unser Bankkonto und nenne die Bestellnummer als Verwendungszweck."), ("cheque", "Scheckzahlungen", "Sende den Scheck bitte an Stube & Garten, Deichweg 2, Husum."), ("cod", "Per Nachnahme", "Bezahle in bar bei Lieferung."))  # fmt: skip


def money(cents: int) -> str:
    return f"{cents / 100:,.2f}".replace(",", "·").replace(".", ",").replace("·", ".") + "&nbsp;€"


def price(p: Product) -> str:
    return f'<span class="woocommerce-Price-amount amount"><bdi>{money(p.cents)}</bdi></span>'


def picture(p: Product) -> str:
    return f'<img src="/wp-content/uploads/{p.slug}.svg" alt="{escape(p.name)}" width="300" height="300">'


def card(p: Product) -> str:
    href = f"/produkt/{p.slug}/"
    label, text = (f"Ausführung wählen für „{p.name}“", "Ausführung wählen") if p.options else (f"Lies mehr über „{p.name}“", "Weiterlesen")  # fmt: skip
    button = f'<a href="{href}" rel="nofollow" aria-label="{label}" class="wp-block-button__link wp-element-button wc-block-components-product-button__button add_to_cart_button">{text}</a>'
    if not p.options and not p.sold_out:
        button = f'<button class="wp-block-button__link wp-element-button wc-block-components-product-button__button add_to_cart_button ajax_add_to_cart product_type_simple" data-product_id="{p.number}" aria-label="In den Warenkorb legen: „{p.name}“"><span>In den Warenkorb</span></button>'
    return f'<li class="wc-block-product product type-product post-{p.number} {"outofstock" if p.sold_out else "instock"}"><div class="wc-block-components-product-image wc-block-grid__product-image"><a href="{href}">{picture(p)}</a></div><h3 class="wp-block-post-title has-text-align-center"><a href="{href}" target="_self">{p.name}</a></h3><div class="wc-block-components-product-price wc-block-grid__product-price">{price(p)}</div><div class="wp-block-button wc-block-components-product-button">{button}</div></li>'


def grid(found: list[Product]) -> str:
    return f'<div class="wp-block-woocommerce-product-collection"><ul class="wc-block-product-template wp-block-woocommerce-product-template columns-3">{"".join(map(card, found))}</ul></div>'


def frame(title: str, body: str, classes: str = "") -> web.Response:
    entries = (("/", "Startseite"), ("/shop/", "Shop"), ("/produkt-kategorie/garten/", "Garten"), ("/produkt-kategorie/stube/", "Stube"), ("/warenkorb/", "Warenkorb"))  # fmt: skip
    links = "".join(f'<li class="wp-block-navigation-item"><a class="wp-block-navigation-item__content" href="{href}"><span class="wp-block-navigation-item__label">{text}</span></a></li>' for href, text in entries)  # fmt: skip
    html = f"""<!doctype html><html lang="de-DE"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} &#8211; Stube &amp; Garten</title><link rel="stylesheet" href="/wp-content/blocks.css"></head><body class="wp-embed-responsive theme-twentytwentyfour woocommerce-uses-block-theme woocommerce-js {classes}"><a class="skip-link screen-reader-text" href="#wp--skip-link--target">Zum Inhalt springen</a><div class="wp-site-blocks">
<header class="wp-block-template-part"><div class="wp-block-group alignwide"><p class="wp-block-site-title"><a href="/" rel="home">Stube &amp; Garten</a></p><div class="header-right"><nav class="wp-block-navigation is-responsive" aria-label="Navigation"><button aria-haspopup="dialog" aria-label="Menü öffnen" class="wp-block-navigation__responsive-container-open"><svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7.5h16v1.5H4zM4 15h16v1.5H4z"></path></svg></button><div class="wp-block-navigation__responsive-container" id="modal-1"><button aria-label="Menü schließen" class="wp-block-navigation__responsive-container-close"><svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 6l1-1 13 13-1 1zM18 5l1 1L6 19l-1-1z"></path></svg></button><ul class="wp-block-navigation__container">{links}</ul></div></nav>
<a href="/mein-konto/" class="wc-block-customer-account" aria-label="Anmelden"><svg class="wc-block-customer-account__account-icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><circle cx="12" cy="8" r="4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M4 21c0-9 16-9 16 0" fill="none" stroke="currentColor" stroke-width="1.6"/></svg></a><div class="wp-block-woocommerce-mini-cart wc-block-mini-cart"><button class="wc-block-mini-cart__button" aria-label="Warenkorb"><span class="wc-block-mini-cart__quantity-badge"><svg viewBox="0 0 24 24" width="24" height="24" class="wc-block-mini-cart__icon" aria-hidden="true"><path d="M5 8h14l-1 12H6zM9 8a3 3 0 0 1 6 0" fill="none" stroke="currentColor" stroke-width="1.6"/></svg><span class="wc-block-mini-cart__badge"></span></span></button></div></div></div></header>
<main class="wp-block-group" id="wp--skip-link--target">{body}</main><footer class="wp-block-template-part"><div class="wp-block-group alignwide"><div><p><strong>Stube &amp; Garten</strong><br>Deichweg 2, 25813 Husum</p><p><a href="/datenschutz/">Datenschutzerklärung</a> · <a href="/agb/">AGB</a></p></div><form class="newsletter" method="post" action="/?newsletter=1"><label for="nl-email">Newsletter</label> <input type="email" id="nl-email" name="nl_email" placeholder="Deine E-Mail-Adresse" required> <button type="submit" class="wp-element-button">Abonnieren</button></form></div></footer></div><script>window.wcSettings={json.dumps({"countries": COUNTRIES, "states": STATES, "gateways": GATEWAYS})};</script><script src="/wp-content/blocks.js"></script></body></html>"""
    return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})


def line(key: str) -> tuple[Product, str]:
    number, _, size = key.partition(":")
    return BY_NUMBER[int(number)], size


def complete(address: dict[str, str]) -> bool:
    return all(address.get(k) for k in NEEDED)


def cart_json(session: Session) -> dict[str, Any]:
    held, items = session.entered, []
    for key, n in session.cart.items():
        p, size = line(key)
        variation = [{"attribute": "Größe", "value": size}] if size else []
        items.append({"key": key, "id": p.number, "quantity": n, "name": p.name, "permalink": f"/produkt/{p.slug}/", "image": f"/wp-content/uploads/{p.slug}.svg", "price": p.cents, "total": p.cents * n, "variation": variation})  # fmt: skip
    address = {k.removeprefix("shipping_"): v for k, v in held.items() if k.startswith("shipping_")}
    chosen = held.get("rate", "flat_rate:1")
    rates = [{"rate_id": k, "name": name, "price": cents, "selected": k == chosen} for k, (name, cents) in RATES.items()] if address.get("postcode") and address.get("city") else []  # fmt: skip
    net = sum(line(key)[0].cents * n for key, n in session.cart.items())
    ship = RATES[chosen][1] if rates else 0
    return {"items": items, "items_count": sum(session.cart.values()), "shipping_address": {"country": "DE", **address}, "email": held.get("email", ""), "complete": complete({"country": "DE", **address}), "shipping_rates": rates, "totals": {"items": net, "shipping": ship, "price": net + ship}}  # fmt: skip


def build(ledger: Ledger) -> web.Application:
    sessions = Sessions()

    def keep(session: Session, address: dict[str, str], email: str) -> None:
        for key, meaning in MEANINGS.items():
            value = address.get(key, "").strip()
            session.entered[f"shipping_{key}"] = value or session.entered.get(f"shipping_{key}", "")
            if value:
                ledger.entered[meaning] = value
        if email:
            session.entered["email"] = ledger.entered["email"] = email

    def failure(text: str) -> web.Response:
        return web.json_response({"code": "woocommerce_rest_invalid", "message": text}, status=400)

    def wrong_code(address: dict[str, str]) -> bool:
        digits, code = DIGITS.get(address.get("country", ""), 0), address.get("postcode", "").strip()
        return digits > 0 and code != "" and not re.fullmatch(rf"\d{{{digits}}}", code)

    async def store(request: web.Request) -> web.StreamResponse:
        session, action = sessions.of(request), request.match_info["action"]
        sent: dict[str, Any] = await request.json() if request.method == "POST" else {}
        await asyncio.sleep(0.25)
        if action == "cart/add-item":
            p = BY_NUMBER[int(sent["id"])]
            if p.sold_out or p.options:
                return failure("Dieses Produkt ist derzeit nicht erhältlich.")
            session.cart[str(p.number)] = session.cart.get(str(p.number), 0) + int(sent.get("quantity", 1))
        elif action == "cart/update-item":
            session.cart[str(sent["key"])] = max(1, int(sent["quantity"]))
        elif action == "cart/remove-item":
            session.cart.pop(str(sent["key"]), None)
        elif action == "cart/apply-coupon":
            return failure(f"Gutschein „{escape(str(sent.get('code', '')))}“ existiert nicht!")
        elif action == "cart/select-shipping-rate":
            session.entered["rate"] = str(sent["rate_id"])
        elif action == "cart/update-customer":
            address = {k: str(v) for k, v in sent.get("shipping_address", {}).items()}
            if wrong_code(address):
                return failure("Die angegebene Postleitzahl ist ungültig.")
            keep(session, address, str(sent.get("email", "")))
        elif action == "checkout" and request.method == "GET":
            ledger.payment_shown += bool(session.cart)
            return web.json_response({"order_id": 870, "status": "checkout-draft", "payment_method": ""})
        elif action == "checkout":
            address = {k: str(v) for k, v in sent.get("shipping_address", {}).items()}
            email, way = str(sent.get("email", "")), str(sent.get("payment_method", ""))
            missing = [name for key, name in NEEDED.items() if not address.get(key, "").strip()]
            if not session.cart:
                return failure("Dein Warenkorb ist leer.")
            if missing or wrong_code(address) or not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}", email):
                return failure("Es gab ein Problem mit der angegebenen Lieferadresse: " + ", ".join(missing))
            if way not in [key for key, _, _ in GATEWAYS]:
                return failure("Es wurde keine Zahlungsmethode angegeben.")
            keep(session, address, email)
            ledger.orders += 1
            ledger.accounts += bool(sent.get("create_account"))
            session.entered["paid"] = str(cart_json(session)["totals"]["price"])
            session.cart.clear()
            return web.json_response(
                {"redirect_url": f"/kasse/order-received/{870 + ledger.orders}/?key=wc_order_x"}
            )
        return web.json_response(cart_json(session))

    async def front(request: web.Request) -> web.StreamResponse:
        said = ""
        if "newsletter" in request.query and (await request.post()).get("nl_email"):
            ledger.subscriptions += 1
            said = '<div class="wc-block-components-notice-banner is-success" role="alert">Danke für deine Anmeldung!</div>'
        return frame("Startseite", f'{said}<div class="wp-block-cover"><h1>Für drinnen und draußen</h1><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="/shop/">Zum Shop</a></div></div><h2>Neu eingetroffen</h2>{grid(list(PRODUCTS))}', "home")  # fmt: skip

    async def archive(request: web.Request) -> web.StreamResponse:
        slug, word = request.match_info.get("slug", ""), request.query.get("s", "").lower()
        found = [p for p in PRODUCTS if slug in ("", p.category) and word in p.name.lower()]
        title = CATEGORIES.get(slug, "Shop")
        bar = f'<div class="wc-bar"><p class="woocommerce-result-count">Alle {len(found)} Ergebnisse werden angezeigt</p><form class="woocommerce-ordering" method="get"><select name="orderby" class="orderby" aria-label="Shop-Reihenfolge"><option value="menu_order">Standardsortierung</option><option value="price">Nach Preis sortieren: niedrig zu hoch</option></select></form></div>'
        if request.query.get("orderby") == "price":
            found.sort(key=lambda p: p.cents)
        return frame(
            title, f'<h1 class="wp-block-query-title">{title}</h1>{bar}{grid(found)}', "archive woocommerce-shop"
        )

    async def one(request: web.Request) -> web.StreamResponse:
        session, p = sessions.of(request), BY_SLUG.get(request.match_info["slug"])
        if p is None:
            raise web.HTTPNotFound
        form, said = await request.post(), ""
        size = str(form.get("attribute_groesse", ""))
        if "add-to-cart" in form and not p.sold_out and (size in p.options if p.options else True):
            key = f"{p.number}:{size}" if p.options else str(p.number)
            session.cart[key] = session.cart.get(key, 0) + max(1, int(str(form.get("quantity") or 1)))
            said = f'<div class="woocommerce-notices-wrapper"><div class="wc-block-components-notice-banner is-success" role="alert"><div class="wc-block-components-notice-banner__content">„{p.name}“ wurde deinem Warenkorb hinzugefügt. <a href="/warenkorb/" class="button wc-forward">Warenkorb anzeigen</a></div></div></div>'
        choice = f'<table class="variations" role="presentation"><tbody><tr><th class="label"><label for="groesse">Größe</label></th><td class="value"><select id="groesse" name="attribute_groesse" data-attribute_name="attribute_groesse"><option value="">Wähle eine Option</option>{"".join(f"<option>{o}</option>" for o in p.options)}</select></td></tr></tbody></table>' if p.options else ""  # fmt: skip
        buy_form = '<p class="stock out-of-stock">Nicht vorrätig</p>' if p.sold_out else f'<form class="{"variations_form " if p.options else ""}cart" action="/produkt/{p.slug}/" method="post" enctype="multipart/form-data">{choice}<div class="quantity"><label class="screen-reader-text" for="quantity_{p.number}">{p.name} Menge</label><input type="number" id="quantity_{p.number}" class="input-text qty text" name="quantity" value="1" min="1" step="1" inputmode="numeric" autocomplete="off"></div> <input type="hidden" name="add-to-cart" value="{p.number}"><button type="submit" class="single_add_to_cart_button button alt wp-element-button{" disabled wc-variation-selection-needed" if p.options else ""}">In den Warenkorb</button></form>'  # fmt: skip
        body = f'{said}<div class="product-columns"><div class="woocommerce-product-gallery">{picture(p)}</div><div class="summary entry-summary"><h1 class="wp-block-post-title">{p.name}</h1><div class="wc-block-components-product-price">{price(p)}</div><p>{p.text}</p>{buy_form}<div class="product_meta">Kategorie: <a href="/produkt-kategorie/{p.category}/">{CATEGORIES[p.category]}</a></div></div></div><h2>Ähnliche Produkte</h2>{grid([o for o in PRODUCTS if o.category == p.category and o != p])}'
        return frame(p.name, body, "single-product")

    async def cart(_: web.Request) -> web.StreamResponse:
        return frame("Warenkorb", '<h1 class="wp-block-post-title">Warenkorb</h1><div data-block-name="woocommerce/cart" class="wp-block-woocommerce-cart alignwide is-loading"><div class="skeleton"></div></div>', "woocommerce-cart")  # fmt: skip

    async def checkout(request: web.Request) -> web.StreamResponse:
        if not sessions.of(request).cart:
            raise web.HTTPFound("/warenkorb/")
        return frame("Kasse", '<h1 class="wp-block-post-title">Kasse</h1><div data-block-name="woocommerce/checkout" class="wp-block-woocommerce-checkout alignwide wc-block-checkout is-loading"><div class="skeleton"></div></div>', "woocommerce-checkout")  # fmt: skip

    async def received(request: web.Request) -> web.StreamResponse:
        paid = int(sessions.of(request).entered.get("paid", "0"))
        return frame("Bestellung erhalten", f'<h1>Bestellung erhalten</h1><p class="wc-block-order-confirmation-status">Vielen Dank. Deine Bestellung ist eingegangen.</p><ul class="wc-block-order-confirmation-summary-list"><li>Bestellnummer: <strong>{request.match_info["number"]}</strong></li><li>Gesamt: <strong>{money(paid)}</strong></li></ul>')  # fmt: skip

    async def account(request: web.Request) -> web.StreamResponse:
        form, said = await request.post(), ""
        if form.get("register"):
            ledger.accounts += 1
            said = '<div class="wc-block-components-notice-banner is-success" role="alert">Dein Konto wurde angelegt.</div>'
        elif form:
            said = '<div class="wc-block-components-notice-banner is-error" role="alert">Fehler: Der Benutzername ist nicht registriert.</div>'
        body = f'{said}<h1>Mein Konto</h1><div class="product-columns"><form class="woocommerce-form-login" method="post"><h2>Anmelden</h2><p><label for="username">Benutzername oder E-Mail-Adresse *</label><input id="username" name="username" autocomplete="username" required></p><p><label for="password">Passwort *</label><input id="password" name="password" type="password" autocomplete="current-password" required></p><button class="wp-element-button" name="login" value="1">Anmelden</button></form><form class="woocommerce-form-register" method="post"><h2>Registrieren</h2><p><label for="reg_email">E-Mail-Adresse *</label><input id="reg_email" name="email" type="email" autocomplete="email" required></p><button class="wp-element-button" name="register" value="1">Registrieren</button></form></div>'
        return frame("Mein Konto", body)

    async def legal(_: web.Request) -> web.StreamResponse:
        return frame("Rechtliches", "<h1>Rechtliches</h1><p>Wir liefern in drei Tagen. Deine Daten brauchen wir nur für die Bestellung.</p>")  # fmt: skip

    async def image(request: web.Request) -> web.StreamResponse:
        p = BY_SLUG.get(request.match_info["slug"])
        if p is None:
            raise web.HTTPNotFound
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="hsl({p.hue},25%,90%)"/><path d="M90 230V120l60-50 60 50v110z" fill="hsl({p.hue},35%,48%)"/><circle cx="150" cy="150" r="28" fill="hsl({p.hue},30%,75%)"/></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")

    async def fixed(request: web.Request) -> web.StreamResponse:
        css = request.path.endswith("css")
        return web.Response(text=CSS if css else JS, content_type="text/css" if css else "text/javascript")

    app = web.Application(middlewares=[with_session])
    for path, handler in {"/": front, "/shop/": archive, "/produkt-kategorie/{slug}/": archive, "/produkt/{slug}/": one, "/warenkorb/": cart, "/kasse/": checkout, "/kasse/order-received/{number}/": received, "/mein-konto/": account, "/datenschutz/": legal, "/agb/": legal, "/wp-content/uploads/{slug}.svg": image, "/wp-content/blocks.css": fixed, "/wp-content/blocks.js": fixed, "/wp-json/wc/store/v1/{action:.+}": store}.items():  # fmt: skip
        app.router.add_route("*", path, handler)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_label("In den Warenkorb legen: „Handschaufel“").click()
    await page.locator("a.added_to_cart").click()
    await page.get_by_role("link", name="Weiter zur Kasse").click()
    for key, value in {"email": "anna.keller@example.org", "shipping-first_name": "Anna", "shipping-last_name": "Keller", "shipping-address_1": "Hauptstraße 12", "shipping-postcode": "10115", "shipping-city": "Berlin"}.items():  # fmt: skip
        await page.fill(f"#{key}", value)
    await page.locator("#shipping-city").blur()
    await page.locator("#shipping-option input").first.wait_for()
    await page.get_by_role("button", name="Bestellung aufgeben").click()
    await page.get_by_text("Deine Bestellung ist eingegangen").wait_for()


SHOP = Lookalike(name="woocommerce_blocks", optimum=3, build=build, buy=buy)
