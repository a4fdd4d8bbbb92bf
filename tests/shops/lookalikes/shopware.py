"""Shopware 6.5 with its own storefront, in German and euros: cart beside the page, guest form, one page to confirm."""

from __future__ import annotations

import json
import re
from hashlib import md5
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web
from playwright.async_api import Page, expect

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent


def uid(text: str) -> str:
    """Shopware names everything by 32 hexadecimal digits."""
    return md5(text.encode(), usedforsecurity=False).hexdigest()


PRODUCTS: dict[str, dict[str, Any]] = {
    "SW10001": {"name": "Emaillebecher Waldrand", "price": 14.95, "category": "Küche", "hue": 95},
    "SW10002": {"name": "Schneidebrett Eiche geölt", "price": 39.90, "category": "Küche", "hue": 30},
    "SW10003": {"name": "Geschirrtuch Halbleinen 2er-Set", "price": 18.50, "category": "Küche", "hue": 210},
    "SW10004": {"name": "Teekanne Steinzeug 1,2 l", "price": 54.00, "category": "Küche", "hue": 170, "sold_out": True},
    "SW20001": {"name": "Strickjacke Merino", "price": 129.00, "category": "Kleidung", "hue": 250, "variants": ("S", "M", "L", "XL")},
    "SW20002": {"name": "Wollmütze grob gestrickt", "price": 29.95, "category": "Kleidung", "hue": 350},
    "SW20003": {"name": "Schal Alpaka", "price": 1049.00, "category": "Kleidung", "hue": 15},
}  # fmt: skip
CATEGORIES = {"Küche": ("Tassen & Becher", "Bretter", "Textilien"), "Kleidung": ("Jacken", "Accessoires")}
COUNTRIES = {"DE": "Deutschland", "AT": "Österreich", "BE": "Belgien", "DK": "Dänemark", "FR": "Frankreich", "IT": "Italien", "LU": "Luxemburg", "NL": "Niederlande", "PL": "Polen", "CH": "Schweiz"}  # fmt: skip
STATES = {
    "DE": ("Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen", "Mecklenburg-Vorpommern", "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland", "Sachsen", "Sachsen-Anhalt", "Schleswig-Holstein", "Thüringen"),
}  # fmt: skip
SALUTATIONS = ("Keine Angabe", "Frau", "Herr")
PAYMENTS = {"Rechnung": "Rechnungen werden mit der Ware versandt.", "Vorkasse": "Sie zahlen einfach vorab und erhalten die Ware bequem und günstig bei Zahlungseingang nach Hause geliefert.", "Nachnahme": "Zahlung bei Übergabe der Ware."}  # fmt: skip
SHIPPINGS = {"Standard": 4.90, "Express": 9.90}


def euro(amount: float) -> str:
    return f"{amount:,.2f}".replace(",", "x").replace(".", ",").replace("x", ".") + " €"


def link(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name).strip("-")


def variants_of(number: str) -> tuple[str, ...]:
    return tuple(PRODUCTS[number].get("variants", ()))


def ids() -> dict[str, tuple[str, str]]:
    """Article number and variant by the id that the cart knows."""
    return {uid(number + v): (number, v) for number in PRODUCTS for v in (variants_of(number) or ("",))}


IDS = ids()
HIDDEN = '<input type="hidden" name="redirectTo" value="frontend.cart.offcanvas"><input type="hidden" name="redirectParameters" value="{&quot;productId&quot;: &quot;%s&quot;}">'


def total_of(session: Session) -> float:
    return float(sum(PRODUCTS[IDS[key][0]]["price"] * n for key, n in session.cart.items()))


def buy_inputs(key: str) -> str:
    return HIDDEN % key + "".join(
        f'<input type="hidden" name="lineItems[{key}][{name}]" value="{value}">' for name, value in (("id", key), ("type", "product"), ("referencedId", key), ("stackable", 1), ("removable", 1))
    )  # fmt: skip


def icon(name: str) -> str:
    paths = {
        "bag": "M5 8h14l-1 13H6zM9 8V6a3 3 0 016 0v2",
        "avatar": "M12 12a5 5 0 100-10 5 5 0 000 10zM3 22c0-5 4-8 9-8s9 3 9 8",
        "search": "M10 17a7 7 0 100-14 7 7 0 000 14zm5-2l6 6",
        "stack": "M3 6h18M3 12h18M3 18h18",
        "x": "M5 5l14 14M19 5L5 19",
        "heart": "M12 20C2 13 3 5 8 5c2 0 4 2 4 3 0-1 2-3 4-3 5 0 6 8-4 15z",
    }
    return f'<span class="icon icon-{name}"><svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true"><path d="{paths[name]}" fill="none" stroke="currentColor" stroke-width="1.7"/></svg></span>'


def box(number: str) -> str:
    product = PRODUCTS[number]
    name, href = escape(product["name"]), f"/{link(product['name'])}/{number}"
    detail = (
        f'<div class="d-grid"><a href="{href}" class="btn btn-light btn-detail" title="Details">Details</a></div>'
    )
    key = uid(number)
    buy_form = f'<form action="/checkout/line-item/add" method="post" class="buy-widget" data-add-to-cart="true">{buy_inputs(key)}<input type="hidden" name="lineItems[{key}][quantity]" value="1"><input type="hidden" name="product-name" value="{name}"><div class="d-grid"><button class="btn btn-buy" title="In den Warenkorb">In den Warenkorb</button></div></form>'
    varied = bool(product.get("variants")) or product.get("sold_out")
    return (
        f'<div class="cms-listing-col col-sm-6 col-lg-6 col-xl-4"><div class="card product-box box-standard"><div class="card-body"><div class="product-image-wrapper"><a href="{href}" title="{name}" class="product-image-link is-standard"><img src="/media/{number}.svg" class="product-image is-standard" alt="{name}" title="{name}" loading="lazy"></a></div>'
        f'<div class="product-info"><div class="product-rating"></div><a href="{href}" class="product-name" title="{name}">{name}</a><div class="product-variant-characteristics"></div><div class="product-description">Langlebig, schlicht und in kleinen Werkstätten gefertigt.</div>'
        f'<div class="product-price-info"><p class="product-price-unit"></p><div class="product-price-wrapper"><span class="product-price">{euro(product["price"])}*</span></div></div><div class="product-action">{detail if varied else buy_form}</div></div></div></div></div>'
    )  # fmt: skip


