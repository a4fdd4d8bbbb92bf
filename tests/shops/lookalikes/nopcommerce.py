"""nopCommerce in Polish: a terms box on the cart, a page for guests, and a one-page checkout whose six steps come by Ajax."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
SHOP_NAME = "Leśna Polana"
TOKEN = '<input name="__RequestVerificationToken" type="hidden" value="CfDJ8Lk2wq">'
COUNTRIES = {
    "7": ("AT", "Austria"),
    "21": ("CZ", "Czechy"),
    "60": ("LT", "Litwa"),
    "57": ("DE", "Niemcy"),
    "80": ("PL", "Polska"),
}
COUNTRIES |= {"91": ("SK", "Słowacja"), "2": ("US", "Stany Zjednoczone"), "103": ("UA", "Ukraina")}
STATES = {
    "80": re.findall(
        r"\S+",
        "dolnośląskie kujawsko-pomorskie lubelskie lubuskie łódzkie małopolskie mazowieckie opolskie podkarpackie podlaskie "
        "pomorskie śląskie świętokrzyskie warmińsko-mazurskie wielkopolskie zachodniopomorskie",
    ),
    "2": ["California", "Florida", "New York", "Texas", "Washington"],
}
CATEGORIES = {"odziez": "Odzież", "na-szlak": "Na szlak"}


@dataclass(frozen=True)
class Product:
    id: str
    slug: str
    name: str
    price: int
    category: str
    text: str
    sizes: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    stock: bool = True


PRODUCTS = {
    p.id: p
    for p in (
        Product(
            "1",
            "koszulka-bukowa",
            "Koszulka Bukowa",
            8900,
            "odziez",
            "Bawełna organiczna.",
            ("S", "M", "L", "XL"),
            ("Zielony", "Granatowy"),
        ),
        Product("2", "czapka-welniana", "Czapka wełniana Ryś", 6950, "odziez", "Ciepła czapka z wełny merynosów."),
        Product("3", "skarpety-trekkingowe", "Skarpety trekkingowe", 3900, "odziez", "Wzmocniona pięta i palce."),
        Product("4", "kubek-emaliowany", "Kubek emaliowany 350 ml", 3499, "na-szlak", "Lekki i niezniszczalny."),
        Product(
            "5", "termos-stalowy", "Termos stalowy 0,7 l", 12900, "na-szlak", "Trzyma ciepło przez 12 godzin."
        ),
        Product(
            "6", "latarka-czolowa", "Latarka czołowa Sowa", 15900, "na-szlak", "300 lumenów, USB-C.", stock=False
        ),
        Product("7", "mata-piknikowa", "Mata piknikowa", 11900, "na-szlak", "150 × 200 cm, spód wodoodporny."),
    )
}
SHIPPING = {
    "Kurier___Shipping.FixedByWeightByTotal": ("Kurier", 1500),
    "Paczkomat___Shipping.FixedByWeightByTotal": ("Paczkomat", 1200),
}
PAYMENTS = {
    "Payments.CashOnDelivery": ("Płatność przy odbiorze", "Zapłać gotówką kurierowi."),
    "Payments.CheckMoneyOrder": ("Przelew bankowy", "Przelew na rachunek sklepu."),
    "Payments.Manual": ("Karta kredytowa", "Zapłać kartą kredytową / debetową"),
}
FIELDS = (
    ("FirstName", "Imię", "Imię jest wymagane.", "text"),
    ("LastName", "Nazwisko", "Nazwisko jest wymagane.", "text"),
    ("Email", "Email", "Email jest wymagany.", "email"),
    ("Company", "Firma", "", "text"),
    ("CountryId", "Kraj", "Kraj jest wymagany.", "country"),
    ("StateProvinceId", "Region / województwo", "Region / województwo jest wymagane.", "state"),
    ("City", "Miasto", "Miasto jest wymagane.", "text"),
    ("Address1", "Adres 1", "Adres jest wymagany.", "text"),
    ("Address2", "Adres 2", "", "text"),
    ("ZipPostalCode", "Kod pocztowy", "Kod pocztowy jest wymagany.", "text"),
    ("PhoneNumber", "Numer telefonu", "Telefon jest wymagany", "tel"),
    ("FaxNumber", "Numer faksu", "", "tel"),
)


def zl(grosze: int) -> str:
    whole = f"{grosze // 100:,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{whole},{grosze % 100:02d}\N{NO-BREAK SPACE}zł"


def article(key: str) -> tuple[Product, str]:
    """The product of a cart's line, and what was chosen of it."""
    number, *chosen = key.split("|")
    said = "<br>".join(f"{name}: {value}" for name, value in zip(("Rozmiar", "Kolor"), chosen, strict=False))
    return PRODUCTS[number], said


def total(cart: dict[str, int]) -> int:
    return sum(article(key)[0].price * n for key, n in cart.items())


def image(p: Product) -> str:
    return f'<img alt="Zdjęcie {p.name}" src="/images/thumbs/{p.id}.svg" title="Pokaż szczegóły dla {p.name}">'


def flyout(cart: dict[str, int]) -> str:
    if not cart:
        inner = '<div class="count">Twój koszyk jest pusty.</div>'
    else:
        items = "".join(
            f"""<div class="item"><div class="picture"><a href="/{p.slug}">{image(p)}</a></div><div class="product"><div class="name"><a href="/{p.slug}">{p.name}</a></div><div class="attributes">{said}</div>
<div class="price">Cena jednostkowa: <span>{zl(p.price)}</span></div><div class="quantity">Ilość: <span>{n}</span></div></div></div>"""
            for (p, said), n in ((article(key), n) for key, n in cart.items())
        )
        inner = f"""<div class="count"><a href="/cart">{sum(cart.values())} przedmiot(y)</a></div><div class="items">{items}</div><div class="totals">Suma częściowa: <strong>{zl(total(cart))}</strong></div>
<div class="buttons"><button type="button" class="button-1 cart-button" onclick="setLocation('/cart')">Przejdź do koszyka</button></div>"""
    return f'<div id="flyout-cart" class="flyout-cart"><div class="mini-shopping-cart">{inner}</div></div>'


