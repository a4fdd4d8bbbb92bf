"""Odoo 17 with website_sale, in Dutch and euros: links for buttons, labels that point nowhere, dialogues and JSON-RPC."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import Page, expect

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
PRODUCTS: dict[int, dict[str, Any]] = {
    9: {"name": "Fietstas Canvas 20 l", "price": 64.95, "category": 1, "hue": 205, "optional": (12,)},
    10: {"name": "Koperen fietsbel", "price": 17.50, "category": 1, "hue": 25},
    11: {"name": "Regenhoes voor zadel", "price": 8.95, "category": 1, "hue": 55, "sold_out": True},
    12: {"name": "Spanriem met haken", "price": 6.75, "category": 1, "hue": 0},
    13: {"name": "Regenjas Polder", "price": 119.00, "category": 2, "hue": 160, "attributes": {"Maat": ("S", "M", "L", "XL"), "Kleur": ("Geel", "Marine")}, "extra": {"XL": 5.0}, "optional": (10,)},
    14: {"name": "Wollen sokken, 2 paar", "price": 21.90, "category": 2, "hue": 280},
    15: {"name": "Handschoenen Winter", "price": 34.50, "category": 2, "hue": 330},
}  # fmt: skip
CATEGORIES = {1: "Fietsaccessoires", 2: "Kleding"}
COUNTRIES = {"20": ("BE", "België"), "57": ("DE", "Duitsland"), "75": ("FR", "Frankrijk"), "133": ("LU", "Luxemburg"), "165": ("NL", "Nederland"), "14": ("AT", "Oostenrijk"), "68": ("ES", "Spanje"), "43": ("CH", "Zwitserland")}  # fmt: skip
STATES = {
    "165": ("Drenthe", "Flevoland", "Friesland", "Gelderland", "Groningen", "Limburg", "Noord-Brabant", "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland"),
    "20": ("Antwerpen", "Henegouwen", "Limburg", "Luik", "Luxemburg", "Namen", "Oost-Vlaanderen", "Vlaams-Brabant", "Waals-Brabant", "West-Vlaanderen"),
}  # fmt: skip
PHONES = {"20": 32, "57": 49, "75": 33, "133": 352, "165": 31, "14": 43, "68": 34, "43": 41}
CARRIERS = {"1": ("Standaardlevering", 4.95), "2": ("Afhalen in de winkel", 0.0), "3": ("Avondlevering", 8.50)}
METHODS = {"21": "Kaart", "22": "iDEAL", "23": "Bankoverschrijving"}


def combinations() -> dict[int, tuple[int, tuple[str, ...]]]:
    """Template and chosen values by the number of the variant."""
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for template, product in PRODUCTS.items():
        sizes, colours = product.get("attributes", {"": ("",), " ": ("",)}).values()
        for choice in [(s, c) for s in sizes for c in colours]:
            found[len(found) + 31] = (template, tuple(v for v in choice if v))
    return found


VARIANTS = combinations()


def number(amount: float) -> str:
    return f"{amount:,.2f}".replace(",", "x").replace(".", ",").replace("x", ".")


def money(amount: float) -> str:
    return f'<span class="monetary_field">€\xa0<span class="oe_currency_value">{number(amount)}</span></span>'


def slug(template: int) -> str:
    return f"/shop/{re.sub(r'[^a-z0-9]+', '-', PRODUCTS[template]['name'].lower()).strip('-')}-{template}"


def first_of(template: int) -> int:
    return next(v for v, (t, _) in VARIANTS.items() if t == template)


def price_of(variant: int) -> float:
    product = PRODUCTS[VARIANTS[variant][0]]
    return float(product["price"] + sum(product.get("extra", {}).get(v, 0) for v in VARIANTS[variant][1]))


def named(variant: int) -> str:
    template, values = VARIANTS[variant]
    return escape(PRODUCTS[template]["name"]) + (f" ({', '.join(values)})" if values else "")


def total_of(session: Session) -> float:
    return sum(price_of(int(v)) * n for v, n in session.cart.items())


def carriage_of(session: Session) -> float:
    return CARRIERS[session.entered["carrier"]][1] if "carrier" in session.entered else 0.0


def field(name: str, label: str, value: str, bad: set[str], kind: str = "text", wide: str = "col-lg-12", optional: bool = False) -> str:  # fmt: skip
    return f'<div class="{wide} mb-2 div_{name}"><label class="col-form-label{" label-optional" * optional}" for="{name}">{label}</label><input type="{kind}" name="{name}" class="form-control{" is-invalid" * (name in bad)}" value="{escape(value)}"></div>'


def icon(name: str) -> str:
    paths = {
        "shopping-cart": "M1 2h3l3 10h8l2-7H5M8 16h.1M14 16h.1",
        "search": "M8 13A5 5 0 108 3a5 5 0 000 10zm4-1l5 5",
        "bars": "M1 4h16M1 9h16M1 14h16",
        "plus": "M9 3v12M3 9h12",
        "minus": "M3 9h12",
        "trash-o": "M3 5h12M5 5l1 11h6l1-11M7 5V3h4v2",
        "filter": "M2 3h14l-5 7v6l-4-2v-4z",
    }
    return f'<i class="fa fa-{name}" aria-hidden="true"><svg viewBox="0 0 18 18" width="18" height="18"><path d="{paths[name]}" fill="none" stroke="currentColor" stroke-width="1.7"/></svg></i>'


def searchbar(place: str) -> str:
    return f'<form method="get" class="o_searchbar_form s_searchbar_input o_wsale_products_searchbar_form" action="/shop" data-snippet="s_searchbar_input"><div role="search" class="input-group"><input type="search" name="search" class="search-query form-control oe_search_box border-0 bg-light" placeholder="Zoeken..." autocomplete="off" data-search-type="products" id="search-{place}"><button type="submit" aria-label="Zoeken" title="Zoeken" class="btn oe_search_button btn-light">{icon("search")}</button></div><input name="order" type="hidden" class="o_search_order_by" value="name asc"></form>'


COOKIES = '<div id="website_cookies_bar" class="s_popup o_snippet_invisible o_no_save" hidden><div class="modal s_popup_bottom s_popup_no_backdrop o_cookies_discrete modal_shown show" role="dialog"><div class="modal-dialog d-flex s_popup_size_full"><div class="modal-content oe_structure"><section class="o_colored_level o_cc o_cc1"><div class="container"><div class="row"><div class="col-lg-8"><p><span>We gebruiken cookies om je een betere gebruikerservaring op deze website te bieden.</span> <a href="/cookie-policy" class="o_cookies_bar_text_policy">Cookiebeleid</a></p></div><div class="col-lg-4 text-end"><a href="#" id="cookies-consent-essential" role="button" class="js_close_popup btn btn-outline-primary rounded-circle">Alleen essentiële</a> <a href="#" id="cookies-consent-all" role="button" class="js_close_popup btn btn-outline-primary rounded-circle">Ik ga akkoord</a></div></div></div></section></div></div></div></div>'


def render(title: str, body: str, session: Session) -> web.Response:
    count = sum(session.cart.values())
    basket = f'<li class="o_wsale_my_cart"><a href="/shop/cart" aria-label="eCommerce winkelmandje" class="o_navlink_background btn position-relative rounded-circle p-1 text-reset"><div>{icon("shopping-cart")}<sup class="my_cart_quantity badge text-bg-primary{" d-none" * (not count)}">{count}</sup></div></a></li>'
    links = {"/": "Home", "/shop": "Winkel", "/contactus": "Contact"}
    menu = "".join(f'<li role="presentation" class="nav-item"><a role="menuitem" href="{h}" class="nav-link"><span>{n}</span></a></li>' for h, n in links.items())  # fmt: skip
    brand = '<a data-name="Navbar Logo" href="/" class="navbar-brand logo"><span role="img" aria-label="Logo van De Trapper" title="De Trapper"><img src="/web/image/website/1/logo.svg" class="img img-fluid" width="150" height="40" alt="De Trapper" loading="lazy"></span></a>'
    look = f'<li><a class="btn rounded-circle p-1 o_navlink_background" data-bs-target="#o_search_modal" data-bs-toggle="modal" role="button" title="Zoeken" href="#">{icon("search")}</a></li>'
    sign_in = '<li class="o_no_autohide_item"><a href="/web/login" class="o_nav_link_btn nav-link border px-3">Aanmelden</a></li>'
    header = (
        f'<header id="top" data-anchor="true" data-name="Header" class="o_header_standard"><nav data-name="Navbar" aria-label="Hoofd" class="navbar navbar-expand-lg navbar-light d-none d-lg-block shadow-sm"><div id="o_main_nav" class="o_main_nav container">{brand}<ul role="menu" id="top_menu" class="nav navbar-nav top_menu">{menu}</ul><ul class="navbar-nav align-items-center gap-2">{basket}{look}{sign_in}<li><div class="oe_structure oe_structure_solo"><a href="/contactus" class="btn btn-primary btn_cta">Contact opnemen</a></div></li></ul></div></nav>'
        f'<nav data-name="Navbar" aria-label="Mobiel" class="navbar navbar-light o_header_mobile d-block d-lg-none shadow-sm"><div class="o_main_nav container">{brand}<ul class="o_header_mobile_buttons_wrap navbar-nav">{basket}<li><button class="nav-link btn me-auto p-2" type="button" data-bs-toggle="offcanvas" data-bs-target="#top_menu_collapse_mobile" aria-controls="top_menu_collapse_mobile" aria-expanded="false" aria-label="Navigatie in-/uitschakelen">{icon("bars")}</button></li></ul><div id="top_menu_collapse_mobile" class="offcanvas offcanvas-end o_navbar_mobile"><div class="offcanvas-header"><button type="button" class="nav-link btn-close" data-bs-dismiss="offcanvas" aria-label="Sluiten">×</button></div><div class="offcanvas-body"><ul class="navbar-nav">{searchbar("mobile")}</ul><ul role="menu" class="nav navbar-nav top_menu">{menu}</ul><ul class="navbar-nav">{sign_in}</ul></div></div></div></nav></header>'
        f'<div class="modal fade css_editable_mode_hidden" id="o_search_modal" aria-hidden="true" tabindex="-1"><div class="modal-dialog modal-lg pt-5"><div class="modal-content mt-5">{searchbar("modal")}</div></div></div>'
    )
    news = '<section class="s_newsletter_block"><h5>Blijf op de hoogte</h5><div class="s_newsletter_subscribe_form s_newsletter_list js_subscribe" data-list-id="1"><div class="js_subscribed_wrap d-none"><p class="h4-fs text-center text-success">Bedankt voor je inschrijving!</p></div><div class="js_subscribe_wrap"><div class="input-group"><input type="email" name="email" class="js_subscribe_value form-control" placeholder="jouw e-mail..."><a role="button" href="#" class="btn btn-primary js_subscribe_btn o_submit">Abonneren</a></div></div></div></section>'
    footer = f'<footer id="bottom" data-anchor="true" data-name="Footer" class="o_footer o_colored_level o_cc"><div id="footer" class="container"><div class="row"><div class="col-lg-3"><h5>Nuttige links</h5><ul class="list-unstyled"><li><a href="/">Home</a></li><li><a href="/terms">Algemene voorwaarden</a></li><li><a href="/contactus">Contact</a></li></ul></div><div class="col-lg-5"><h5>Over ons</h5><p>De Trapper verkoopt sinds 1998 spullen voor wie elke dag fietst, weer of geen weer.</p></div><div class="col-lg-4">{news}</div></div></div><div class="o_footer_copyright"><div class="container">Copyright &copy; De Trapper B.V. — Aangeboden door <a href="#">Odoo</a> - De nr. 1 <a href="#">open source e-commerce</a></div></div></footer>'
    return web.Response(content_type="text/html", text=f'<!doctype html><html lang="nl-NL" data-website-id="1"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Odoo"><title>{escape(title)} | De Trapper</title><link rel="stylesheet" href="/web/assets/1/web.assets_frontend.min.css"><script defer src="/web/assets/1/web.assets_frontend_lazy.min.js"></script></head><body><div id="wrapwrap"><a class="o_skip_to_content btn visually-hidden" href="#wrap">Overslaan naar inhoud</a>{header}<main><div id="wrap" class="js_sale">{body}</div></main>{footer}</div>{COOKIES}<div class="o_notification_manager"></div></body></html>')  # fmt: skip


def tile(template: int) -> str:
    product = PRODUCTS[template]
    name, href = escape(product["name"]), slug(template)
    ribbon = '<span class="o_ribbon o_ribbon_left">Uitverkocht</span>' if product.get("sold_out") else ""
    add = "" if product.get("sold_out") else f'<div class="o_wsale_product_btn"><a href="#" role="button" class="btn btn-primary a-submit" aria-label="Winkelmandje" title="Winkelmandje">{icon("shopping-cart")}</a></div>'  # fmt: skip
    return f'<div class="oe_product" data-name="Product"><div class="o_wsale_product_grid_wrapper position-relative h-100"><form action="/shop/cart/update" method="post" class="oe_product_cart h-100 d-flex"><div class="oe_product_image"><input type="hidden" name="csrf_token" value="3f0c"><a class="oe_product_image_link d-block" itemprop="url" href="{href}"><span class="oe_product_image_img_wrapper"><img src="/web/image/product.template/{template}/image_512.svg" class="img img-fluid" alt="{name}" loading="lazy" width="256" height="256"></span>{ribbon}</a></div><div class="o_wsale_product_information"><div class="o_wsale_product_information_text"><h6 class="o_wsale_products_item_title"><a class="text-primary text-decoration-none" itemprop="name" href="{href}">{name}</a></h6></div><div class="o_wsale_product_sub"><div class="product_price" itemprop="offers"><span class="h6 mb-0">{money(product["price"])}</span></div>{add}</div></div><input name="product_id" type="hidden" value="{first_of(template)}"><input name="product_template_id" type="hidden" value="{template}"></form></div></div>'


def quantity(value: int, name: str = "add_qty", extra: str = "") -> str:
    return f'<div class="css_quantity input-group"><a href="#" class="btn btn-link js_add_cart_json" aria-label="Verwijder een" title="Verwijder een">{icon("minus")}</a><input type="text" class="form-control quantity text-center js_quantity" data-min="1" name="{name}" value="{value}" {extra}><a href="#" class="btn btn-link float_left js_add_cart_json" aria-label="Voeg een toe" title="Voeg een toe">{icon("plus")}</a></div>'


def attributes(template: int) -> str:
    rows = ""
    for at, (name, values) in enumerate(PRODUCTS[template].get("attributes", {}).items()):
        if at:
            options = "".join(f'<option value="{v}" data-attribute_name="{name}">{v}</option>' for v in values)
            choice = f'<select class="form-select css_attribute_select o_wsale_product_attribute js_variant_change" name="ptal-{template}{at}">{options}</select>'
        else:
            extra = PRODUCTS[template].get("extra", {})
            pills = "".join(f'<li class="o_variant_pills btn btn-primary mb-1 list-inline-item js_attribute_value{" active" * (v == values[0])}"><input type="radio" class="js_variant_change radio" name="ptal-{template}{at}" value="{v}" id="ptal-{template}-{v}"{" checked" * (v == values[0])}><label class="radio_input_value o_variant_pills_input_value" for="ptal-{template}-{v}"><span>{v}</span>{f" <span class=badge><span class=sign_badge_price_extra>+</span> € {number(extra[v])}</span>" if v in extra else ""}</label></li>' for v in values)  # fmt: skip
            choice = (
                f'<ul class="btn-group-toggle list-inline list-unstyled o_wsale_product_attribute">{pills}</ul>'
            )
        rows += f'<li class="variant_attribute" data-attribute_name="{name}"><strong class="attribute_name">{name}</strong>{choice}</li>'
    return f'<ul class="list-unstyled js_add_cart_variants mb-0 flex-column">{rows}</ul>'


def wizard(at: int) -> str:
    steps = (
        ("Bestelling nakijken", "/shop/cart"),
        ("Verzending", "/shop/checkout"),
        ("Betaling", "/shop/payment"),
    )
    return '<div class="o_wizard d-flex flex-wrap">' + "".join(f'<div class="o_wizard_step {"o_wizard_step_active" if n == at else "o_wizard_step_done" if n < at else ""}">{f"<a href={chr(34)}{h}{chr(34)}>{t}</a>" if n < at else f"<span>{t}</span>"}</div>' for n, (t, h) in enumerate(steps)) + "</div>"  # fmt: skip


def totals(session: Session, button: str, promo: bool = False) -> str:
    total, ship = total_of(session), carriage_of(session)
    code = '<div class="coupon_form"><form method="post" action="/shop/pricelist" name="coupon_code"><div class="input-group w-100 my-2"><input name="promo" class="form-control" type="text" placeholder="Kortingscode..."><a href="#" role="button" class="btn btn-secondary ps-2 a-submit">Toepassen</a></div></form></div>' if promo else ""  # fmt: skip
    lines = "".join(f'<tr class="o_summary_line"><td><img src="/web/image/product.template/{VARIANTS[int(v)][0]}/image_128.svg" width="48" height="48" alt=""></td><td>{n} × {named(int(v))}</td><td class="text-end">{money(price_of(int(v)) * n)}</td></tr>' for v, n in session.cart.items())  # fmt: skip
    shown = "" if promo else f'<div class="accordion-item d-lg-none"><button type="button" class="accordion-button o_total_toggle" aria-expanded="false"><b>Bestelling</b><span>{sum(session.cart.values())} item(s) - {money(total + ship)}</span></button></div><table class="o_cart_lines table collapse">{lines}</table>'  # fmt: skip
    return f'<div class="o_total_card card"><div class="card-body">{shown}<div id="cart_total"><table class="table mb-0"><tr id="order_delivery"><td>Levering</td><td class="text-end">{money(ship) if "carrier" in session.entered else "-"}</td></tr><tr id="order_total_untaxed"><td>Subtotaal</td><td class="text-end">{money((total + ship) / 1.21)}</td></tr><tr id="order_total_taxes"><td>Btw</td><td class="text-end">{money((total + ship) * 0.21 / 1.21)}</td></tr><tr id="order_total" class="border-top"><td><strong>Totaal</strong></td><td class="text-end"><strong>{money(total + ship)}</strong></td></tr></table></div>{code}{button}</div></div>'


def cart_page(session: Session) -> str:
    if not session.cart:
        return f'<div class="oe_website_sale container py-2">{wizard(0)}<div class="js_cart_lines alert alert-info">Je winkelmandje is leeg!</div></div>'
    rows = "".join(f'<div class="o_cart_product d-flex" data-product-id="{v}"><img src="/web/image/product.template/{VARIANTS[int(v)][0]}/image_128.svg" class="img o_image_64_max rounded" width="64" height="64" alt=""><div class="flex-grow-1"><a href="{slug(VARIANTS[int(v)][0])}"><h6 class="d-inline align-top h6 fw-bold">{named(int(v))}</h6></a><div class="o_wsale_cart_line_actions"><a href="#" class="js_delete_product d-none d-md-inline-block small" aria-label="Verwijderen uit winkelmandje" title="Verwijderen uit winkelmandje">Verwijderen</a><button class="js_delete_product btn btn-light d-md-none" title="Verwijderen">{icon("trash-o")}</button></div></div><div class="d-flex flex-column align-items-end"><div name="website_sale_cart_line_price" class="mb-0 h6 fw-bold text-end">{money(price_of(int(v)) * n)}</div>{quantity(n, "qty", f"data-product-id={v}")}</div></div>' for v, n in session.cart.items())  # fmt: skip
    go = '<a role="button" name="website_sale_main_button" class="btn btn-primary w-100 {}" href="/shop/checkout?express=1"><span>Afrekenen</span></a>'
    also = "".join(f'<div class="oe_cart_also"><a href="{slug(t)}">{escape(PRODUCTS[t]["name"])}</a> {money(PRODUCTS[t]["price"])} <a href="{slug(t)}" class="btn btn-link">Toevoegen</a></div>' for t in (10, 12))  # fmt: skip
    return f'<div class="oe_website_sale container py-2"><div class="row"><div class="col-12">{wizard(0)}</div><div class="oe_cart col-12 col-lg-7"><h3 class="mb-4 mt-4">Overzicht bestelling</h3><div id="cart_products" class="js_cart_lines">{rows}</div><div class="d-none d-lg-block"><h5>Voorgestelde accessoires:</h5>{also}</div></div><div class="o_wsale_summary col-12 col-lg-5" id="o_cart_summary">{totals(session, go.format("d-none d-lg-inline-block"), promo=True)}</div><div class="d-lg-none o_cta_navigation_container">{go.format("d-lg-none")}<a href="/shop" class="text-center d-block">← Verder winkelen</a></div></div></div>'


def build(ledger: Ledger) -> web.Application:
    sessions = Sessions()
    routes = web.RouteTableDef()

    async def params(request: web.Request) -> dict[str, Any]:
        return dict((await request.json()).get("params", {}))

    def result(of: Any) -> web.Response:
        return web.json_response({"jsonrpc": "2.0", "id": 1, "result": of})

    @routes.get("/")
    async def home(request: web.Request) -> web.Response:
        picks = "".join(tile(t) for t in (9, 10, 13, 14))
        body = f'<section class="s_cover"><div class="container s_allow_columns"><h1 class="display-3">Klaar voor elke rit</h1><p class="lead">Tassen, bellen en regenkleding voor de dagelijkse fietser.</p><p><a href="/shop" class="btn btn-primary">Naar de winkel</a></p></div></section><section class="s_dynamic_snippet_products"><div class="container oe_website_sale"><h3>Onze nieuwste producten</h3><div class="o_wsale_products_grid_table">{picks}</div></div></section>'
        return render("Home", body, sessions.of(request))

    @routes.get("/shop")
    @routes.get(r"/shop/category/{slug:.*}-{category:\d+}")
    async def listing(request: web.Request) -> web.Response:
        category, words = (
            int(request.match_info.get("category", 0)),
            request.query.get("search", "").lower().split(),
        )
        found = [t for t, p in PRODUCTS.items() if category in (0, p["category"]) and all(w in p["name"].lower() for w in words)]  # fmt: skip
        order = request.query.get("order", "")
        found.sort(key=lambda t: PRODUCTS[t]["price"] * (-1 if "desc" in order else 1) if "price" in order else 0)
        links = "".join(f'<li class="nav-item mb-1"><a class="d-inline-block form-check-label" href="/shop/category/{n.lower()}-{c}"><input type="radio" class="form-check-input pe-none o_not_editable" tabindex="-1" name="wsale_categories_radios"{" checked" * (c == category)}> {n}</a></li>' for c, n in CATEGORIES.items())  # fmt: skip
        everything = f'<ul class="nav nav-pills flex-column"><li class="nav-item mb-1"><a class="d-inline-block form-check-label" href="/shop"><input type="radio" class="form-check-input pe-none" tabindex="-1" name="wsale_categories_radios"{" checked" * (not category)}> Alle producten</a></li>{links}</ul>'
        sorting = "".join(f'<a role="menuitem" rel="noindex,nofollow" class="dropdown-item" href="?order={v}"><span>{n}</span></a>' for v, n in (("website_sequence+asc", "Uitgelicht"), ("list_price+asc", "Prijs - Laag naar hoog"), ("list_price+desc", "Prijs - Hoog naar laag")))  # fmt: skip
        bar = f'<div class="products_header btn-toolbar flex-nowrap">{searchbar("shop")}<div class="o_sortby_dropdown dropdown dropdown_sorty_by d-none d-lg-inline-block"><small class="text-muted">Sorteren op:</small> <a role="button" href="#" data-bs-toggle="dropdown" class="dropdown-toggle btn btn-light"><span>Uitgelicht</span></a><div class="dropdown-menu" role="menu">{sorting}</div></div><button type="button" data-bs-toggle="offcanvas" data-bs-target="#o_wsale_offcanvas" class="btn btn-light d-lg-none" title="Filters">{icon("filter")}</button></div>'
        sheet = f'<aside id="o_wsale_offcanvas" class="o_website_offcanvas offcanvas offcanvas-end d-lg-none"><div class="offcanvas-header"><h5 class="offcanvas-title">Filters</h5><button type="button" class="btn-close" data-bs-dismiss="offcanvas" aria-label="Sluiten">×</button></div><div class="offcanvas-body">{everything.replace("wsale_categories_radios", "wsale_categories_radios_sheet")}<h6>Sorteren op</h6>{sorting}</div></aside>'
        grid = "".join(map(tile, found)) or f'<div class="text-center mt128"><h3>Geen resultaten</h3><p>Geen resultaten gevonden voor "<strong>{escape(" ".join(words))}</strong>".</p></div>'  # fmt: skip
        body = f'<div class="container oe_website_sale o_wsale_products_page pt-2"><div class="row o_wsale_products_main_row"><aside id="products_grid_before" class="d-none d-lg-block col-3"><div class="products_categories"><h6 class="o_products_attributes_title"><b>Categorieën</b></h6>{everything}</div></aside><div id="products_grid" class="col-lg-9">{bar}<section id="o_wsale_products_grid" class="o_wsale_products_grid_table" data-name="Grid">{grid}</section></div></div></div>{sheet}'
        return render(CATEGORIES.get(category, "Winkel"), body, sessions.of(request))

    @routes.get("/shop/cart")
    async def cart(request: web.Request) -> web.Response:
        return render("Winkelmandje", cart_page(sessions.of(request)), sessions.of(request))

    @routes.post("/shop/cart/update_json")
    async def update(request: web.Request) -> web.Response:
        said, session = await params(request), sessions.of(request)
        for variant in [str(said.get("product_id", ""))] + [str(v) for v in said.get("optional", [])]:
            if not variant.isdigit() or int(variant) not in VARIANTS or PRODUCTS[VARIANTS[int(variant)][0]].get("sold_out"):  # fmt: skip
                continue
            if "set_qty" in said:
                session.cart[variant] = int(said["set_qty"])
            else:
                session.cart[variant] = session.cart.get(variant, 0) + max(1, int(said.get("add_qty", 1)))
            if session.cart[variant] <= 0:
                del session.cart[variant]
        last = str(said.get("product_id", ""))
        line = {"name": named(int(last)), "template": VARIANTS[int(last)][0], "price": number(price_of(int(last)))} if last in session.cart else None  # fmt: skip
        return result({"cart_quantity": sum(session.cart.values()), "line": line})

    @routes.post("/website_sale/get_combination_info")
    async def combination(request: web.Request) -> web.Response:
        said = await params(request)
        found = [v for v, (t, values) in VARIANTS.items() if str(t) == str(said.get("product_template_id")) and list(values) == said.get("combination")]  # fmt: skip
        return result({"product_id": found[0], "price": number(price_of(found[0]))} if found else None)

    @routes.post("/sale_product_configurator/show_advanced_configurator")
    async def configurator(request: web.Request) -> web.Response:
        said = await params(request)
        variant = int(said.get("product_id", 0))
        if variant not in VARIANTS:
            return result(None)
        template = VARIANTS[variant][0]
        optional = PRODUCTS[template].get("optional", ())
        if not optional and not (said.get("from_list") and PRODUCTS[template].get("attributes")):
            return result(None)
        choice = attributes(template).replace("ptal-", "modal-ptal-") if said.get("from_list") else ""
        more = "".join(f'<tr class="js_product"><td class="td-img"><img src="/web/image/product.template/{t}/image_128.svg" width="64" height="64" alt=""></td><td class="td-product_name"><strong>{escape(PRODUCTS[t]["name"])}</strong></td><td class="td-price">{money(PRODUCTS[t]["price"])}<a href="#" role="button" class="js_add btn btn-secondary btn-sm" data-product-id="{first_of(t)}"><span>Toevoegen aan winkelmandje</span></a></td></tr>' for t in optional)  # fmt: skip
        table = f'<table class="table table-striped table-sm"><tbody><tr class="in_cart main_product js_product" data-template="{template}"><td class="td-img"><img src="/web/image/product.template/{template}/image_128.svg" width="64" height="64" alt=""></td><td class="td-product_name"><strong class="product-name">{named(variant) if not choice else escape(PRODUCTS[template]["name"])}</strong>{choice}<input type="hidden" class="product_id" value="{variant}"></td><td class="td-price">{money(price_of(variant))}</td></tr></tbody></table>'
        return result(f'<main id="modal_optional_products" class="modal-body">{table}{f"<h4>Beschikbare opties:</h4><table class={chr(34)}table table-sm{chr(34)}><tbody>{more}</tbody></table>" if more else ""}</main>')  # fmt: skip

    @routes.get("/shop/checkout")
    async def checkout(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            raise web.HTTPFound("/shop/cart")
        if "address" not in session.entered:
            raise web.HTTPFound("/shop/address")
        if request.query.get("express"):
            raise web.HTTPFound("/shop/confirm_order")
        who = json.loads(session.entered["address"])
        shown = f'<div class="card-body"><span class="o_text_name">{escape(who["name"])}</span><br>{escape(who["street"])}<br>{escape(who["zip"])} {escape(who["city"])}<br><a href="/shop/address" class="js_edit_address btn btn-link p-0">Bewerken</a></div>'
        go = '<a role="button" name="website_sale_main_button" class="btn btn-primary w-100" href="/shop/confirm_order">Bevestigen</a>'
        return render("Verzending", f'<div class="oe_website_sale container py-2"><div class="row"><div class="col-12">{wizard(1)}</div><div class="oe_cart col-12 col-lg-7"><h4>Factuuradres</h4><div class="card">{shown}</div><h4>Leveradres</h4><div class="card border-primary">{shown}</div></div><div class="o_wsale_summary col-12 col-lg-5">{totals(session, go)}</div></div></div>', session)  # fmt: skip

    @routes.get("/shop/confirm_order")
    async def confirm(request: web.Request) -> web.Response:
        raise web.HTTPFound("/shop/payment" if "address" in sessions.of(request).entered else "/shop/address")

    def address_page(session: Session, old: dict[str, str], bad: set[str], notes: list[str]) -> web.Response:
        chosen = old.get("country_id", "165")
        countries = "".join(f'<option value="{c}"{" selected" * (c == chosen)}>{n}</option>' for c, (_, n) in COUNTRIES.items())  # fmt: skip
        states = "".join(f'<option value="{1400 + int(chosen) * 20 + n}"{" selected" * (old.get("state_id") == str(1400 + int(chosen) * 20 + n))}>{s}</option>' for n, s in enumerate(STATES.get(chosen, ())))  # fmt: skip

        def one(name: str, label: str, kind: str = "text", wide: str = "col-lg-12", optional: bool = False) -> str:
            return field(name, label, old.get(name, ""), bad, kind, wide, optional)

        form = (
            '<form action="/shop/address" method="post" class="checkout_autoformat"><div class="row">'
            + one("name", "Naam")
            + one("email", "E-mail", "email", "col-lg-6")
            + one("phone", "Telefoon", "tel", "col-lg-6")
            + one("company_name", "Bedrijfsnaam", "text", "col-lg-6", optional=True)
            + one("vat", "Btw-nummer", "text", "col-lg-6", optional=True)
            + one("street", "Straat en nummer")
            + one("street2", "Appartement, suite, enz.", optional=True)
            + one("zip", "Postcode", "text", "col-md-4")
            + one("city", "Plaats", "text", "col-md-8")
            + f'<div class="col-lg-6 mb-2 div_country"><label class="col-form-label" for="country_id">Land</label><select id="country_id" name="country_id" class="form-select{" is-invalid" * ("country_id" in bad)}" mode="billing"><option value="">Land...</option>{countries}</select></div><div class="col-lg-6 mb-2 div_state"{"" if states else " style=display:none"}><label class="col-form-label label-optional" for="state_id">Staat / Provincie</label><select name="state_id" class="form-select" data-init="1"><option value="">Staat / Provincie...</option>{states}</select></div>'
            + '<div class="col-lg-12 mb-2"><div class="checkbox form-check"><label><input type="checkbox" id="shipping_use_same" class="mr8 form-check-input" name="use_same" value="1" checked> Verzenden naar hetzelfde adres <span class="ship_to_other text-muted" style="display:none"> (<i>Je kunt het leveradres in de volgende stap opgeven</i>)</span></label></div></div></div>'
            + '<input type="hidden" name="csrf_token" value="3f0c"><input type="hidden" name="submitted" value="1"><input type="hidden" name="partner_id" value="-1"><input type="hidden" name="callback" value=""><input type="hidden" name="field_required" value="phone,name"><div class="d-flex flex-column flex-md-row justify-content-between mt-4 mb-3 o_address_nav"><a role="button" href="/shop/cart" class="btn btn-outline-secondary w-100 w-md-auto">← Terug</a><a role="button" href="#" class="btn btn-primary a-submit a-submit-disable a-submit-loading w-100 w-md-auto">Doorgaan met afrekenen →</a></div></form>'
        )
        said = "".join(f'<h5 class="text-danger">{n}</h5>' for n in notes)
        sign = '<div class="o_sign_in text-muted">Heb je al een account? <a href="/web/login?redirect=/shop/checkout" class="fw-bold">Aanmelden</a></div>'
        return render("Adres", f'<div class="oe_website_sale container py-2"><div class="row"><div class="col-12">{wizard(1)}</div><div class="oe_cart col-12 col-lg-7"><h3 class="mb-3">Vul je adres in</h3>{sign}<div id="error_message">{said}</div>{form}</div><div class="o_wsale_summary col-12 col-lg-5">{totals(session, "")}</div></div></div>', session)  # fmt: skip

    @routes.get("/shop/address")
    async def address(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            raise web.HTTPFound("/shop/cart")
        return address_page(session, json.loads(session.entered.get("address", "{}")), set(), [])

    @routes.post("/shop/address")
    async def post_address(request: web.Request) -> web.Response:
        session = sessions.of(request)
        data = {k: str(v).strip() for k, v in (await request.post()).items()}
        needed = ["name", "email", "phone", "street", "city", "country_id"] + ["zip"] * (
            data.get("country_id") != ""
        )
        bad = {name for name in needed if not data.get(name)}
        notes = ["Sommige verplichte velden zijn leeg."] if bad else []
        if data.get("email") and not re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", data["email"]):
            bad.add("email")
            notes.append("Ongeldig e-mailadres! Voer een geldig e-mailadres in.")
        if data.get("country_id") not in COUNTRIES:
            bad.add("country_id")
            data["country_id"] = "165"
        if bad:
            return address_page(session, data, bad, notes)
        country = data["country_id"]
        names = {"name": "full_name", "email": "email", "phone": "phone", "street": "street", "zip": "postcode", "city": "city"}  # fmt: skip
        ledger.entered |= {names[k]: v for k, v in data.items() if k in names and v}
        ledger.entered["country"] = COUNTRIES[country][0]
        states = {str(1400 + int(country) * 20 + n): s for n, s in enumerate(STATES.get(country, ()))}
        ledger.entered |= {"region": states[data["state_id"]]} if data.get("state_id") in states else {}
        session.entered["address"] = json.dumps(data)
        raise web.HTTPFound("/shop/checkout?express=1" if data.get("use_same") else "/shop/checkout")

    @routes.post(r"/shop/country_infos/{country:\d+}")
    async def country_infos(request: web.Request) -> web.Response:
        c = request.match_info["country"]
        states = [[1400 + int(c) * 20 + n, s, s[:2].upper()] for n, s in enumerate(STATES.get(c, ()))]
        return result({"fields": ["street", "street2", "zip", "city", "country_name"], "states": states, "phone_code": PHONES.get(c, 0), "zip_required": True, "state_required": False})  # fmt: skip

    @routes.get("/shop/payment")
    async def payment(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            raise web.HTTPFound("/shop/cart")
        if "address" not in session.entered:
            raise web.HTTPFound("/shop/address")
        ledger.payment_shown += 1
        session.entered.setdefault("carrier", "1")
        who = json.loads(session.entered["address"])
        ways = "".join(f'<li class="list-group-item o_delivery_carrier_select"><div class="d-flex"><div class="form-check"><input type="radio" class="form-check-input" value="{c}" id="delivery_{c}" name="delivery_type"{" checked" * (c == session.entered["carrier"])}><label class="form-check-label" for="delivery_{c}"><span>{n}</span></label></div><span class="o_wsale_delivery_badge_price ms-auto badge text-bg-secondary">{f"€ {number(p)}" if p else "Gratis"}</span></div></li>' for c, (n, p) in CARRIERS.items())  # fmt: skip
        inline = {"21": '<div name="o_payment_inline_form" class="d-none"><div name="o_stripe_element_container"><iframe name="__privateStripeFrame1" src="/stripe/elements-inner-payment" title="Beveiligd invoerframe voor betaling" scrolling="no"></iframe></div></div>', "23": ""}  # fmt: skip
        forms = "".join(f'<li name="o_payment_option" class="list-group-item d-flex flex-column"><div class="d-flex"><div class="form-check"><input name="o_payment_radio" type="radio" class="form-check-input" id="o_payment_method_{m}" data-payment-option-id="{m}" data-payment-option-type="payment_method"><label class="o_payment_option_label form-check-label" for="o_payment_method_{m}">{n}</label></div></div>{inline.get(m, "")}</li>' for m, n in METHODS.items())  # fmt: skip
        terms = '<div class="form-check mt-2 mb-3 o_website_sale_tc"><input type="checkbox" id="website_sale_tc_checkbox" class="form-check-input"><label for="website_sale_tc_checkbox" class="form-check-label">Ik ga akkoord met de <a target="_BLANK" href="/terms">algemene voorwaarden</a></label></div>'
        pay = '<div name="o_website_sale_free_cart" hidden></div><div class="o_payment_navigation"><button name="o_payment_submit_button" type="submit" class="btn btn-primary w-100" data-icon-class="fa-lock" disabled>Betaal nu</button></div>'
        shown = f'<div id="address_on_payment" class="card"><div class="card-body"><a class="float-end no-decoration" href="/shop/checkout">Bewerken</a><div><b>Levering &amp; facturatie: </b><span>{escape(who["street"])}, {escape(who["zip"])} {escape(who["city"])}, {COUNTRIES[who["country_id"]][1]}</span></div></div></div>'
        body = f'<div class="oe_website_sale container o_website_sale_checkout py-2"><div class="row"><div class="col-12">{wizard(2)}</div><div class="oe_cart col-12 col-lg-7"><h3>Bestelling bevestigen</h3>{shown}<div id="delivery_carrier"><h4 class="fs-6 small text-uppercase fw-bolder">Kies een verzendmethode</h4><ul class="list-group" id="delivery_method">{ways}</ul></div><div id="payment_method"><form id="o_payment_form" class="o_payment_form" data-transaction-route="/shop/payment/transaction/7" data-landing-route="/shop/payment/validate"><h4 class="fs-6 small text-uppercase fw-bolder">Kies een betaalmethode</h4><ul class="list-group">{forms}</ul></form></div></div><div class="o_wsale_summary col-12 col-lg-5">{totals(session, terms + pay)}</div></div></div>'
        return render("Betaling", body, session)

    @routes.post("/shop/update_carrier")
    async def carrier(request: web.Request) -> web.Response:
        said, session = await params(request), sessions.of(request)
        if str(said.get("carrier_id")) in CARRIERS:
            session.entered["carrier"] = str(said["carrier_id"])
        total, ship = total_of(session), carriage_of(session)
        return result({"status": True, "new_amount_delivery": number(ship), "new_amount_total": number(total + ship), "new_amount_untaxed": number((total + ship) / 1.21), "new_amount_tax": number((total + ship) * 0.21 / 1.21)})  # fmt: skip

    @routes.post(r"/shop/payment/transaction/{order:\d+}")
    async def transaction(request: web.Request) -> web.Response:
        said, session = await params(request), sessions.of(request)
        method = str(said.get("payment_method_id"))
        if not session.cart or "address" not in session.entered or method not in METHODS:
            return web.json_response(
                {"jsonrpc": "2.0", "error": {"message": "De betaling kan niet worden verwerkt."}}
            )
        ledger.orders += 1
        session.cart.clear()
        session.entered |= {"order": f"S{ledger.orders:05d}", "method": METHODS[method]}
        return result({"reference": session.entered["order"], "redirect_form_html": '<form method="post" action="/payment/custom/process"><input type="hidden" name="reference" value="' + session.entered["order"] + '"></form>'})  # fmt: skip

    @routes.post("/payment/custom/process")
    async def process(request: web.Request) -> web.Response:
        raise web.HTTPFound("/payment/status")

    @routes.get("/payment/status")
    async def status(request: web.Request) -> web.Response:
        return render("Betaalstatus", '<div class="container py-5"><div class="o_payment_status" name="o_payment_status"><div class="o_loader"></div><h4 class="text-center">Een ogenblik geduld, je betaling wordt verwerkt.</h4></div></div>', sessions.of(request))  # fmt: skip

    @routes.get("/shop/payment/validate")
    async def validate(request: web.Request) -> web.Response:
        raise web.HTTPFound("/shop/confirmation" if "order" in sessions.of(request).entered else "/shop")

    @routes.get("/shop/confirmation")
    async def confirmation(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if "order" not in session.entered:
            raise web.HTTPFound("/shop")
        wire = f'<div class="alert alert-info"><b>Gebruik de volgende overboekingsgegevens</b><br>NL00 BANK 0123 4567 89<br>Communicatie: {session.entered["order"]}</div>' if session.entered["method"] == "Bankoverschrijving" else ""  # fmt: skip
        return render("Bevestiging", f'<div class="oe_website_sale container py-2"><h3 class="text-break">Bedankt voor je bestelling.</h3><h5><em>Bestelling <span class="o_order_name">{session.entered["order"]}</span></em></h5><div class="oe_cart">{wire}<h4>Betaling: {session.entered["method"]}</h4><p class="alert">Je kunt je bestelling volgen met een account. <a role="button" href="/web/signup" class="btn btn-primary">Account aanmaken</a></p></div></div>', session)  # fmt: skip

    def login_page(session: Session, new: bool, error: str = "") -> web.Response:
        rows = field("login", "E-mail" if not new else "Je e-mail", "", set()) + field("name", "Je naam", "", set()) * new + field("password", "Wachtwoord", "", set(), "password") + field("confirm_password", "Bevestig wachtwoord", "", set(), "password") * new  # fmt: skip
        kind, button = ("signup", "Registreren") if new else ("login", "Aanmelden")
        other = "" if new else '<div class="justify-content-between mt-2 d-flex small"><a href="/web/signup">Nog geen account?</a><a href="/web/login">Wachtwoord resetten</a></div>'  # fmt: skip
        return render(button, f'<div class="oe_website_login_container container"><form class="oe_{kind}_form" role="form" method="post" action="/web/{kind}">{rows}{error}<div class="oe_login_buttons"><button type="submit" class="btn btn-primary btn-block w-100">{button}</button>{other}</div></form></div>', session)  # fmt: skip

    @routes.route("*", "/web/{kind:login|signup}")
    async def login(request: web.Request) -> web.Response:
        new, data = request.match_info["kind"] == "signup", await request.post()
        if request.method == "GET":
            return login_page(sessions.of(request), new)
        if not new or "@" not in str(data.get("login")) or not data.get("password"):
            return login_page(sessions.of(request), new, '<p class="alert alert-danger" role="alert">Verkeerde gebruikersnaam/wachtwoord</p>')  # fmt: skip
        ledger.accounts += 1
        raise web.HTTPFound("/")

    @routes.post("/website_mass_mailing/subscribe")
    async def subscribe(request: web.Request) -> web.Response:
        ledger.subscriptions += "@" in str((await params(request)).get("value"))
        return result({"toast_type": "success", "toast_content": "Bedankt voor je inschrijving!"})

    @routes.get("/{name:terms|contactus|cookie-policy}")
    async def text_page(request: web.Request) -> web.Response:
        title = {"terms": "Algemene voorwaarden", "contactus": "Contact", "cookie-policy": "Cookiebeleid"}[request.match_info["name"]]  # fmt: skip
        return render(title, f'<div class="container py-5"><h1>{title}</h1><p>De Trapper B.V., Oudegracht 212, 3511 NR Utrecht. Bestellingen worden binnen twee werkdagen verzonden.</p></div>', sessions.of(request))  # fmt: skip

    @routes.get("/stripe/elements-inner-payment")
    async def stripe(request: web.Request) -> web.Response:
        return web.Response(content_type="text/html", text='<!doctype html><html lang="nl"><head><meta charset="utf-8"><style>body{margin:0;font:14px Arial}label{display:block;margin:4px 0}input{width:100%;padding:9px;border:1px solid #ccc;border-radius:4px;box-sizing:border-box}.r{display:flex;gap:10px}.r>*{flex:1}</style></head><body><form><label for="Field-numberInput">Kaartnummer</label><input id="Field-numberInput" name="number" inputmode="numeric" autocomplete="billing cc-number" placeholder="1234 1234 1234 1234"><div class="r"><div><label for="Field-expiryInput">Vervaldatum</label><input id="Field-expiryInput" name="expiry" inputmode="numeric" autocomplete="billing cc-exp" placeholder="MM / JJ"></div><div><label for="Field-cvcInput">Beveiligingscode</label><input id="Field-cvcInput" name="cvc" inputmode="numeric" autocomplete="billing cc-csc" placeholder="CVC"></div></div></form><script>document.addEventListener("input",()=>{const v=n=>document.querySelector(`[name=${n}]`).value.replace(/[^0-9]/g,"").length;parent.postMessage({stripe:v("number")>=15&&v("expiry")===4&&v("cvc")>=3},location.origin)})</script></body></html>')  # fmt: skip

    @routes.get("/web/image/{path:.*}.svg")
    async def picture(request: web.Request) -> web.Response:
        path = request.match_info["path"].split("/")
        if path[-1] == "logo":
            return web.Response(content_type="image/svg+xml", text='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 40"><circle cx="18" cy="20" r="12" fill="none" stroke="#35979c" stroke-width="4"/><text x="38" y="27" font-family="Arial" font-weight="700" font-size="20" fill="#333">De Trapper</text></svg>')  # fmt: skip
        product = PRODUCTS.get(int(path[1]) if path[1].isdigit() else 0, {"hue": 0, "category": 1})
        shape = "M70 110h160v110H70zM100 110V80h100v30" if product["category"] == 1 else "M80 90l40-20q30 20 60 0l40 20 18 90-30 6-12-50v104H104V136l-12 50-30-6z"  # fmt: skip
        return web.Response(content_type="image/svg+xml", text=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300" width="300" height="300"><rect width="300" height="300" fill="hsl({product["hue"]} 20% 95%)"/><path d="{shape}" fill="hsl({product["hue"]} 40% 48%)" stroke="hsl({product["hue"]} 40% 35%)" stroke-width="6"/></svg>')  # fmt: skip

    @routes.get("/web/assets/1/{name}.min.{kind:css|js}")
    async def asset(request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        return web.Response(content_type="text/css" if kind == "css" else "text/javascript", text=(HERE / f"odoo.{kind}").read_text("utf-8"))  # fmt: skip

    @routes.get(r"/shop/{slug:[a-z0-9-]+}-{template:\d+}")
    async def product_page(request: web.Request) -> web.Response:
        template = int(request.match_info["template"])
        if template not in PRODUCTS:
            raise web.HTTPNotFound
        product = PRODUCTS[template]
        name, out = escape(product["name"]), bool(product.get("sold_out"))
        stock = '<div class="availability_messages o_not_editable"><div class="availability_message_{0} text-danger mb-1"><i class="fa fa-exclamation-triangle"></i> Niet op voorraad</div><div id="stock_notification_div"><button type="button" class="btn btn-link p-0" id="product_stock_notification_message">✉ Ontvang een melding wanneer het weer op voorraad is</button><div id="stock_notification_form" class="d-none"><div class="input-group"><input class="form-control" id="stock_notification_input" name="email" type="text" placeholder="jouemail@voorbeeld.com"><button type="button" id="product_stock_notification_form_submit_button" class="btn btn-secondary" aria-label="Bevestig">✉</button></div></div></div></div>'  # fmt: skip
        buy_box = f'<div id="o_wsale_cta_wrapper" class="d-flex flex-wrap align-items-center{" d-none" * out}">{quantity(1)}<div id="add_to_cart_wrap" class="d-inline-flex align-items-center"><a role="button" id="add_to_cart" href="#" class="btn btn-primary js_check_product a-submit flex-grow-1">{icon("shopping-cart")} <span>Toevoegen aan winkelmandje</span></a></div></div>'
        form = f'<form action="/shop/cart/update" method="POST"><input type="hidden" name="csrf_token" value="3f0c"><div class="js_product js_main_product mb-3"><div><h3 class="css_editable_mode_hidden"><span class="oe_price">{money(product["price"])}</span></h3><small class="text-muted">Inclusief btw</small></div><input type="hidden" class="product_id" name="product_id" value="{first_of(template)}"><input type="hidden" class="product_template_id" name="product_template_id" value="{template}"><input type="hidden" class="product_category_id" name="product_category_id" value="0">{attributes(template)}<p class="css_not_available_msg alert alert-warning d-none">Deze combinatie bestaat niet.</p>{buy_box}{stock.replace("{0}", str(template)) if out else ""}</div></form>'
        body = f'<section id="product_detail" class="container oe_website_sale py-4"><div class="row align-items-center"><div class="col-lg-6"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/shop">Alle producten</a></li><li class="breadcrumb-item"><a href="/shop/category/{CATEGORIES[product["category"]].lower()}-{product["category"]}">{CATEGORIES[product["category"]]}</a></li><li class="breadcrumb-item active">{name}</li></ol></div><div class="col-lg-6 d-none d-lg-block">{searchbar("product")}</div></div><div class="row" id="product_detail_main" data-image_width="50_pc"><div class="col-lg-6 o_wsale_product_images"><img src="/web/image/product.template/{template}/image_1024.svg" class="img img-fluid product_detail_img" alt="{name}" width="500" height="500"></div><div class="col-lg-6" id="product_details"><h1 itemprop="name">{name}</h1><p class="text-muted">Stevig, onderhoudsvrij en gemaakt om lang mee te gaan.</p>{form}<p class="text-muted">Algemene voorwaarden<br>30 dagen niet-goed-geld-teruggarantie<br>Verzending: 2-3 werkdagen</p></div></div></section>'
        return render(product["name"], body, sessions.of(request))

    app = web.Application(middlewares=[with_session])
    app.add_routes(routes)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.locator("#cookies-consent-essential").click()
    await page.locator(".o_wsale_products_item_title a", has_text="Regenjas").click()
    await page.locator("label", has_text="M").first.click()
    await page.locator(".css_attribute_select").select_option(label="Marine")
    await page.get_by_role("button", name="Toevoegen aan winkelmandje").click()
    await page.get_by_role("button", name="Doorgaan naar afrekenen").click()
    await page.locator("#o_cart_summary [name=website_sale_main_button]").click()
    for name, text in (("name", "Sanne de Vries"), ("phone", "+31 6 12345678"), ("street", "Prinsengracht 263"), ("zip", "1016 GV"), ("city", "Amsterdam")):  # fmt: skip
        await page.locator(f".checkout_autoformat [name={name}]").fill(text)
    await page.locator(".checkout_autoformat [name=email]").fill("sanne.devries@example.org")
    await page.locator("[name=state_id]").select_option(label="Noord-Holland")
    await page.get_by_role("button", name="Doorgaan met afrekenen").click()
    await page.locator("label", has_text="Avondlevering").click()
    await page.locator("label", has_text="Bankoverschrijving").click()
    await page.locator("#website_sale_tc_checkbox").check()
    await page.get_by_role("button", name="Betaal nu").click()
    await expect(page.locator(".o_order_name")).to_be_visible()


SHOP = Lookalike("odoo", 5, build, buy)