def flyouts() -> tuple[str, str]:
    links, sheets = (
        '<a class="nav-link main-navigation-link home-link active" href="/" title="Home"><div class="main-navigation-link-text"><span>Home</span></div></a>',
        "",
    )
    for name, below in CATEGORIES.items():
        links += f'<a class="nav-link main-navigation-link" href="/{quote(name)}/" data-flyout-menu-trigger="{uid(name)}" title="{name}"><div class="main-navigation-link-text"><span itemprop="name">{name}</span></div></a>'
        children = "".join(
            f'<div class="col-3 navigation-flyout-col"><a class="nav-item nav-link navigation-flyout-link is-level-0" href="/{quote(name)}/{quote(link(b))}/" title="{escape(b)}"><span>{escape(b)}</span></a></div>'
            for b in below
        )
        sheets += f'<div class="navigation-flyout" data-flyout-menu-id="{uid(name)}"><div class="container"><div class="row navigation-flyout-bar"><div class="col"><div class="navigation-flyout-category-link"><a class="nav-link" href="/{quote(name)}/" title="{name}">Zur Kategorie {name}</a></div></div><div class="col-auto"><div class="navigation-flyout-close js-close-flyout-menu">{icon("x")}</div></div></div><div class="row navigation-flyout-content"><div class="navigation-flyout-categories">{children}</div></div></div></div>'
    return links, sheets


ACCOUNT = '<div class="account-menu-dropdown dropdown-menu" aria-labelledby="accountWidget"><div class="offcanvas-header"><button class="btn btn-light offcanvas-close js-offcanvas-close">Menü schließen</button></div><div class="offcanvas-body"><div class="account-menu-header">Ihr Konto</div><div class="account-menu-login"><a href="/account/login" title="Anmelden" class="btn btn-primary account-menu-login-button">Anmelden</a><div class="account-menu-register">oder <a href="/account/login" title="Registrieren">registrieren</a></div></div><div class="account-menu-links"><a href="/account/login" class="account-aside-item">Übersicht</a><a href="/account/login" class="account-aside-item">Bestellungen</a></div></div></div>'
COOKIE_BAR = '<div class="cookie-permission-container" data-cookie-permission="true"><div class="container"><div class="row align-items-center"><div class="col cookie-permission-content">Diese Website verwendet Cookies, um eine bestmögliche Erfahrung bieten zu können. <a data-ajax-modal="true" href="/Datenschutz" title="Mehr Informationen">Mehr Informationen ...</a></div><div class="col-12 col-md-auto cookie-permission-actions"><span class="cookie-permission-button js-cookie-permission-button"><button type="submit" class="btn btn-primary">Nur technisch notwendige</button></span><span class="js-cookie-configuration-button"><button type="submit" class="btn btn-primary">Konfigurieren</button></span><button type="submit" class="btn btn-primary js-cookie-accept-all-button">Alle Cookies akzeptieren</button></div></div></div></div>'
COOKIE_SHEET = '<template id="cookie-offcanvas"><div class="offcanvas-header"><button class="btn btn-light offcanvas-close js-offcanvas-close">Menü schließen</button></div><div class="offcanvas-body offcanvas-cookie"><div class="offcanvas-cookie-description"><strong>Cookie-Voreinstellungen</strong><p>Diese Website verwendet Cookies, um eine bestmögliche Erfahrung bieten zu können.</p></div><div class="offcanvas-cookie-list"><div class="form-check"><input type="checkbox" class="form-check-input" id="cookie_required" checked disabled><label for="cookie_required">Technisch erforderlich</label></div><div class="form-check"><input type="checkbox" class="form-check-input" id="cookie_comfort"><label for="cookie_comfort">Komfortfunktionen</label></div><div class="form-check"><input type="checkbox" class="form-check-input" id="cookie_stats"><label for="cookie_stats">Statistik &amp; Tracking</label></div></div><button type="submit" class="btn btn-primary js-offcanvas-cookie-submit">Speichern</button><button type="submit" class="btn btn-light js-offcanvas-cookie-accept-all">Alle Cookies akzeptieren</button></div></template>'