def layout(
    request: web.Request, title: str, body: str, cart: dict[str, int], *, side: bool = False
) -> web.Response:
    menu = "".join(f'<li><a href="/{slug}">{name}</a></li>' for slug, name in CATEGORIES.items())
    menu += '<li><a href="/newproducts">Nowości</a></li><li><a href="/contactus">Kontakt</a></li>'
    listed = "".join(
        f'<li class="inactive"><a href="/{slug}">{name}</a></li>' for slug, name in CATEGORIES.items()
    )
    column = f"""<div class="center-2">{body}</div><div class="side-2"><div class="block block-category-navigation"><div class="title"><strong>Kategorie</strong></div><div class="listbox"><ul class="list">{listed}</ul></div></div></div>"""
    blocks = "".join(
        f'<div class="footer-block {cls}"><div class="title"><strong>{head}</strong></div><ul class="list">{"".join(f"<li><a href={chr(34)}/{to}{chr(34)}>{text}</a></li>" for to, text in links)}</ul></div>'
        for cls, head, links in (
            (
                "information",
                "Informacje",
                (
                    ("shipping-returns", "Dostawa i zwroty"),
                    ("privacy-notice", "Polityka prywatności"),
                    ("conditions-of-use", "Warunki korzystania"),
                    ("contactus", "Skontaktuj się z nami"),
                ),
            ),
            ("customer-service", "Obsługa klienta", (("search", "Szukaj"), ("news", "Nowości"), ("blog", "Blog"))),
            (
                "my-account",
                "Moje konto",
                (("login", "Moje konto"), ("cart", "Koszyk"), ("wishlist", "Lista życzeń")),
            ),
        )
    )
    eu = """<div id="eu-cookie-bar-notification" class="eu-cookie-bar-notification"><div class="content"><div class="text">Pliki cookie pomagają nam udostępniać nasze usługi. Korzystając z naszych usług, zgadzasz się na użycie plików cookie.</div>
<div class="buttons-more"><button type="button" class="ok-button button-1" id="eu-cookie-ok">OK</button><a class="learn-more" href="/privacy-notice">Dowiedz się więcej</a></div></div></div>"""
    html = f"""<!DOCTYPE html><html lang="pl" dir="ltr" class="html-{request.path.strip("/").replace("/", "-") or "home"}-page"><head><title>{SHOP_NAME}. {title}</title><meta charset="utf-8"><meta name="generator" content="nopCommerce"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/nopcommerce.css"><link rel="shortcut icon" href="/icons/x.svg"></head><body>{"" if request.cookies.get(".Nop.EuCookie") else eu}<div class="ajax-loading-block-window" style="display: none"></div><div id="bar-notification" class="bar-notification-container" data-close="Zamknij"></div>
<div class="master-wrapper-page"><div class="header"><div class="header-upper"><div class="header-selectors-wrapper"></div><div class="header-links-wrapper"><div class="header-links"><ul><li><a href="/register?returnUrl=%2F" class="ico-register">Zarejestruj się</a></li><li><a href="/login?returnUrl=%2F" class="ico-login">Zaloguj się</a></li>
<li><a href="/wishlist" class="ico-wishlist"><span class="wishlist-label">Lista życzeń</span> <span class="wishlist-qty">(0)</span></a></li><li id="topcartlink"><a href="/cart" class="ico-cart"><span class="cart-label">Koszyk</span> <span class="cart-qty">({sum(cart.values())})</span></a></li></ul></div>{flyout(cart)}</div></div>
<div class="header-lower"><div class="header-logo"><a href="/">Leśna<span>Polana</span></a></div><div class="search-box store-search-box"><form method="get" id="small-search-box-form" action="/search"><input type="text" class="search-box-text" id="small-searchterms" autocomplete="off" name="q" placeholder="Szukaj w sklepie" aria-label="Szukaj w sklepie"><button type="submit" class="button-1 search-box-button">Szukaj</button></form></div></div></div>
<div class="header-menu"><ul class="top-menu notmobile">{menu}</ul><div class="menu-toggle">Menu</div><ul class="top-menu mobile">{menu}</ul></div><div class="master-wrapper-content"><div class="master-column-wrapper">{column if side else f'<div class="center-1">{body}</div>'}</div></div></div>
<div class="footer"><div class="footer-upper">{blocks}<div class="footer-block follow-us"><div class="newsletter"><div class="title"><strong>Newsletter</strong></div><div class="newsletter-subscribe" id="newsletter-subscribe-block"><div class="newsletter-email"><input id="newsletter-email" class="newsletter-subscribe-text" placeholder="Wpisz tutaj swój email..." aria-label="Zapisz się do naszego newslettera" type="email" name="NewsletterEmail">
<button type="button" id="newsletter-subscribe-button" class="button-1 newsletter-subscribe-button">Subskrybuj</button></div></div><div class="newsletter-result" id="newsletter-result-block"></div></div></div></div><div class="footer-lower"><div class="footer-disclaimer">Copyright &copy; 2026 {SHOP_NAME}. Wszelkie prawa zastrzeżone.</div><div class="footer-powered-by">Powered by <a href="/">nopCommerce</a></div></div></div>
<script src="/assets/nopcommerce.js"></script></body></html>"""
    return web.Response(text=html, content_type="text/html")


def grid(products: list[Product]) -> str:
    boxes = "".join(
        f"""<div class="item-box"><div class="product-item" data-productid="{p.id}"><div class="picture"><a href="/{p.slug}">{image(p)}</a></div><div class="details"><h2 class="product-title"><a href="/{p.slug}">{p.name}</a></h2><div class="description" data-short-description>{p.text}</div>
<div class="add-info"><div class="prices"><span class="price actual-price">{zl(p.price)}</span></div><div class="buttons"><button type="button" class="button-2 product-box-add-to-cart-button" onclick="AjaxCart.addproducttocart_catalog('/addproducttocart/catalog/{p.id}/1/1');return false;">Do koszyka</button>
<button type="button" class="button-2 add-to-compare-list-button" title="Dodaj do listy porównania">⇄</button><button type="button" class="button-2 add-to-wishlist-button" title="Dodaj do listy życzeń" onclick="displayBarNotification('Produkt został dodany do Twojej <a href=&quot;/wishlist&quot;>listy życzeń</a>','success',3500)">♡</button></div></div></div></div></div>"""
        for p in products
    )
    return (
        f'<div class="products-wrapper"><div class="product-grid"><div class="item-grid">{boxes}</div></div></div>'
    )


def states(country: str) -> list[dict[str, str | int]]:
    if country not in STATES:
        return [{"id": 0, "name": "Inne" if country in COUNTRIES else "Wybierz region"}]
    known: list[dict[str, str | int]] = [{"id": 0, "name": "Wybierz region"}]
    return known + [{"id": int(country) * 100 + n, "name": name} for n, name in enumerate(STATES[country], 1)]


def address_form(prefix: str, kind: str, data: dict[str, str], wrong: dict[str, str]) -> str:
    rows = ""
    for name, label, demanded, sort in FIELDS:
        key, ident = f"{prefix}.{name}", f"{prefix}_{name}"
        value = data.get(key, "")
        star = '<span class="required">*</span>' if demanded else ""
        val = f' data-val="true" data-val-required="{demanded}"' if demanded else ""
        if sort == "country":
            options = "".join(
                f'<option value="{k}"{" selected" if k == value else ""}>{v}</option>'
                for k, (_, v) in COUNTRIES.items()
            )
            control = f'<select id="{ident}" name="{key}" data-trigger="country-select" data-url="/country/getstatesbycountryid" data-stateprovince="#{prefix}_StateProvinceId" data-loading="#{kind}-states-loading-progress"><option value="0">Wybierz kraj</option>{options}</select>'
        elif sort == "state":
            options = "".join(
                f'<option value="{s["id"]}"{" selected" if str(s["id"]) == value else ""}>{s["name"]}</option>'
                for s in states(data.get(f"{prefix}.CountryId", "0"))
            )
            control = f'<select id="{ident}" name="{key}">{options}</select><span id="{kind}-states-loading-progress" style="display: none;" class="please-wait">Proszę czekać...</span>'
        else:
            control = f'<input type="{sort}" id="{ident}" name="{key}" value="{escape(value)}"{val}>'
        error = (
            f'<span class="field-validation-error" data-valmsg-for="{key}">{wrong[name]}</span>'
            if name in wrong
            else f'<span class="field-validation-valid" data-valmsg-for="{key}"></span>'
        )
        rows += f'<div class="inputs"><label for="{ident}">{label}:</label>{control}{star}{error}</div>'
    summary = (
        f'<div class="message-error validation-summary-errors"><ul>{"".join(f"<li>{text}</li>" for text in wrong.values())}</ul></div>'
        if wrong
        else ""
    )
    return f'{summary}<div class="section new-{kind}-address"><div id="{kind}-new-address-form"><div class="enter-address"><div class="edit-address">{rows}</div></div></div></div>'


def billing_step(data: dict[str, str], wrong: dict[str, str]) -> str:
    ticked = " checked" if not data or "ShipToSameAddress" in data else ""
    same = f'<div class="section ship-to-same-address"><p class="selector"><input type="checkbox" id="ShipToSameAddress" name="ShipToSameAddress" value="true"{ticked}> <label for="ShipToSameAddress">Wyślij na ten sam adres</label></p></div><br>'
    return f'<div class="checkout-data">{same}{address_form("BillingNewAddress", "billing", data, wrong)}</div>'


def check(prefix: str, data: dict[str, str]) -> dict[str, str]:
    wrong = {}
    for name, _, demanded, sort in FIELDS:
        value = data.get(f"{prefix}.{name}", "").strip()
        if sort == "state":
            if value in ("", "0") and data.get(f"{prefix}.CountryId") in STATES:
                wrong[name] = demanded
        elif demanded and (not value or (sort == "country" and value not in COUNTRIES)):
            wrong[name] = demanded
        elif sort == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", value):
            wrong[name] = "Nieprawidłowy email"
    return wrong


def shipping_step() -> str:
    items = "".join(
        f'<li><div class="method-name"><input id="shippingoption_{n}" type="radio" name="shippingoption" value="{k}"{" checked" if n == 0 else ""}><label for="shippingoption_{n}">{name} ({zl(cost)})</label></div><div class="method-description">Dostawa w ciągu 2 dni roboczych.</div></li>'
        for n, (k, (name, cost)) in enumerate(SHIPPING.items())
    )
    return f'<div class="checkout-data"><div class="section shipping-method"><ul class="method-list">{items}</ul></div></div>'


def payment_step() -> str:
    items = "".join(
        f"""<li><div class="method-name"><div class="payment-logo"><label for="paymentmethod_{n}"><img src="/images/thumbs/pay{n}.svg" alt="{name}"></label></div><div class="payment-details"><input id="paymentmethod_{n}" type="radio" name="paymentmethod" value="{k}"{" checked" if n == 0 else ""}> <label for="paymentmethod_{n}">{name}</label>
<div class="payment-description">{text}</div></div></div></li>"""
        for n, (k, (name, text)) in enumerate(PAYMENTS.items())
    )
    return f'<div class="checkout-data"><div class="section payment-method"><ul class="method-list" id="payment-method-block">{items}</ul></div></div>'


def info_step(method: str, error: str = "") -> str:
    if method != "Payments.Manual":
        text = (
            "Zapłać gotówką przy odbiorze przesyłki."
            if "Cash" in method
            else "Wykonaj przelew na rachunek: Leśna Polana sp. z o.o., PL00 0000 0000 0000 0000 0000 0000."
        )
        return f'<div class="checkout-data"><div class="section payment-info"><div class="info"><p>{text}</p></div></div></div>'
    months = "".join(f"<option>{n:02d}</option>" for n in range(1, 13))
    years = "".join(f"<option>{n}</option>" for n in range(2026, 2041))
    return f"""<div class="checkout-data"><div class="section payment-info"><div class="info"><div class="message-error">{error}</div><div class="inputs"><label for="CreditCardType">Wybierz kartę kredytową:</label><select id="CreditCardType" name="CreditCardType"><option value="visa">Visa</option><option value="MasterCard">Master card</option></select></div>
<div class="inputs"><label for="CardholderName">Nazwisko posiadacza karty:</label><input type="text" id="CardholderName" name="CardholderName" autocomplete="off"></div><div class="inputs"><label for="CardNumber">Numer karty:</label><input type="text" id="CardNumber" name="CardNumber" autocomplete="off" maxlength="22"></div>
<div class="inputs"><label for="ExpireMonth">Data ważności:</label><select id="ExpireMonth" name="ExpireMonth" style="width:26%">{months}</select> / <select id="ExpireYear" name="ExpireYear" style="width:26%">{years}</select></div><div class="inputs"><label for="CardCode">Kod CVV:</label><input type="text" id="CardCode" name="CardCode" autocomplete="off" maxlength="4"></div></div></div></div>"""