def render(
    title: str, body: str, kind: str = "is-ctl-navigation is-act-index", minimal: bool = False
) -> web.Response:
    links, sheets = flyouts()
    logo = '<div class="header-logo-main"><a class="header-logo-main-link" href="/" title="Zur Startseite gehen"><picture class="header-logo-picture"><img src="/theme/logo.svg" alt="Zur Startseite gehen" class="img-fluid header-logo-main-img" width="190" height="40"></picture></a></div>'
    nav_sheet = "".join(
        f'<li class="navigation-offcanvas-list-item"><a class="navigation-offcanvas-link nav-item nav-link js-navigation-offcanvas-link" href="/{quote(n)}/" data-href="/widgets/menu/offcanvas?navigationId={uid(n)}" title="{n}"><span itemprop="name">{n}</span><span class="navigation-offcanvas-link-icon">›</span></a></li>'
        for n in CATEGORIES
    )
    search = (
        '<form action="/search" method="get" data-search-widget="true" class="header-search-form"><div class="input-group"><input type="search" name="search" class="form-control header-search-input" autocomplete="off" autocapitalize="off" placeholder="Suchbegriff eingeben ..." aria-label="Suchbegriff eingeben ..." value=""><button type="submit" class="btn header-search-btn" aria-label="Suchen">'
        + icon("search")
        + "</button></div></form>"
    )
    header = (
        f'<header class="header-main"><div class="container"><div class="top-bar d-none d-lg-block"><nav class="top-bar-nav"><div class="top-bar-nav-item top-bar-menu"><div class="dropdown"><a href="/Versand-und-Zahlung">Service/Hilfe</a></div></div></nav></div><div class="row align-items-center header-row"><div class="col-12 col-lg-auto header-logo-col">{logo}</div>'
        f'<div class="col-12 order-2 col-sm order-sm-1 header-search-col"><div class="collapse" id="searchCollapse"><div class="header-search">{search}</div></div></div><div class="col-auto header-actions-col"><div class="d-lg-none menu-button"><button class="btn nav-main-toggle-btn header-actions-btn" type="button" data-off-canvas-menu="true" aria-label="Menü">{icon("stack")}</button></div>'
        f'<div class="search-toggle d-lg-none"><button class="btn header-actions-btn search-toggle-btn js-search-toggle-btn collapsed" type="button" aria-controls="searchCollapse" aria-label="Suchen">{icon("search")}</button></div><div class="header-wishlist"><a class="btn header-wishlist-btn header-actions-btn" href="/account/login" title="Merkzettel" aria-label="Merkzettel">{icon("heart")}</a></div>'
        f'<div class="account-menu"><div class="dropdown"><button class="btn account-menu-btn header-actions-btn" type="button" id="accountWidget" data-account-menu="true" aria-haspopup="true" aria-expanded="false" aria-label="Ihr Konto" title="Ihr Konto">{icon("avatar")}</button>{ACCOUNT}</div></div>'
        f'<div class="header-cart" data-off-canvas-cart="true"><a class="btn header-cart-btn header-actions-btn" href="/checkout/cart" data-cart-widget="true" title="Warenkorb" aria-label="Warenkorb"><span class="header-cart-icon">{icon("bag")}</span><span class="header-cart-total">0,00 €*</span></a></div></div></div></div></header>'
        f'<div class="nav-main"><div class="main-navigation" id="mainNavigation" data-flyout-menu="true"><div class="container"><nav class="nav main-navigation-menu" aria-label="Hauptnavigation">{links}</nav></div><div class="navigation-flyouts">{sheets}</div></div></div>'
        f'<template class="js-navigation-offcanvas-initial-content"><div class="offcanvas-header"><button class="btn btn-light offcanvas-close js-offcanvas-close">{icon("x")} Menü schließen</button></div><div class="offcanvas-body"><nav class="nav navigation-offcanvas-actions"></nav><div class="navigation-offcanvas-container"><div class="navigation-offcanvas-headline">Kategorien</div><ul class="list-unstyled navigation-offcanvas-list"><li><a class="nav-link navigation-offcanvas-link" href="/">Home</a></li>{nav_sheet}</ul></div></div></template>'
    )
    if minimal:
        header = f'<header class="header-minimal"><div class="container"><div class="row header-minimal-row"><div class="col header-minimal-logo">{logo}</div><div class="col-auto header-minimal-contact d-none d-lg-block">Service-Hotline: 0180 - 000000</div><div class="col-auto header-minimal-back-to-shop"><a href="/" class="btn btn-outline-secondary header-minimal-back-to-shop-button">Zurück zum Shop</a></div></div></div></header>'
    lists = '<div class="footer-columns"><div class="footer-column"><div class="footer-column-headline">Service-Hotline</div><div>Unterstützung und Beratung unter:<br><a href="tel:0180000000">0180 - 000000</a><br>Mo-Fr, 09:00 - 17:00 Uhr</div></div><div class="footer-column"><div class="footer-column-headline">Shop Service</div><a href="/Versand-und-Zahlung">Versand und Zahlung</a><a href="/Newsletter">Newsletter</a></div><div class="footer-column"><div class="footer-column-headline">Informationen</div><a href="/Impressum">Impressum</a><a href="/Datenschutz">Datenschutz</a><a href="/AGB">AGB</a></div></div>'
    footer = f'<footer class="footer-main"><div class="container">{"" if minimal else lists}<div class="footer-bottom"><div class="footer-vat"><p>* Alle Preise inkl. gesetzl. Mehrwertsteuer zzgl. <a href="/Versand-und-Zahlung">Versandkosten</a> und ggf. Nachnahmegebühren, wenn nicht anders angegeben.</p></div><div class="footer-copyright">Realisiert mit Shopware</div></div></div></footer>'
    return web.Response(
        content_type="text/html",
        text=f'<!DOCTYPE html>\n<html lang="de-DE" itemscope itemtype="https://schema.org/WebPage"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no"><title>{escape(title)}</title><link rel="icon" href="/theme/logo.svg"><link rel="stylesheet" href="/theme/all.css"><script src="/theme/storefront.js" defer></script></head><body class="{kind}"><noscript class="noscript-main"><div role="alert" class="alert alert-info">Um unseren Shop in vollem Umfang nutzen zu können, empfehlen wir Ihnen Javascript in Ihrem Browser zu aktivieren.</div></noscript>{header}<main class="content-main"><div class="flashbags container"></div><div class="container-main container">{body}</div></main>{footer}{COOKIE_BAR}{COOKIE_SHEET}<div class="scroll-up-container"></div></body></html>',
    )


def field(name: str, key: str, label: str, hint: str, width: str, kind: str = "text", value: str = "", required: bool = True, error: str = "") -> str:  # fmt: skip
    return f'<div class="form-group {width}"><label class="form-label" for="{key}">{label}{"*" if required else ""}</label><input type="{kind}" class="form-control{" is-invalid" if error else ""}" {f"autocomplete={json.dumps(hint)}" if hint else ""} id="{key}" placeholder="{label} eingeben ..." name="{name}" value="{escape(value)}" {"required" if required else ""}>{error}</div>'


def choice(name: str, key: str, label: str, width: str, options: dict[str, str], chosen: str, more: str = "", required: bool = True) -> str:  # fmt: skip
    listed = "".join(
        f'<option value="{k}"{" selected" if k == chosen else ""}>{v}</option>' for k, v in options.items()
    )
    return f'<div class="form-group {width}"><label class="form-label" for="{key}">{label}{"*" if required else ""}</label><select id="{key}" class="form-select" name="{name}" {"required" if required else ""} {more}><option disabled value="" {"" if chosen else "selected"}>{label} auswählen ...</option>{listed}</select></div>'


def address(prefix: str, old: dict[str, str], bad: set[str], off: bool = False) -> str:
    def one(name: str, label: str, hint: str, width: str) -> str:
        key = f"{prefix}[{name}]"
        error = '<div class="invalid-feedback">Die Eingabe darf nicht leer sein.</div>' if key in bad else ""
        return field(key, prefix + "Address" + name.title(), label, f"section-{prefix} {hint}", width, value=old.get(key, ""), error=error, required=not off)  # fmt: skip

    ways = {uid(code): name for code, name in COUNTRIES.items()}
    return (
        '<div class="row g-2">' + (one("firstName", "Vorname", "given-name", "col-md-6") + one("lastName", "Nachname", "family-name", "col-md-6") if off else "")
        + one("street", "Straße und Hausnummer", "address-line1", "col-md-6") + one("zipcode", "PLZ", "postal-code", "col-md-2 col-4") + one("city", "Ort", "address-level2", "col-md-4 col-8")
        + '</div><div class="row g-2 country-and-state-form-elements" data-country-state-select="true">' + choice(f"{prefix}[countryId]", prefix + "AddressCountry", "Land", "col-md-6", ways, old.get(f"{prefix}[countryId]", ""), 'class="country-select" autocomplete="country"', not off)
        + f'<div class="form-group col-md-6 d-none"><label class="form-label" for="{prefix}AddressCountryState">Bundesland</label><select class="country-state-select form-select" id="{prefix}AddressCountryState" name="{prefix}[countryStateId]" data-initial-country-state-id=""><option value="">Bundesland auswählen ...</option></select></div></div>'
    )  # fmt: skip