def cart_table(cart: dict[str, int], *, editable: bool) -> str:
    rows = ""
    for n, (key, count) in enumerate(cart.items()):
        p, said = article(key)
        amount = (
            f'<label class="td-title" for="itemquantity{n}">Ilość:</label><input name="itemquantity{n}" id="itemquantity{n}" type="text" value="{count}" class="qty-input" aria-label="Ilość">'
            if editable
            else f'<label class="td-title">Ilość:</label><span class="product-quantity">{count}</span>'
        )
        remove = (
            f'<td class="remove-from-cart"><input type="checkbox" name="removefromcart" value="{n}" style="display:none"><button type="button" name="updatecart" class="remove-btn" title="Usuń"></button></td>'
            if editable
            else ""
        )
        rows += f"""<tr><td class="product-picture"><a href="/{p.slug}">{image(p)}</a></td><td class="product"><a href="/{p.slug}" class="product-name">{p.name}</a><div class="attributes">{said}</div></td><td class="unit-price"><label class="td-title">Cena:</label><span class="product-unit-price">{zl(p.price)}</span></td>
<td class="quantity">{amount}</td><td class="subtotal"><label class="td-title">Razem:</label><span class="product-subtotal">{zl(p.price * count)}</span></td>{remove}</tr>"""
    head = '<th class="product-picture">Obrazek</th><th class="product">Produkt(y)</th><th class="unit-price">Cena</th><th class="quantity">Ilość</th><th class="subtotal">Razem</th>'
    return f'<div class="table-wrapper"><table class="cart"><thead><tr>{head}{"<th class=remove-from-cart>Usuń</th>" if editable else ""}</tr></thead><tbody>{rows}</tbody></table></div>'


def totals(goods: int, shipping: int | None) -> str:
    sent = "Obliczana podczas składania zamówienia" if shipping is None else zl(shipping)
    return f"""<div class="totals"><div class="total-info"><table class="cart-total"><tbody><tr class="order-subtotal"><td class="cart-total-left"><label>Suma częściowa:</label></td><td class="cart-total-right"><span class="value-summary">{zl(goods)}</span></td></tr>
<tr class="shipping-cost"><td class="cart-total-left"><label>Wysyłka:</label></td><td class="cart-total-right"><span>{sent}</span></td></tr><tr class="order-total"><td class="cart-total-left"><label>Suma:</label></td><td class="cart-total-right"><span class="value-summary"><strong>{zl(goods + (shipping or 0))}</strong></span></td></tr></tbody></table></div>"""