def register_form(target: str, old: dict[str, str], bad: set[str], guest: bool) -> str:
    def one(name: str, key: str, label: str, hint: str, kind: str = "text") -> str:
        error = '<div class="invalid-feedback">Die Eingabe darf nicht leer sein.</div>' if name in bad else ""
        return field(name, key, label, hint, "col-sm-6", kind, old.get(name, ""), error=error)

    password = f'<div class="js-form-field-toggle-guest-mode{" d-none" if guest else ""}">{field("password", "personalPassword", "Passwort", "new-password", "col-sm-6", "password", required=not guest)}<small class="form-text">Das Passwort muss mindestens 8 Zeichen lang sein.</small></div>'
    box = '<div class="form-check"><input type="checkbox" class="form-check-input" name="createCustomerAccount" value="1" id="createAccount" data-form-field-toggle="true"><label class="custom-control-label no-validation" for="createAccount">Kundenkonto anlegen?</label></div>' if guest else '<input type="hidden" name="createCustomerAccount" value="1">'  # fmt: skip
    salutations = {uid(s): s for s in SALUTATIONS}
    return (
        f'<form action="/account/register" class="register-form" method="post" data-form-handler="true"><input type="hidden" name="errorRoute" value="{target}"><input type="hidden" name="redirectTo" value="{target.replace("register", "confirm")}"><div class="card-title">{"Ihre Daten" if guest else "Ich bin Neukunde!"}</div><div class="row g-2">'
        + choice("salutationId", "personalSalutation", "Anrede", "col-md-3 col-sm-6", salutations, old.get("salutationId", "")) + "</div>"
        + f'<div class="row g-2">{one("firstName", "personalFirstName", "Vorname", "section-personal given-name")}{one("lastName", "personalLastName", "Nachname", "section-personal family-name")}</div>{box}<div class="row g-2">{one("email", "personalMail", "E-Mail-Adresse", "section-personal email", "email")}</div>{password}'
        + f'<div class="card-title register-address-title">Ihre Adresse</div>{address("billingAddress", old, bad)}<div class="form-check register-different-shipping"><input type="checkbox" class="form-check-input js-different-shipping-checkbox" name="differentShippingAddress" value="1" id="differentShippingAddress"><label for="differentShippingAddress" class="custom-control-label no-validation">Liefer- und Rechnungsadresse stimmen nicht überein.</label></div><div class="register-shipping js-form-field-toggle-shipping-address d-none"><div class="card-title">Abweichende Lieferadresse</div>{address("shippingAddress", old, bad, off=True)}</div>'
        '<div class="privacy-notice"><div class="card-title">Datenschutz</div><div class="data-protection-information"><label for="acceptedDataProtection">Mit der Auswahl „Weiter“ bestätigen Sie, dass Sie unsere <a href="/Datenschutz">Datenschutzbestimmungen</a> zur Kenntnis genommen haben und die <a href="/AGB">AGB</a> gelesen haben und mit ihnen einverstanden sind.</label></div></div><p class="register-required-info">Die mit einem Stern (*) markierten Felder sind Pflichtfelder.</p><div class="register-submit d-grid"><button type="submit" class="btn btn-primary btn-lg">Weiter</button></div></form>'
    )  # fmt: skip


LOGIN = '<form class="login-form" action="/account/login" method="post"><div class="card-title">Ich bin bereits Kunde</div><p class="login-form-description">Einloggen mit E-Mail-Adresse und Passwort</p><div class="row g-2">' + field("username", "loginMail", "E-Mail-Adresse", "username email", "col-md-6", "email") + field("password", "loginPassword", "Passwort", "current-password", "col-md-6", "password") + '</div><div class="login-password-recover"><a href="/account/login">Ich habe mein Passwort vergessen.</a></div><div class="login-submit"><button type="submit" class="btn btn-primary">Anmelden</button></div></form>'  # fmt: skip


def counts(chosen: int) -> str:
    return "".join(
        f'<option value="{n}"{" selected" if n == chosen else ""}>{n}</option>'
        for n in range(1, max(10, chosen) + 1)
    )


def line_items(session: Session, sheet: bool = False) -> str:
    rows = ""
    for key, pieces in session.cart.items():
        number, variant = IDS[key]
        product = PRODUCTS[number]
        rows += (
            f'<div class="line-item line-item-product{" is-offcanvas" if sheet else ""}"><div class="line-item-row"><div class="line-item-info"><img src="/media/{number}.svg" class="line-item-img" alt="" width="70"><div class="line-item-details"><a href="/{link(product["name"])}/{number}" class="line-item-label" title="{escape(product["name"])}">{pieces if sheet else ""}{"x " if sheet else ""}{escape(product["name"])}</a>{f"<div class=line-item-variants>Größe: <b>{variant}</b></div>" if variant else ""}<div class="line-item-product-number">Produktnummer: {number}{variant}</div></div></div>'
            f'<div class="line-item-quantity"><form action="/checkout/line-item/change-quantity/{key}" method="post" class="line-item-quantity-container" data-form-auto-submit="true"><select name="quantity" class="form-select quantity-select" aria-label="Anzahl">{counts(pieces)}</select></form></div><div class="line-item-total-price">{euro(product["price"] * pieces)}*</div><div class="line-item-remove"><form action="/checkout/line-item/delete/{key}" method="post"><button type="submit" class="btn btn-light btn-sm line-item-remove-button" title="Produkt aus dem Warenkorb entfernen">{icon("x")}</button></form></div></div></div>'
        )  # fmt: skip
    return f'<div class="line-item-list">{rows}</div>'


def summary(session: Session) -> str:
    total, ship = total_of(session), SHIPPINGS[session.entered.get("shipping", "Standard")]
    rows = (
        ("Zwischensumme", euro(total) + "*"),
        ("Versandkosten", euro(ship) + "*"),
        ("<b>Gesamtsumme</b>", f"<b>{euro(total + ship)}</b>"),
        ("Gesamtnettosumme", euro((total + ship) / 1.19)),
        ("zzgl. 19 % MwSt.", euro((total + ship) * 19 / 119)),
    )
    return '<div class="checkout-aside-summary"><div class="card-title">Zusammenfassung</div><dl class="checkout-aside-summary-list">' + "".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in rows) + "</dl></div>"  # fmt: skip