class Shop:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.sessions = Sessions()

    def cart_of(self, request: web.Request) -> dict[str, int]:
        return self.sessions.of(request).cart

    async def home(self, request: web.Request) -> web.Response:
        cats = "".join(
            f'<div class="item-box"><div class="category-item"><h2 class="title"><a href="/{k}">{v}</a></h2><div class="picture"><a href="/{k}"><img alt="Zdjęcie dla kategorii {v}" src="/images/thumbs/{n}.svg"></a></div></div></div>'
            for n, (k, v) in enumerate(CATEGORIES.items(), 8)
        )
        poll = "".join(
            f'<li class="answer"><input id="pollanswers-{n}" type="radio" name="pollanswers-1" value="{n}"> <label for="pollanswers-{n}">{text}</label></li>'
            for n, text in enumerate(("Świetny", "Dobry", "Słaby"))
        )
        body = f"""<div class="page home-page"><div class="page-body"><div class="topic-block"><div class="topic-block-title"><h2>Witamy w naszym sklepie</h2></div><div class="topic-block-body"><p>Wszystko na leśne wędrówki, szyte i robione w Polsce.</p></div></div>
<div class="category-grid home-page-category-grid"><div class="item-grid">{cats}</div></div><div class="home-page-product-grid"><div class="title"><strong>Polecane produkty</strong></div>{grid([PRODUCTS[k] for k in "1457"])}</div>
<div class="home-page-polls"><div class="title"><strong>Ankieta</strong></div><div class="poll" id="poll-block-1"><strong class="poll-display-text">Podoba Ci się nasz sklep?</strong><ul class="poll-options">{poll}</ul><div class="buttons"><button type="button" class="button-2 vote-poll-button" onclick="alert('Tylko zarejestrowani użytkownicy mogą głosować.')">Głosuj</button></div></div></div></div></div>"""
        return layout(request, "Strona główna", body, self.cart_of(request))

    async def page(self, request: web.Request) -> web.Response:
        slug, cart = request.match_info["slug"], self.cart_of(request)
        if slug in CATEGORIES or slug in ("search", "newproducts"):
            word = request.query.get("q", "").lower()
            found = [
                p
                for p in PRODUCTS.values()
                if slug in (p.category, "newproducts") or (slug == "search" and word and word in p.name.lower())
            ]
            title = CATEGORIES.get(slug, "Szukaj" if slug == "search" else "Nowości")
            sort = '<div class="product-selectors"><div class="product-sorting"><span>Sortuj według</span> <select aria-label="Wybierz kolejność sortowania" id="products-orderby" name="products-orderby"><option value="0">Pozycji</option><option value="10">Cena: od najniższej</option></select></div></div><br>'
            return layout(
                request,
                title,
                f'<div class="page category-page"><div class="page-title"><h1>{title}</h1></div><div class="page-body">{sort}{grid(found) if found else "Nie znaleziono produktów."}</div></div>',
                cart,
                side=True,
            )
        product = next((p for p in PRODUCTS.values() if p.slug == slug), None)
        if product:
            return layout(request, product.name, self.product(product), cart)
        texts = {
            "shipping-returns": "Dostawa i zwroty",
            "privacy-notice": "Polityka prywatności",
            "conditions-of-use": "Warunki korzystania",
            "contactus": "Skontaktuj się z nami",
            "wishlist": "Lista życzeń",
            "news": "Nowości",
            "blog": "Blog",
            "passwordrecovery": "Odzyskiwanie hasła",
        }
        if slug not in texts:
            raise web.HTTPNotFound
        text = (
            "Lista życzeń jest pusta!"
            if slug == "wishlist"
            else "Leśna Polana sp. z o.o., ul. Dębowa 4, 30-001 Kraków, kontakt@lesnapolana.example"
        )
        return layout(
            request,
            texts[slug],
            f'<div class="page topic-page"><div class="page-title"><h1>{texts[slug]}</h1></div><div class="page-body"><p>{text}</p></div></div>',
            cart,
            side=True,
        )

    def product(self, p: Product) -> str:
        attributes = ""
        if p.sizes:
            sizes = "".join(
                f'<option data-attr-value="{n}" value="{n}">{size}</option>' for n, size in enumerate(p.sizes, 11)
            )
            colours = "".join(
                f'<li data-attr-value="{n}"><input id="product_attribute_2_{n}" type="radio" name="product_attribute_2" value="{n}"> <label for="product_attribute_2_{n}">{c}</label></li>'
                for n, c in enumerate(p.colours, 21)
            )
            attributes = f"""<div class="attributes"><dl><dt id="product_attribute_label_1"><label class="text-prompt">Rozmiar</label><span class="required">*</span></dt><dd id="product_attribute_input_1"><select data-attr="1" name="product_attribute_1" id="product_attribute_1"><option value="0">Proszę wybrać</option>{sizes}</select></dd>
<dt id="product_attribute_label_2"><label class="text-prompt">Kolor</label><span class="required">*</span></dt><dd id="product_attribute_input_2"><ul data-attr="2" class="option-list">{colours}</ul></dd></dl></div>"""
        stock = "Dostępny" if p.stock else "Brak w magazynie"
        crumbs = f'<div class="breadcrumb"><ul><li><a href="/">Strona główna</a> /</li><li><a href="/{p.category}">{CATEGORIES[p.category]}</a> /</li><li><strong class="current-item">{p.name}</strong></li></ul></div>'
        notify = (
            ""
            if p.stock
            else """<div class="back-in-stock-subscription"><button type="button" class="button-2 subscribe-button" onclick="setLocation('/login')">Powiadom mnie, gdy produkt będzie dostępny</button></div>"""
        )
        return f"""{crumbs}<div class="page product-details-page"><div class="page-body"><form method="post" id="product-details-form" data-productid="{p.id}" action="/{p.slug}" onsubmit="return false"><div data-productid="{p.id}"><div class="product-essential"><div class="gallery"><div class="picture-gallery"><div class="picture">{image(p)}</div></div></div>
<div class="overview"><div class="product-name"><h1>{p.name}</h1></div><div class="short-description">{p.text}</div><div class="availability"><div class="stock"><span class="label">Dostępność:</span> <span class="value" id="stock-availability-value-{p.id}">{stock}</span></div>{notify}</div>{attributes}<div class="prices"><div class="product-price"><span id="price-value-{p.id}" class="price-value-{p.id}">{zl(p.price)}</span></div></div>
<div class="add-to-cart"><div class="add-to-cart-panel"><label class="qty-label" for="addtocart_{p.id}_EnteredQuantity">Ilość:</label><input id="product_enteredQuantity_{p.id}" class="qty-input" type="text" aria-label="Podaj ilość" name="addtocart_{p.id}.EnteredQuantity" value="1"><button type="button" id="add-to-cart-button-{p.id}" class="button-1 add-to-cart-button" data-productid="{p.id}" onclick="AjaxCart.addproducttocart_details('/addproducttocart/details/{p.id}/1', '#product-details-form');return false;">Do koszyka</button></div></div>
<div class="overview-buttons"><div class="add-to-wishlist"><button type="button" class="button-2 add-to-wishlist-button" onclick="displayBarNotification('Produkt został dodany do Twojej listy życzeń','success',3500)">Dodaj do listy życzeń</button></div><div class="compare-products"><button type="button" class="button-2 add-to-compare-list-button">Dodaj do porównania</button></div></div></div></div>
<div class="full-description"><p>{p.text} Produkt wysyłamy w kartonie z recyklingu.</p></div></div>{TOKEN}</form></div></div>"""

    async def add(self, request: web.Request) -> web.Response:
        p, cart, data = PRODUCTS[request.match_info["id"]], self.cart_of(request), await request.post()
        key, wanted = p.id, 1
        if request.match_info["where"] == "catalog" and p.sizes:
            return web.json_response({"redirect": f"/{p.slug}"})
        if request.match_info["where"] == "details":
            quantity = str(data.get(f"addtocart_{p.id}.EnteredQuantity", "1"))
            wanted = int(quantity) if quantity.isdecimal() else 0
            size, colour = (str(data.get(f"product_attribute_{n}", "0")) for n in (1, 2))
            missing = [
                f"Proszę wybrać {name}"
                for name, value in (("Rozmiar", size), ("Kolor", colour))
                if p.sizes and value == "0"
            ]
            if missing:
                return web.json_response({"success": False, "message": missing})
            if p.sizes:
                key = f"{p.id}|{p.sizes[int(size) - 11]}|{p.colours[int(colour) - 21]}"
        if wanted < 1:
            return web.json_response({"success": False, "message": ["Ilość powinna być dodatnia"]})
        if not p.stock:
            return web.json_response({"success": False, "message": ["Brak w magazynie"]})
        cart[key] = cart.get(key, 0) + wanted
        message = 'Produkt został dodany do Twojego <a href="/cart">koszyka</a>'
        return web.json_response(
            {
                "success": True,
                "message": message,
                "updatetopcartsectionhtml": f"({sum(cart.values())})",
                "updateflyoutcartsectionhtml": flyout(cart),
            }
        )

    async def attribute_change(self, request: web.Request) -> web.Response:
        return web.json_response({"productId": 1, "price": zl(PRODUCTS[request.query["productId"]].price)})

    async def cart(self, request: web.Request) -> web.Response:
        cart, data = self.cart_of(request), await request.post()
        if request.method == "POST":
            removed = data.getall("removefromcart", [])
            for n, key in enumerate(list(cart)):
                quantity = str(data.get(f"itemquantity{n}", cart[key]))
                cart[key] = 0 if str(n) in removed else int(quantity) if quantity.isdecimal() else cart[key]
                if not cart[key]:
                    del cart[key]
            if "checkout" in data and cart:
                raise web.HTTPFound("/login/checkoutasguest?returnUrl=%2Fcart")
            raise web.HTTPFound("/" if "continueshopping" in data else "/cart")
        if not cart:
            body = '<div class="no-data">Twój koszyk jest pusty!</div>'
        else:
            body = f"""<div class="order-summary-content"><form method="post" enctype="multipart/form-data" id="shopping-cart-form" action="/cart">{cart_table(cart, editable=True)}<div class="cart-options"><div class="common-buttons"><button type="submit" name="updatecart" id="updatecart" class="button-2 update-cart-button">Aktualizuj koszyk</button><button type="submit" name="continueshopping" value="continueshopping" class="button-2 continue-shopping-button">Kontynuuj zakupy</button>
<a href="#" id="open-estimate-shipping-popup" class="button-2 estimate-shipping-button">Oszacuj koszt wysyłki</a></div></div><div class="cart-footer"><div class="cart-collaterals"><div class="deals"><div class="coupon-box"><div class="title"><strong>Kod rabatowy</strong></div><div class="hint">Wpisz swój kod</div><div class="coupon-code"><input name="discountcouponcode" id="discountcouponcode" type="text" class="discount-coupon-code" aria-label="Wpisz kod rabatowy"> <button type="submit" name="applydiscountcouponcode" id="applydiscountcouponcode" class="button-2 apply-discount-coupon-code-button">Zastosuj kupon</button></div></div>
<div class="giftcard-box"><div class="title"><strong>Karty podarunkowe</strong></div><div class="coupon-code"><input name="giftcardcouponcode" id="giftcardcouponcode" type="text" aria-label="Wpisz kod karty podarunkowej"> <button type="submit" name="applygiftcardcouponcode" class="button-2 apply-gift-card-coupon-code-button">Dodaj kartę podarunkową</button></div></div></div></div>{totals(total(cart), None)}
<div id="terms-of-service-warning-box" title="Warunki korzystania z usługi" style="display:none;"><p>Proszę zaakceptować warunki korzystania z usługi przed przejściem do następnego kroku.</p></div><div id="estimate-shipping-popup" title="Oszacuj koszt wysyłki" style="display:none;"><p>Kurier: 15,00 zł<br>Paczkomat: 12,00 zł</p></div>
<div class="terms-of-service"><input id="termsofservice" type="checkbox" name="termsofservice"> <label for="termsofservice">Zgadzam się z warunkami korzystania z usługi i akceptuję je bezwarunkowo</label> <a class="read" id="read-terms">(czytaj)</a></div><div class="checkout-buttons"><button type="submit" id="checkout" name="checkout" value="checkout" class="button-1 checkout-button">Zamówienie</button></div><div class="addon-buttons"></div></div></div>{TOKEN}</form></div>"""
        return layout(
            request,
            "Koszyk",
            f'<div class="page shopping-cart-page"><div class="page-title"><h1>Koszyk</h1></div><div class="page-body">{body}</div></div>',
            cart,
        )

    async def login(self, request: web.Request) -> web.Response:
        guest = request.path.endswith("checkoutasguest")
        first = """<div class="new-wrapper checkout-as-guest-or-register-block"><div class="title"><strong>Zamów jako gość lub zarejestruj się</strong></div><div class="text"><p>Zarejestruj się i oszczędzaj czas: szybkie zakupy, historia i status zamówień.</p></div><div class="buttons"><button type="button" class="button-1 checkout-as-guest-button" onclick="setLocation('/checkout')">Zamów jako gość</button> <button type="button" class="button-1 register-button" onclick="setLocation('/register?returnUrl=%2Fcart')">Zarejestruj się</button></div></div>"""
        new = """<div class="new-wrapper register-block"><div class="title"><strong>Nowy klient</strong></div><div class="text">Utwórz konto w naszym sklepie, aby szybciej składać zamówienia.</div><div class="buttons"><button type="button" class="button-1 register-button" onclick="setLocation('/register')">Zarejestruj się</button></div></div>"""
        error = (
            '<div class="message-error validation-summary-errors">Logowanie nie powiodło się. Nie znaleziono konta.</div>'
            if request.method == "POST"
            else ""
        )
        body = f"""<div class="page login-page"><div class="page-title"><h1>Witaj, zaloguj się!</h1></div><div class="page-body"><div class="customer-blocks">{first if guest else new}<div class="returning-wrapper fieldset"><form method="post" action="{request.path}" novalidate>{error}<div class="title"><strong>Powracający klient</strong></div><div class="form-fields"><div class="inputs"><label for="Email">Email:</label><input class="email" autofocus type="email" id="Email" name="Email"></div>
<div class="inputs"><label for="Password">Hasło:</label><input class="password" type="password" id="Password" name="Password"></div><div class="inputs reversed"><input type="checkbox" name="RememberMe" id="RememberMe" value="true"> <label for="RememberMe">Zapamiętaj mnie?</label><span class="forgot-password"><a href="/passwordrecovery">Zapomniałeś hasła?</a></span></div></div><div class="buttons"><button type="submit" class="button-1 login-button">Zaloguj się</button></div>{TOKEN}</form></div></div></div></div>"""
        return layout(request, "Logowanie", body, self.cart_of(request))

    async def register(self, request: web.Request) -> web.Response:
        data, cart = await request.post(), self.cart_of(request)
        names = (
            ("FirstName", "Imię", "text"),
            ("LastName", "Nazwisko", "text"),
            ("Email", "Email", "email"),
            ("Password", "Hasło", "password"),
            ("ConfirmPassword", "Potwierdź hasło", "password"),
        )
        if (
            request.method == "POST"
            and all(data.get(name) for name, _, _ in names)
            and data.get("Password") == data.get("ConfirmPassword")
        ):
            self.ledger.accounts += 1
            self.ledger.subscriptions += "Newsletter" in data
            return layout(
                request,
                "Rejestracja",
                '<div class="page registration-result-page"><div class="page-title"><h1>Rejestracja</h1></div><div class="page-body"><div class="result">Rejestracja zakończona powodzeniem</div></div></div>',
                cart,
            )
        rows = "".join(
            f'<div class="inputs"><label for="{n}">{label}:</label><input type="{kind}" id="{n}" name="{n}"><span class="required">*</span></div>'
            for n, label, kind in names
        )
        error = (
            '<div class="message-error">Wypełnij wszystkie wymagane pola.</div>'
            if request.method == "POST"
            else ""
        )
        body = f'<div class="page registration-page"><form method="post" action="/register"><div class="page-title"><h1>Rejestracja</h1></div><div class="page-body">{error}<div class="fieldset"><div class="form-fields">{rows}<div class="inputs"><label for="Newsletter">Newsletter:</label><input type="checkbox" checked id="Newsletter" name="Newsletter" value="true"></div></div></div><div class="buttons"><button type="submit" id="register-button" name="register-button" class="button-1 register-next-step-button">Zarejestruj się</button></div></div></form></div>'
        return layout(request, "Rejestracja", body, cart)

    async def checkout(self, request: web.Request) -> web.Response:
        raise web.HTTPFound("/onepagecheckout" if self.cart_of(request) else "/cart")

    async def onepage(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        if not s.cart:
            raise web.HTTPFound("/cart")
        s.entered.clear()
        steps = ""
        for n, (name, title, call, button) in enumerate(
            (
                ("billing", "Adres rozliczeniowy", "Billing", "new-address-next-step-button"),
                ("shipping", "Adres wysyłki", "Shipping", "new-address-next-step-button"),
                ("shipping-method", "Metoda wysyłki", "ShippingMethod", "shipping-method-next-step-button"),
                ("payment-method", "Metoda płatności", "PaymentMethod", "payment-method-next-step-button"),
                ("payment-info", "Informacje o płatności", "PaymentInfo", "payment-info-next-step-button"),
                ("confirm-order", "Potwierdź zamówienie", "ConfirmOrder", "confirm-order-next-step-button"),
            ),
            1,
        ):
            back = (
                '<p class="back-link"><a href="#" onclick="Checkout.back(); return false;"><small>&laquo; </small>Wstecz</a></p>'
                if n > 1
                else ""
            )
            inner = billing_step({}, {}) if n == 1 else ""
            wait = "Wysyłanie zamówienia..." if n == 6 else "Ładowanie następnego kroku..."
            steps += f"""<li id="opc-{name}" class="tab-section{" allow active" if n == 1 else ""}"><div class="step-title"><span class="number">{n}</span><h2 class="title">{title}</h2></div><div id="checkout-step-{name}" class="step a-item"{' style="display:block"' if n == 1 else ""}><form id="co-{name}-form" action="" onsubmit="return false" novalidate><div id="checkout-{name}-load">{inner}</div></form>
<div class="buttons" id="{name}-buttons-container">{back}<button type="button" class="button-1 {button}" onclick="{call}.save()">{"Potwierdź" if n == 6 else "Kontynuuj"}</button><span class="please-wait" id="{name}-please-wait">{wait}</span></div></div></li>"""
        return layout(
            request,
            "Zamówienie",
            f'<div class="page checkout-page"><div class="page-title"><h1>Zamówienie</h1></div><div class="page-body checkout-data"><ol class="opc" id="checkout-steps">{steps}</ol></div></div>',
            s.cart,
        )

    async def opc(self, request: web.Request) -> web.Response:
        s, data = self.sessions.of(request), {k: str(v) for k, v in (await request.post()).items()}
        step = request.match_info["step"]
        if not s.cart:
            return web.json_response({"error": 1, "message": "Twój koszyk jest pusty"})
        handler = {
            "OpcSaveBilling": self.save_billing,
            "OpcSaveShipping": self.save_shipping,
            "OpcSaveShippingMethod": self.save_method,
            "OpcSavePaymentMethod": self.save_payment,
            "OpcSavePaymentInfo": self.save_info,
        }.get(step)
        if handler:
            return handler(s, data)
        if (
            step != "OpcConfirmOrder"
            or not {"BillingNewAddress.Email", "shipped", "shippingoption", "payment", "paid"} <= s.entered.keys()
        ):
            return web.json_response({"error": 1, "message": "Informacje są niekompletne"})
        self.ledger.orders += 1
        s.cart.clear()
        s.entered = {"order": str(1000 + self.ledger.orders)}
        return web.json_response({"success": 1})

    def section(self, name: str, html: str) -> web.Response:
        return web.json_response(
            {"update_section": {"name": name, "html": html}, "goto_section": name.replace("-", "_")}
        )

    def save_billing(self, s: Session, data: dict[str, str]) -> web.Response:
        prefix = "BillingNewAddress"
        wrong = check(prefix, data)
        if wrong:
            return web.json_response(
                {
                    "update_section": {"name": "billing", "html": billing_step(data, wrong)},
                    "wrong_billing_address": True,
                }
            )
        s.entered.update(data)
        names = {
            "email": "Email",
            "first_name": "FirstName",
            "last_name": "LastName",
            "street": "Address1",
            "postcode": "ZipPostalCode",
            "city": "City",
            "phone": "PhoneNumber",
        }
        self.ledger.entered.update({k: data.get(f"{prefix}.{v}", "").strip() for k, v in names.items()})
        country = data[f"{prefix}.CountryId"]
        self.ledger.entered["country"] = COUNTRIES[country][0]
        self.ledger.entered["region"] = next(
            (
                str(x["name"])
                for x in states(country)
                if x["id"] and str(x["id"]) == data.get(f"{prefix}.StateProvinceId")
            ),
            "",
        )
        if "ShipToSameAddress" in data:
            s.entered["shipped"] = "same"
            return self.section("shipping-method", shipping_step())
        return self.section(
            "shipping",
            f'<div class="checkout-data">{address_form("ShippingNewAddress", "shipping", {}, {})}</div>',
        )

    def save_shipping(self, s: Session, data: dict[str, str]) -> web.Response:
        wrong = check("ShippingNewAddress", data)
        if wrong:
            return self.section(
                "shipping",
                f'<div class="checkout-data">{address_form("ShippingNewAddress", "shipping", data, wrong)}</div>',
            )
        s.entered |= {"shipped": "other", **data}
        return self.section("shipping-method", shipping_step())

    def save_method(self, s: Session, data: dict[str, str]) -> web.Response:
        if data.get("shippingoption") not in SHIPPING or "shipped" not in s.entered:
            return web.json_response({"error": 1, "message": "Wybrana metoda wysyłki nie może zostać użyta"})
        s.entered["shippingoption"] = data["shippingoption"]
        self.ledger.payment_shown += 1
        return self.section("payment-method", payment_step())

    def save_payment(self, s: Session, data: dict[str, str]) -> web.Response:
        if data.get("paymentmethod") not in PAYMENTS:
            return web.json_response({"error": 1, "message": "Wybierz metodę płatności"})
        s.entered["payment"] = data["paymentmethod"]
        return self.section("payment-info", info_step(data["paymentmethod"]))

    def save_info(self, s: Session, data: dict[str, str]) -> web.Response:
        digits = re.sub(r"\D", "", data.get("CardNumber", ""))
        if s.entered.get("payment") == "Payments.Manual" and not (
            data.get("CardholderName") and 12 < len(digits) < 20 and data.get("CardCode")
        ):
            return self.section("payment-info", info_step("Payments.Manual", "Nieprawidłowy numer karty"))
        s.entered["paid"] = "1"
        e, prefix = s.entered, "BillingNewAddress."
        rows = "".join(
            f"<li>{escape(e.get(prefix + name, ''))}</li>"
            for name in ("FirstName", "LastName", "Email", "PhoneNumber", "Address1", "ZipPostalCode", "City")
        )
        shipping, cost = SHIPPING[e["shippingoption"]]
        html = f"""<div class="checkout-data"><div class="order-summary"><div class="order-summary-content"><div class="order-review-data"><div class="billing-info-wrap"><div class="title"><strong>Adres rozliczeniowy</strong></div><ul class="billing-info">{rows}</ul></div><div class="payment-method-info"><div class="title"><strong>Płatność</strong></div>{PAYMENTS[e["payment"]][0]}</div>
<div class="shipping-method-info"><div class="title"><strong>Wysyłka</strong></div>{shipping}</div></div>{cart_table(s.cart, editable=False)}<div class="cart-footer">{totals(total(s.cart), cost)}</div></div></div></div></div>"""
        return self.section("confirm-order", html)

    async def completed(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        if "order" not in s.entered:
            raise web.HTTPFound("/")
        body = f"""<div class="page checkout-page order-completed-page"><div class="page-title"><h1>Dziękujemy</h1></div><div class="page-body checkout-data"><div class="section order-completed"><div class="title"><strong>Twoje zamówienie zostało pomyślnie przetworzone!</strong></div><div class="details"><div class="order-number"><strong>Numer zamówienia: {s.entered["order"]}</strong></div></div>
<div class="buttons"><button type="button" class="button-1 order-completed-continue-button" onclick="setLocation('/')">Kontynuuj</button></div></div></div></div>"""
        return layout(request, "Dziękujemy", body, s.cart)

    async def states(self, request: web.Request) -> web.Response:
        return web.json_response(states(request.query.get("countryId", "0")))

    async def subscribe(self, request: web.Request) -> web.Response:
        good = "@" in str((await request.post()).get("email", ""))
        self.ledger.subscriptions += good
        return web.json_response(
            {
                "Success": good,
                "Result": "Dziękujemy za zapisanie się! Wysłaliśmy e-mail weryfikacyjny."
                if good
                else "Wprowadź prawidłowy adres email",
            }
        )

    async def accept(self, request: web.Request) -> web.Response:
        response = web.json_response({"stored": True})
        response.set_cookie(".Nop.EuCookie", "1", path="/")
        return response

    async def picture(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        tint = sum(map(ord, name)) * 53 % 360
        if name == "x":
            inner = '<path d="M20 20 280 280M280 20 20 280" stroke="#555" stroke-width="40"/>'
        elif name.startswith("pay"):
            inner = f'<rect y="60" width="300" height="180" rx="20" fill="hsl({tint},50%,45%)"/><rect y="100" width="300" height="34" fill="#222"/>'
        else:
            inner = f'<rect width="300" height="300" fill="hsl({tint},30%,92%)"/><path d="M150 40 240 200H60Z" fill="hsl({tint},45%,45%)"/><rect x="135" y="200" width="30" height="60" fill="#765"/>'
        return web.Response(
            text=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300">{inner}</svg>',
            content_type="image/svg+xml",
        )

    async def asset(self, request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        return web.Response(
            text=(HERE / f"nopcommerce.{kind}").read_text(encoding="utf-8"),
            content_type={"css": "text/css", "js": "text/javascript"}[kind],
        )


def build(ledger: Ledger) -> web.Application:
    shop, app = Shop(ledger), web.Application(middlewares=[with_session])
    gets = {
        "/": shop.home,
        "/checkout": shop.checkout,
        "/onepagecheckout": shop.onepage,
        "/checkout/completed/": shop.completed,
    }
    gets |= {
        "/country/getstatesbycountryid": shop.states,
        "/images/thumbs/{name}.svg": shop.picture,
        "/icons/{name}.svg": shop.picture,
    }
    gets |= {"/assets/nopcommerce.{kind:css|js}": shop.asset}
    posts = {"/addproducttocart/{where:catalog|details}/{id}/{tail:.*}": shop.add, "/checkout/{step}/": shop.opc}
    posts |= {"/shoppingcart/productdetails_attributechange/": shop.attribute_change}
    posts |= {"/subscribenewsletter": shop.subscribe, "/eucookielawaccept": shop.accept}
    both = {
        "/cart": shop.cart,
        "/login": shop.login,
        "/login/checkoutasguest": shop.login,
        "/register": shop.register,
    }
    for path, handler in (gets | both | {"/{slug}": shop.page}).items():
        app.router.add_get(path, handler)
    for path, handler in (posts | both).items():
        app.router.add_post(path, handler)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.click("#eu-cookie-ok")
    await page.get_by_role("link", name="Koszulka Bukowa", exact=True).click()
    await page.select_option("#product_attribute_1", label="M")
    await page.get_by_label("Granatowy").check()
    await page.locator("#add-to-cart-button-1").click()
    await page.locator(".bar-notification a").click()
    await page.check("#termsofservice")
    await page.click("#checkout")
    await page.get_by_role("button", name="Zamów jako gość").click()
    prefix = "#BillingNewAddress_"
    typed = {
        "FirstName": "Anna",
        "LastName": "Nowak",
        "Email": "anna@example.pl",
        "City": "Kraków",
        "Address1": "ul. Długa 12/3",
        "ZipPostalCode": "31-146",
        "PhoneNumber": "501234567",
    }
    for name, value in typed.items():
        await page.fill(prefix + name, value)
    await page.select_option(prefix + "CountryId", label="Polska")
    await page.select_option(prefix + "StateProvinceId", label="małopolskie")
    for step in ("billing", "shipping-method", "payment-method", "payment-info", "confirm-order"):
        await page.locator(f"#{step}-buttons-container button").click()
    await page.get_by_text("Numer zamówienia").wait_for()


SHOP = Lookalike(name="nopcommerce", optimum=8, build=build, buy=buy)