def build(ledger: Ledger) -> web.Application:
    sessions = Sessions()
    routes = web.RouteTableDef()

    @routes.get("/")
    async def home(request: web.Request) -> web.Response:
        boxes = "".join(box(number) for number in ("SW10001", "SW20001", "SW10002"))
        return render("Waldwerk", f'<div class="cms-page"><div class="cms-block cms-block-image-text-cover"><h1>Schöne Dinge, die bleiben</h1><p>Aus kleinen Werkstätten, für Küche und Alltag.</p><a class="btn btn-light" href="/{quote("Küche")}/">Jetzt entdecken</a></div><h2>Unsere Empfehlungen</h2><div class="row cms-listing-row">{boxes}</div></div>')  # fmt: skip

    def listing(title: str, numbers: list[str]) -> web.Response:
        tools = '<div class="cms-element-product-listing-actions"><div class="sorting"><select class="sorting form-select" aria-label="Sortierung"><option>Name A-Z</option><option>Preis aufsteigend</option></select></div></div>'
        empty = '<div class="alert alert-info">Keine Produkte gefunden.</div>'
        return render(title, f'<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item">{escape(title)}</li></ol></nav><h1>{escape(title)}</h1>{tools}<div class="row cms-listing-row">{"".join(map(box, numbers)) or empty}</div>')  # fmt: skip

    @routes.get("/search")
    async def search(request: web.Request) -> web.Response:
        wanted = request.query.get("search", "").casefold()
        return listing(f'Zu "{request.query.get("search", "")}" gefunden', [n for n, p in PRODUCTS.items() if wanted and wanted in p["name"].casefold()])  # fmt: skip

    @routes.get("/{category:Küche|Kleidung}/{below:[^/]*}{slash:/?}")
    async def category(request: web.Request) -> web.Response:
        name, below = request.match_info["category"], request.match_info["below"]
        numbers = [number for number, product in PRODUCTS.items() if product["category"] == name]
        child = next((b for b in CATEGORIES[name] if link(b) == below), "")
        parts = {"Tassen & Becher": [0, 3], "Bretter": [1], "Textilien": [2], "Jacken": [0], "Accessoires": [1, 2]}
        return listing(child or name, [numbers[n] for n in parts[child]] if child else numbers)

    @routes.get("/widgets/menu/offcanvas")
    async def menu(request: web.Request) -> web.Response:
        name = next((name for name in CATEGORIES if uid(name) == request.query.get("navigationId")), "Küche")
        below = "".join(f'<li class="navigation-offcanvas-list-item"><a class="navigation-offcanvas-link nav-item nav-link" href="/{quote(name)}/{quote(link(b))}/"><span>{escape(b)}</span></a></li>' for b in CATEGORIES[name])  # fmt: skip
        return web.Response(content_type="text/html", text=f'<ul class="list-unstyled navigation-offcanvas-list"><li><a class="nav-link navigation-offcanvas-link is-back-link js-navigation-offcanvas-back" href="#">‹ Zurück</a></li><li><a class="nav-link navigation-offcanvas-link is-current-category" href="/{quote(name)}/">{name} anzeigen</a></li>{below}</ul>')  # fmt: skip

    @routes.get(r"/{name:[^/]+}/{number:SW\d+}")
    async def detail(request: web.Request) -> web.Response:
        number = request.match_info["number"]
        if number not in PRODUCTS:
            raise web.HTTPNotFound
        product, variants = PRODUCTS[number], variants_of(number)
        chosen = request.query.get("v", variants[0] if variants else "")
        key, name = uid(number + chosen), escape(product["name"])
        options = "".join(f'<div class="product-detail-configurator-option"><input type="radio" name="{uid("Größe")}" value="{uid(v)}" class="product-detail-configurator-option-input is-combinable" title="{v}" data-variant="{v}" id="{uid("Größe")}-{uid(v)}"{" checked" if v == chosen else ""}><label class="product-detail-configurator-option-label is-combinable is-display-text" title="{v}" for="{uid("Größe")}-{uid(v)}">{v}</label></div>' for v in variants)  # fmt: skip
        configurator = f'<div class="product-detail-configurator-container"><div class="product-detail-configurator"><form data-variant-switch="true"><div class="product-detail-configurator-group"><div class="product-detail-configurator-group-title">Größe <span>auswählen</span></div><div class="product-detail-configurator-options">{options}</div></div></form></div></div>' if variants else ""  # fmt: skip
        sold_out = product.get("sold_out")
        delivery = '<p class="delivery-information delivery-soldout"><span class="delivery-status-indicator bg-danger"></span> Nicht mehr verfügbar</p>' if sold_out else '<p class="delivery-information delivery-available"><span class="delivery-status-indicator bg-success"></span> Sofort verfügbar, Lieferzeit: 2-5 Tage</p>'  # fmt: skip
        form = "" if sold_out else f'<div class="product-detail-form-container"><form id="productDetailPageBuyProductForm" action="/checkout/line-item/add" method="post" class="buy-widget" data-add-to-cart="true"><div class="row g-2 buy-widget-container"><div class="col-4"><div class="input-group product-detail-quantity-group quantity-selector-group" data-quantity-selector="true"><button type="button" class="btn btn-outline-light btn-minus js-btn-minus" aria-label="Anzahl verringern">−</button><input type="number" name="lineItems[{key}][quantity]" class="form-control js-quantity-selector quantity-selector-group-input" min="1" max="100" step="1" value="1" aria-label="Anzahl"><button type="button" class="btn btn-outline-light btn-plus js-btn-plus" aria-label="Anzahl erhöhen">+</button></div></div><div class="col-8">{buy_inputs(key)}<input type="hidden" name="product-name" value="{name}"><div class="d-grid"><button class="btn btn-primary btn-buy" title="In den Warenkorb" aria-label="In den Warenkorb">In den Warenkorb</button></div></div></div></form></div>'  # fmt: skip
        body = f'<div class="product-detail"><div class="row product-detail-main"><div class="col-lg-7 product-detail-media"><img src="/media/{number}.svg" class="img-fluid gallery-slider-image" alt="{name}"></div><div class="col-lg-5 product-detail-buy"><div class="product-heading-name-container"><h1 class="product-detail-name" itemprop="name">{name}</h1></div><div class="product-detail-price-container"><p class="product-detail-price">{euro(product["price"])}*</p></div><div class="product-detail-tax-container"><p class="product-detail-tax"><button class="btn btn-link-inline product-detail-tax-link" type="button">Preise inkl. MwSt. zzgl. Versandkosten</button></p></div><div class="product-detail-delivery-information">{delivery}</div>{configurator}{form}<div class="product-detail-ordernumber-container"><span class="product-detail-ordernumber-label">Produktnummer:</span> <span class="product-detail-ordernumber">{number}{chosen}</span></div></div></div><div class="product-detail-tabs"><h2>Produktinformationen "{name}"</h2><p>Langlebig, schlicht und in kleinen Werkstätten gefertigt.</p></div></div>'  # fmt: skip
        return render(product["name"], body, "is-ctl-product is-act-index")

    @routes.get("/detail/{parent}/switch")
    async def switch(request: web.Request) -> web.Response:
        number, variant = request.match_info["parent"], request.query.get("variant", "")
        return web.json_response(
            {"url": f"/{link(PRODUCTS[number]['name'])}/{number}?v={variant}", "productId": uid(number + variant)}
        )

    @routes.post("/checkout/line-item/add")
    async def add(request: web.Request) -> web.Response:
        data, session = await request.post(), sessions.of(request)
        key = next((str(value) for name, value in data.items() if name.endswith("[id]")), "")
        number = IDS.get(key, ("", ""))[0]
        if number and not PRODUCTS[number].get("sold_out"):
            pieces = str(data.get(f"lineItems[{key}][quantity]", "1"))
            session.cart[key] = session.cart.get(key, 0) + (int(pieces) if pieces.isdigit() else 1)
        raise web.HTTPFound("/checkout/offcanvas?added=1")

    @routes.get("/checkout/offcanvas")
    async def offcanvas(request: web.Request) -> web.Response:
        session = sessions.of(request)
        head = f'<div class="offcanvas-header"><button class="btn btn-light offcanvas-close js-offcanvas-close">{icon("x")} Weiter einkaufen</button></div>'
        if not session.cart:
            return web.Response(content_type="text/html", text=f'{head}<div class="offcanvas-body"><div class="offcanvas-cart"><div class="cart-item"><div class="alert alert-info">Ihr Warenkorb ist leer.</div></div></div></div>')  # fmt: skip
        note = '<div class="flashbags"><div role="alert" class="alert alert-success"><div class="alert-content">1 Produkt wurde dem Warenkorb hinzugefügt.</div></div></div>' if "added" in request.query else ""  # fmt: skip
        sums = f'<div class="offcanvas-summary"><dl class="offcanvas-summary-list"><dt class="summary-label summary-total">Zwischensumme</dt><dd class="summary-value summary-total">{euro(total_of(session))}*</dd><dt class="shipping-label"><span>zzgl. Versandkosten</span> (<span class="js-toggle-shipping-selection">Standard</span>)</dt><dd>+ {euro(4.9)}*</dd></dl></div>'
        promo = '<form action="/checkout/promotion/add" class="cart-add-promotion" method="post"><div class="input-group"><input type="text" name="code" class="form-control" id="addPromotionOffcanvasCartInput" placeholder="Gutschein-Code eingeben ..." aria-label="Gutschein-Code" required><button class="btn btn-secondary" type="submit" aria-label="Gutschein einlösen">✓</button></div></form>'
        actions = '<div class="offcanvas-cart-actions d-grid"><a href="/checkout/confirm" class="btn btn-primary begin-checkout-btn" title="Zur Kasse">Zur Kasse</a><a href="/checkout/cart" class="btn btn-link" title="Warenkorb anzeigen">Warenkorb anzeigen</a></div>'
        return web.Response(content_type="text/html", text=f'{head}<div class="offcanvas-body"><div class="offcanvas-cart"><div class="row offcanvas-cart-header"><div class="col offcanvas-cart-header-title"><h4>Warenkorb</h4></div><div class="col-auto offcanvas-cart-header-count">{len(session.cart)} Position{"en" if len(session.cart) > 1 else ""}</div></div>{note}{line_items(session, True)}{sums}{promo}{actions}</div></div>')  # fmt: skip

    @routes.get("/widgets/checkout/info")
    async def info(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            return web.Response(status=204)
        badge = f'<span class="badge bg-primary header-cart-badge">{sum(session.cart.values())}</span>'
        return web.Response(content_type="text/html", text=f'<span class="header-cart-icon">{icon("bag")}</span>{badge}<span class="header-cart-total">{euro(total_of(session))}*</span>')  # fmt: skip

    @routes.post("/checkout/line-item/{what:delete|change-quantity}/{key}")
    async def change(request: web.Request) -> web.Response:
        session, pieces = sessions.of(request), str((await request.post()).get("quantity", "0"))
        session.cart[request.match_info["key"]] = int(pieces) if pieces.isdigit() else 0
        session.cart = {key: n for key, n in session.cart.items() if n > 0 and key in IDS}
        raise web.HTTPFound(request.headers.get("Referer", "/checkout/cart"))

    @routes.get("/checkout/cart")
    async def cart(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            return render("Warenkorb", '<div class="checkout"><div role="alert" class="alert alert-info">Ihr Warenkorb ist leer.</div><a class="btn btn-primary" href="/">Weiter einkaufen</a></div>')  # fmt: skip
        button = '<div class="checkout-aside-action d-grid"><a href="/checkout/confirm" class="btn btn-primary btn-lg begin-checkout-btn" title="Zur Kasse">Zur Kasse</a></div>'
        number = '<form action="/checkout/product/add-by-number" method="post" class="cart-add-product"><div class="input-group"><input type="text" name="number" class="form-control" placeholder="Produktnummer eingeben ..." aria-label="Produktnummer"><button class="btn btn-secondary" type="submit">✓</button></div></form>'
        return render("Warenkorb", f'<div class="checkout"><div class="checkout-container"><div class="checkout-main"><h1 class="cart-main-header">Warenkorb</h1>{line_items(session)}{number}</div><aside class="checkout-aside">{summary(session)}{button}</aside></div></div>', "is-ctl-checkout is-act-cartpage")  # fmt: skip

    @routes.post("/checkout/{what:promotion/add|product/add-by-number}")
    async def nothing(request: web.Request) -> web.Response:
        raise web.HTTPFound("/checkout/cart")

    def registration(session: Session, old: dict[str, str], bad: set[str]) -> web.Response:
        note = (
            '<div role="alert" class="alert alert-danger">Leider gab es einen Fehler bei der Eingabe. Bitte überprüfen Sie Ihre Angaben.</div>'
            if bad
            else ""
        )
        login = f'<div class="register-login-collapse-toogle"><span>Haben Sie bereits ein Kundenkonto?</span> <a href="#loginCollapse" data-bs-toggle="collapse" role="button" aria-expanded="false" aria-controls="loginCollapse" class="register-login-toggle">Zur Anmeldung</a></div><div class="collapse register-login-collapse" id="loginCollapse"><div class="card checkout-card">{LOGIN}</div></div>'
        body = f'<div class="checkout"><div class="checkout-container"><div class="checkout-main">{note}{login}<div class="card checkout-card register-card">{register_form("frontend.checkout.register.page", old, bad, guest=True)}</div></div><aside class="checkout-aside"><div class="checkout-aside-products">{line_items(session, True)}</div>{summary(session)}</aside></div></div>'
        return render("Registrierung", body, "is-ctl-register is-act-checkoutregisterpage", minimal=True)

    @routes.get("/checkout/register")
    async def checkout_register(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            raise web.HTTPFound("/checkout/cart")
        if "customer" in session.entered:
            raise web.HTTPFound("/checkout/confirm")
        return registration(session, {}, set())

    @routes.post("/country/country-state-data")
    async def country_states(request: web.Request) -> web.Response:
        key = (await request.json()).get("countryId")
        code = next((code for code in COUNTRIES if uid(code) == key), "")
        return web.json_response(
            {"states": [{"id": uid(code + name), "translated": {"name": name}} for name in STATES.get(code, ())]}
        )

    @routes.post("/account/register")
    async def register(request: web.Request) -> web.Response:
        session = sessions.of(request)
        data = {name: str(value).strip() for name, value in (await request.post()).items()}
        code = next((code for code in COUNTRIES if uid(code) == data.get("billingAddress[countryId]")), "")
        needed = (
            "firstName",
            "lastName",
            "email",
            "billingAddress[street]",
            "billingAddress[zipcode]",
            "billingAddress[city]",
        )
        bad = {name for name in needed if not data.get(name)} | (set() if code else {"billingAddress[countryId]"})
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", data.get("email", "")):
            bad.add("email")
        if data.get("createCustomerAccount") and len(data.get("password", "")) < 8:
            bad.add("password")
        at_checkout = "checkout" in data.get("errorRoute", "")
        if bad:
            return registration(session, data, bad) if at_checkout else account_page(data, bad)
        ledger.accounts += bool(data.get("createCustomerAccount"))
        region = next(
            (s for s in STATES.get(code, ()) if uid(code + s) == data.get("billingAddress[countryStateId]")), ""
        )
        place = {
            name: data[f"billingAddress[{key}]"]
            for name, key in (("street", "street"), ("postcode", "zipcode"), ("city", "city"))
        }
        found = {"email": data["email"], "first_name": data["firstName"], "last_name": data["lastName"], "country": code, **place} | ({"region": region} if region else {})  # fmt: skip
        session.entered["customer"] = json.dumps(found)
        if at_checkout:
            ledger.entered |= found
        raise web.HTTPFound("/checkout/confirm" if session.cart else "/")

    @routes.get("/checkout/confirm")
    async def confirm(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            raise web.HTTPFound("/checkout/cart")
        if "customer" not in session.entered:
            raise web.HTTPFound("/checkout/register")
        ledger.payment_shown += 1
        who = json.loads(session.entered["customer"])
        postal = f'<div class="address"><p>{escape(who["first_name"])} {escape(who["last_name"])}<br>{escape(who["street"])}<br>{escape(who["postcode"])} {escape(who["city"])}<br>{COUNTRIES[who["country"]]}</p></div>'
        terms = '<div class="confirm-tos"><div class="card checkout-card"><div class="card-title">AGB und Widerrufsbelehrung</div><p class="confirm-tos-revocation">Bitte beachten Sie unsere <a href="/AGB" data-ajax-modal="modal">Widerrufsbelehrung</a>.</p><div class="form-check checkout-confirm-tos-checkbox-wrap"><input type="checkbox" class="form-check-input checkout-confirm-tos-checkbox" required id="tos" name="tos" form="confirmOrderForm"><label for="tos" class="checkout-confirm-tos-label custom-control-label">Ich habe die <a href="/AGB" title="AGB" data-ajax-modal="true">AGB</a> gelesen und bin mit ihnen einverstanden.</label></div></div></div>'
        cards = "".join(f'<div class="card checkout-card confirm-address-{kind}"><div class="card-title">{title}</div>{postal}<button type="button" class="btn btn-light" data-address-editor="true" title="{title} ändern">{title} ändern</button></div>' for kind, title in (("shipping", "Lieferadresse"), ("billing", "Rechnungsadresse")))  # fmt: skip

        def methods(kind: str, title: str, choices: dict[str, str], chosen: str) -> str:
            rows = "".join(f'<div class="{kind}-method"><div class="form-check {kind}-form-group"><input type="radio" id="{kind}Method{uid(n)}" name="{kind}MethodId" value="{uid(n)}" class="form-check-input {kind}-method-input"{" checked" if n == chosen else ""}><label class="form-check-label {kind}-method-label" for="{kind}Method{uid(n)}"><strong>{n}</strong><p>{text}</p></label></div></div>' for n, text in choices.items())  # fmt: skip
            return f'<div class="card checkout-card confirm-{kind}"><div class="card-title">{title}</div><form id="change{kind.title()}Form" name="change{kind.title()}Form" action="/checkout/configure" method="post" data-form-auto-submit="true"><input type="hidden" name="redirectTo" value="frontend.checkout.confirm.page"><div class="{kind}-methods">{rows}</div></form></div>'

        payment = methods("payment", "Zahlungsart", PAYMENTS, session.entered.get("payment", "Rechnung"))
        shipping = methods(
            "shipping",
            "Versandart",
            {n: euro(p) for n, p in SHIPPINGS.items()},
            session.entered.get("shipping", "Standard"),
        )
        order = '<div class="checkout-aside-action"><form id="confirmOrderForm" action="/checkout/order" data-form-submit-loader="true" method="post"><div class="d-grid"><button id="confirmFormSubmit" class="btn btn-primary btn-lg" form="confirmOrderForm" type="submit">Zahlungspflichtig bestellen</button></div></form></div>'
        body = f'<div class="checkout"><div class="checkout-container"><div class="checkout-main"><h1 class="confirm-main-header">Bestellung abschließen</h1>{terms}<div class="row confirm-address">{cards}</div><div class="row confirm-methods">{payment}{shipping}</div><div class="confirm-product">{line_items(session)}</div></div><aside class="checkout-aside">{summary(session)}{order}</aside></div></div>'
        return render("Bestellung abschließen", body, "is-ctl-checkout is-act-confirmpage", minimal=True)

    @routes.post("/checkout/configure")
    async def configure(request: web.Request) -> web.Response:
        data, session = await request.post(), sessions.of(request)
        for kind, choices in (("payment", list(PAYMENTS)), ("shipping", list(SHIPPINGS))):
            chosen = [name for name in choices if uid(name) == data.get(f"{kind}MethodId")]
            session.entered |= {kind: chosen[0]} if chosen else {}
        raise web.HTTPFound("/checkout/confirm")

    @routes.post("/checkout/order")
    async def order(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if "customer" not in session.entered or not session.cart or "tos" not in await request.post():
            raise web.HTTPFound("/checkout/confirm")
        ledger.orders += 1
        session.cart.clear()
        session.entered["order"] = str(9999 + ledger.orders)
        raise web.HTTPFound(f"/checkout/finish?orderId={uid(session.entered['order'])}")

    @routes.get("/checkout/finish")
    async def finish(request: web.Request) -> web.Response:
        number = sessions.of(request).entered.get("order")
        if not number:
            raise web.HTTPFound("/")
        return render("Vielen Dank", f'<div class="checkout"><div class="finish-content"><h1 class="finish-header">Vielen Dank für Ihre Bestellung bei Waldwerk!</h1><div class="finish-order-details"><p>Wir haben Ihnen eine Bestellbestätigung per E-Mail geschickt.</p><p class="finish-ordernumber">Ihre Bestellnummer: #{number}</p></div><a class="btn btn-primary" href="/">Zurück zum Shop</a></div></div>', "is-ctl-checkout is-act-finishpage", minimal=True)  # fmt: skip

    def account_page(old: dict[str, str], bad: set[str]) -> web.Response:
        return render("Anmeldung", f'<div class="account-content"><div class="card login-card">{LOGIN}</div><div class="card register-card">{register_form("frontend.account.register.page", old, bad, guest=False)}</div></div>')  # fmt: skip

    @routes.get("/account/login")
    async def account(request: web.Request) -> web.Response:
        return account_page({}, set())

    @routes.post("/account/login")
    async def login(request: web.Request) -> web.Response:
        return render("Anmeldung", f'<div role="alert" class="alert alert-danger">Es konnte kein Account mit den angegebenen Zugangsdaten gefunden werden.</div><div class="card login-card">{LOGIN}</div>')  # fmt: skip

    @routes.get("/Newsletter")
    async def newsletter(request: web.Request) -> web.Response:
        form = f'<div class="cms-element-form"><h1>Newsletter</h1><form action="/form/newsletter" method="post" data-form-cms-handler="true"><div class="form-group"><label class="form-label" for="form-newsletter-option">Aktion*</label><select class="form-select" name="option" id="form-newsletter-option" required><option value="subscribe">Newsletter abonnieren</option><option value="unsubscribe">Newsletter abbestellen</option></select></div>{field("email", "form-email", "E-Mail-Adresse", "", "", "email")}<div class="form-check"><input type="checkbox" class="form-check-input" name="privacy" id="form-privacy-opt-in" required><label for="form-privacy-opt-in">Ich habe die <a href="/Datenschutz">Datenschutzbestimmungen</a> zur Kenntnis genommen.*</label></div><button type="submit" class="btn btn-primary">Absenden</button></form></div>'
        return render("Newsletter", form)

    @routes.post("/form/newsletter")
    async def subscribe(request: web.Request) -> web.Response:
        data = await request.post()
        ledger.subscriptions += data.get("option") == "subscribe" and "@" in str(data.get("email"))
        return render(
            "Newsletter",
            '<div class="alert alert-success">Vielen Dank. Bitte bestätigen Sie Ihre Anmeldung in der E-Mail.</div>',
        )

    @routes.get("/{name:Impressum|Datenschutz|AGB|Versand-und-Zahlung}")
    async def text_page(request: web.Request) -> web.Response:
        title = request.match_info["name"].replace("-", " ")
        return render(title, f"<h1>{title}</h1><p>Waldwerk GmbH, Am Sägewerk 4, 79100 Freiburg im Breisgau. Versand mit DHL, Standard 4,90 €, Express 9,90 €.</p>")  # fmt: skip

    @routes.get(r"/media/{number:SW\d+}.svg")
    async def picture(request: web.Request) -> web.Response:
        product = PRODUCTS.get(request.match_info["number"], {})
        hue = product.get("hue", 0)
        shape = "M80 80l40-20q30 20 60 0l40 20 20 60-34 12-8-16v110H102V136l-8 16-34-12z" if product.get("category") == "Kleidung" else "M80 90h120v120a30 30 0 01-30 30h-60a30 30 0 01-30-30zM200 110h20a26 26 0 010 70h-20v-16h14a12 12 0 000-38h-14z"  # fmt: skip
        return web.Response(content_type="image/svg+xml", text=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300" width="300" height="300"><rect width="300" height="300" fill="hsl({hue} 20% 94%)"/><path d="{shape}" fill="hsl({hue} 35% 45%)"/></svg>')  # fmt: skip

    @routes.get("/theme/{name:all.css|storefront.js|logo.svg}")
    async def theme(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name == "logo.svg":
            return web.Response(content_type="image/svg+xml", text='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 190 40"><path d="M4 34L20 6l16 28z" fill="#3f6b4a"/><text x="46" y="29" font-family="Arial" font-size="24" font-weight="700" fill="#2b3136">Waldwerk</text></svg>')  # fmt: skip
        kind = "css" if name == "all.css" else "js"
        return web.Response(content_type="text/css" if kind == "css" else "text/javascript", text=(HERE / f"shopware.{kind}").read_text(encoding="utf-8"))  # fmt: skip

    app = web.Application(middlewares=[with_session])
    app.add_routes(routes)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_role("button", name="Nur technisch notwendige").click()
    await page.locator(".product-box", has_text="Emaillebecher").locator(".btn-buy").click()
    await page.locator(".offcanvas .begin-checkout-btn").click()
    await page.locator("#personalSalutation").select_option(label="Frau")
    for key, text in (("personalFirstName", "Erika"), ("personalLastName", "Lindner"), ("personalMail", "erika.lindner@example.org"), ("billingAddressAddressStreet", "Hauptstraße 5"), ("billingAddressAddressZipcode", "10827"), ("billingAddressAddressCity", "Berlin")):  # fmt: skip
        await page.locator(f"#{key}").fill(text)
    await page.locator("#billingAddressAddressCountry").select_option(label="Deutschland")
    await page.locator("#billingAddressAddressCountryState").select_option(label="Berlin")
    await page.locator(".register-submit button").click()
    await page.locator(".payment-method-label", has_text="Vorkasse").click()
    await expect(page.locator(".payment-method-input").nth(1)).to_be_checked()
    await page.wait_for_load_state()
    await page.locator("#tos").check()
    await page.locator("#confirmFormSubmit").click()
    await expect(page.locator(".finish-ordernumber")).to_be_visible()


SHOP = Lookalike("shopware", 4, build, buy)
