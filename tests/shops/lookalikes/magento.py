"""Magento 2 with its Luma theme, in English and US dollars: swatches, a cart in a dropdown, a checkout drawn by script."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import web
from playwright.async_api import Page, expect

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
SIZES = {"166": "XS", "167": "S", "168": "M", "169": "L", "170": "XL"}
COLOURS = {"49": ("Black", "#000000"), "50": ("Blue", "#1857f7"), "56": ("Orange", "#eb6703")}
PRODUCTS: dict[str, dict[str, Any]] = {
    "radiant-tee": {"id": 1556, "name": "Radiant Tee", "price": 22, "category": "women", "options": True, "hue": 205},
    "breathe-easy-tank": {"id": 1812, "name": "Breathe-Easy Tank", "price": 34, "category": "women", "options": True, "hue": 330},
    "hero-hoodie": {"id": 158, "name": "Hero Hoodie", "price": 54, "category": "women", "options": True, "hue": 140},
    "fusion-backpack": {"id": 6, "name": "Fusion Backpack", "price": 59, "category": "gear", "options": False, "hue": 20},
    "push-it-messenger-bag": {"id": 14, "name": "Push It Messenger Bag", "price": 45, "category": "gear", "options": False, "hue": 270},
    "affirm-water-bottle": {"id": 15, "name": "Affirm Water Bottle", "price": 7, "category": "gear", "options": False, "hue": 190},
    "voyage-yoga-bag": {"id": 8, "name": "Voyage Yoga Bag", "price": 32, "category": "gear", "options": False, "hue": 80, "sold_out": True},
}  # fmt: skip
CATEGORIES = {
    "women": ("Women", {"tops-women": "Tops", "hoodies-women": "Hoodies & Sweatshirts"}),
    "gear": ("Gear", {"bags": "Bags", "fitness-equipment": "Fitness Equipment"}),
}
COUNTRIES = {"AU": "Australia", "AT": "Austria", "BE": "Belgium", "CA": "Canada", "FR": "France", "DE": "Germany", "IE": "Ireland",
    "IT": "Italy", "NL": "Netherlands", "ES": "Spain", "SE": "Sweden", "CH": "Switzerland", "GB": "United Kingdom", "US": "United States"}  # fmt: skip
STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware District_of_Columbia Florida Georgia Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana "
    "Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania "
    "Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia Washington West_Virginia Wisconsin Wyoming"
)
PROVINCES = (
    "Alberta British_Columbia Manitoba New_Brunswick Nova_Scotia Ontario Prince_Edward_Island Quebec Saskatchewan"
)
REGIONS = {
    "US": {str(n): name.replace("_", " ") for n, name in enumerate(STATES.split(), 1)},
    "CA": {str(n): name.replace("_", " ") for n, name in enumerate(PROVINCES.split(), 66)},
}
METHODS = (
    ("checkmo", "Check / Money order", "<p>Make Check payable to: Luma Stores Inc.</p>"),
    (
        "banktransfer",
        "Bank Transfer Payment",
        "<p>Please transfer the total to the account named in the e-mail.</p>",
    ),
    ("cashondelivery", "Cash On Delivery", "<p>You pay the driver.</p>"),
)


def usd(amount: float) -> str:
    return f"${amount:,.2f}"


def lines_of(session: Session) -> list[dict[str, Any]]:
    lines = []
    for number, (key, pieces) in enumerate(session.cart.items(), 1):
        slug, size, colour = key.split("|")
        product = PRODUCTS[slug]
        options = {"Size": SIZES.get(size), "Color": COLOURS[colour][0] if colour in COLOURS else None}
        lines.append(
            {
                "item_id": number,
                "key": key,
                "slug": slug,
                "name": product["name"],
                "qty": pieces,
                "price": usd(product["price"]),
                "row": usd(product["price"] * pieces),
                "options": {name: value for name, value in options.items() if value},
            }
        )
    return lines


def subtotal_of(session: Session) -> float:
    return float(sum(PRODUCTS[key.split("|")[0]]["price"] * n for key, n in session.cart.items()))


def navigation() -> str:
    items = ['<li class="level0 nav-1 category-item first level-top ui-menu-item" role="presentation"><a href="/what-is-new.html" class="level-top ui-corner-all" tabindex="-1" role="menuitem"><span>What\'s New</span></a></li>']  # fmt: skip
    for number, (slug, (name, below)) in enumerate(CATEGORIES.items(), 2):
        sub = "".join(
            f'<li class="level1 nav-{number}-{n} category-item ui-menu-item" role="presentation"><a href="/{slug}/{key}.html" '
            f'class="ui-corner-all" tabindex="-1" role="menuitem"><span>{escape(label)}</span></a></li>'
            for n, (key, label) in enumerate(below.items(), 1)
        )
        items.append(
            f'<li class="level0 nav-{number} category-item level-top parent ui-menu-item" role="presentation">'
            f'<a href="/{slug}.html" class="level-top ui-corner-all" aria-haspopup="true" tabindex="-1" role="menuitem">'
            f'<span class="ui-menu-icon ui-icon ui-icon-carat-1-e"></span><span>{name}</span></a>'
            f'<ul class="level0 submenu ui-menu ui-widget ui-widget-content ui-corner-all" role="menu" aria-expanded="false">{sub}</ul></li>'
        )
    return f'<nav class="navigation" data-action="navigation"><ul id="ui-id-1" class="ui-menu ui-widget" role="menu" tabindex="0">{"".join(items)}</ul></nav>'


LINKS = (
    '<li class="greet welcome"><span class="not-logged-in">Default welcome msg!</span></li>'
    '<li class="link authorization-link"><a href="/customer/account/login/">Sign In</a></li>'
    '<li><a href="/customer/account/create/">Create an Account</a></li>'
)
LOADER = '<div class="loading-mask" data-role="loader" style="display: none;"><div class="loader"><img alt="Loading..." src="/static/loader.svg"><p>Please wait...</p></div></div>'
NEWSLETTER = (
    '<div class="block newsletter"><div class="title"><strong>Newsletter</strong></div><div class="content"><form class="form subscribe" '
    'novalidate action="/newsletter/subscriber/new/" method="post" id="newsletter-validate-detail"><div class="field newsletter"><div class="control">'
    '<label for="newsletter"><span class="label">Sign Up for Our Newsletter:</span><input name="email" type="email" id="newsletter" placeholder="Enter your email address" '
    '/></label></div></div><div class="actions"><button class="action subscribe primary" title="Subscribe" type="submit" aria-label="Subscribe"><span>Subscribe</span></button></div></form></div></div>'
)


def page(title: str, body: str, kind: str, columns: str = "page-layout-1column", crumbs: str = "") -> web.Response:
    checkout = kind == "checkout-index-index"
    cart = (
        '<div data-block="minicart" class="minicart-wrapper"><a class="action showcart" href="/checkout/cart/"><span class="text">My Cart</span>'
        '<span class="counter qty empty"><span class="counter-number"></span><span class="counter-label"></span></span></a>'
        '<div class="block block-minicart" data-role="dropdownDialog" role="dialog" style="display: none;"><div id="minicart-content-wrapper"></div></div></div>'
    )
    search = (
        '<div class="block block-search"><div class="block block-title"><strong>Search</strong></div><div class="block block-content">'
        '<form class="form minisearch" id="search_mini_form" action="/catalogsearch/result/" method="get"><div class="field search">'
        '<label class="label" for="search" data-role="minisearch-label"><span>Search</span></label><div class="control"><input id="search" type="text" name="q" value="" '
        'placeholder="Search entire store here..." class="input-text" maxlength="128" role="combobox" aria-haspopup="false" aria-autocomplete="both" autocomplete="off" aria-expanded="false"/>'
        '<div class="nested"><a class="action advanced" href="/catalogsearch/advanced/">Advanced Search</a></div></div></div>'
        '<div class="actions"><button type="submit" title="Search" class="action search" aria-label="Search"><span>Search</span></button></div></form></div></div>'
    )
    panel = f'<div class="panel wrapper"><div class="panel header"><a class="action skip contentarea" href="#contentarea"><span>Skip to Content</span></a><ul class="header links">{LINKS}</ul></div></div>'
    sections = (
        '<div class="sections nav-sections"><div class="section-items nav-sections-items"><div class="section-item-title nav-sections-item-title active" data-role="collapsible">'
        '<a class="nav-sections-item-switch" data-toggle="switch" href="#store.menu">Menu</a></div>'
        f'<div class="section-item-content nav-sections-item-content" id="store.menu" data-role="content">{navigation()}</div>'
        '<div class="section-item-title nav-sections-item-title" data-role="collapsible"><a class="nav-sections-item-switch" data-toggle="switch" href="#store.links">Account</a></div>'
        f'<div class="section-item-content nav-sections-item-content" id="store.links" data-role="content"><ul class="header links">{LINKS}</ul></div></div></div>'
    )
    toggle = '<span data-action="toggle-nav" class="action nav-toggle"><span>Toggle Nav</span></span>'
    logo = '<a class="logo" href="/" title="" aria-label="store logo"><img src="/static/logo.svg" title="" alt="" width="148" height="43"/></a>'
    footer = "" if checkout else (
        f'<footer class="page-footer"><div class="footer content">{NEWSLETTER}<ul class="footer links"><li class="nav item"><a href="/about-us/">About us</a></li><li class="nav item"><a href="/customer-service/">Customer Service</a></li></ul>'
        '<ul class="footer links"><li class="nav item"><a href="/search/term/popular/">Search Terms</a></li><li class="nav item"><a href="/privacy-policy-cookie-restriction-mode/">Privacy and Cookie Policy</a></li>'
        '<li class="nav item"><a href="/catalogsearch/advanced/">Advanced Search</a></li><li class="nav item"><a href="/sales/guest/form/">Orders and Returns</a></li><li class="nav item"><a href="/contact/">Contact Us</a></li></ul></div></footer>'
    )  # fmt: skip
    heading = "" if kind in ("catalog-product-view", "checkout-index-index", "cms-index-index") else (
        f'<div class="page-title-wrapper"><h1 class="page-title"><span class="base">{escape(title)}</span></h1></div>'
    )  # fmt: skip
    trail = (
        f'<div class="breadcrumbs"><ul class="items"><li class="item home"><a href="/" title="Go to Home Page">Home</a></li>{crumbs}</ul></div>'
        if crumbs
        else ""
    )
    return web.Response(
        content_type="text/html",
        text=f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1.0, user-scalable=no"/>
<title>{escape(title)}</title><link rel="icon" href="/static/logo.svg"/><link rel="stylesheet" type="text/css" media="all" href="/static/styles.css"/><script defer src="/static/luma.js"></script></head>
<body id="html-body" class="{kind} {columns}">{LOADER}<noscript><div class="message global noscript"><p><strong>JavaScript seems to be disabled in your browser.</strong></p></div></noscript>
<div class="page-wrapper"><header class="page-header">{"" if checkout else panel}<div class="header content">{"" if checkout else toggle}{logo}{"" if checkout else cart + search}</div></header>
{"" if checkout else sections}{trail}<main id="maincontent" class="page-main"><a id="contentarea" tabindex="-1"></a>{heading}<div class="page messages"><div data-placeholder="messages"></div><div class="messages" data-bind="scope: 'messages'" role="alert"></div></div>
<div class="columns">{body}</div></main>{footer}<small class="copyright"><span>Copyright © 2013-present Magento, Inc. All rights reserved.</span></small></div></body></html>""",
    )


def crumb(slug: str, name: str) -> str:
    return (
        f'<li class="item category"><a href="/{slug}.html">{escape(name)}</a></li>'
        if slug
        else f'<li class="item"><strong>{escape(name)}</strong></li>'
    )


def swatches(slug: str, listed: bool) -> str:
    def box(code: str, number: int, label: str, choices: str) -> str:
        return (
            f'<div class="swatch-attribute {code}" data-attribute-code="{code}" data-attribute-id="{number}">'
            + ("" if listed else f'<span id="option-label-{code}-{number}" class="swatch-attribute-label">{label}</span><span class="swatch-attribute-selected-option"></span>')
            + f'<div aria-activedescendant="" tabindex="0" aria-invalid="false" aria-required="true" role="listbox" {f"aria-label={label!r}" if listed else f"aria-labelledby=option-label-{code}-{number}"} class="swatch-attribute-options clearfix">{choices}</div>'
            + ("" if listed else f'<input class="swatch-input super-attribute-select" name="super_attribute[{number}]" type="text" value="" data-selector="super_attribute[{number}]" data-validate="{{required: true}}" aria-required="true" aria-invalid="false" tabindex="-1">')
            + "</div>"
        )  # fmt: skip

    def choice(code: str, number: int, key: str, label: str, look: str, inside: str) -> str:
        return (
            f'<div class="swatch-option {look}" id="option-label-{code}-{number}-item-{key}{f"-{slug}" if listed else ""}" index="0" role="option" aria-checked="false" tabindex="0" data-option-type="0" '
            f'data-option-id="{key}" data-option-label="{label}" aria-label="{label}"{inside}</div>'
        )

    sizes = "".join(choice("size", 144, key, name, "text", f">{name}") for key, name in SIZES.items())
    colours = "".join(
        choice("color", 93, key, name, "color", f' style="background: {tone} no-repeat center;">')
        for key, (name, tone) in COLOURS.items()
    )
    return box("size", 144, "Size", sizes) + box("color", 93, "Color", colours)


def tile(slug: str) -> str:
    product = PRODUCTS[slug]
    name, price = escape(product["name"]), usd(product["price"])
    label = '<span class="price-label">As low as</span> ' if product["options"] else ""
    action = '<div class="stock unavailable"><span>Out of stock</span></div>' if product.get("sold_out") else (
        f'<form data-role="tocart-form" data-product-sku="{slug}" action="/checkout/cart/add/product/{product["id"]}/" method="post"><input type="hidden" name="product" value="{product["id"]}">'
        '<input type="hidden" name="form_key" value="k8Jq2mVx0aLw1nTz"/><button type="submit" title="Add to Cart" class="action tocart primary" disabled><span>Add to Cart</span></button></form>'
    )  # fmt: skip
    return (
        f'<li class="item product product-item"><div class="product-item-info" data-container="product-grid"><a href="/{slug}.html" class="product photo product-item-photo" tabindex="-1"><span class="product-image-container">'
        f'<img class="product-image-photo" src="/media/catalog/product/{slug}.svg" loading="lazy" width="240" height="300" alt="{name}"/></span></a><div class="product details product-item-details">'
        f'<strong class="product name product-item-name"><a class="product-item-link" href="/{slug}.html">{name}</a></strong><div class="price-box price-final_price">{label}<span class="price-wrapper"><span class="price">{price}</span></span></div>'
        + (f'<div class="swatch-opt-{product["id"]}" data-role="swatch-option-{product["id"]}">{swatches(slug, True)}</div>' if product["options"] else "")
        + f'<div class="product-item-inner"><div class="product actions product-item-actions"><div class="actions-primary">{action}</div><div data-role="add-to-links" class="actions-secondary">'
        '<a href="/customer/account/login/" class="action towishlist" title="Add to Wish List" aria-label="Add to Wish List" role="button"><span>Add to Wish List</span></a>'
        '<a href="#" class="action tocompare" title="Add to Compare" aria-label="Add to Compare" role="button"><span>Add to Compare</span></a></div></div></div></div></div></li>'
    )  # fmt: skip


def build(ledger: Ledger) -> web.Application:
    sessions = Sessions()
    routes = web.RouteTableDef()
    asset = {
        "luma.js": ("text/javascript", (HERE / "magento.js").read_text(encoding="utf-8")),
        "styles.css": ("text/css", (HERE / "magento.css").read_text(encoding="utf-8")),
        "logo.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 148 43"><path d="M20 3l16 9v19l-4 2V14l-12-7-12 7v19l-4-2V12z" fill="#f26322"/><text x="46" y="31" font-family="Arial" font-size="26" fill="#333">LUMA</text></svg>'),
        "cart.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M2 4h3l3 11h10l3-8H7" fill="none" stroke="#757575" stroke-width="2"/><circle cx="9" cy="19" r="2" fill="#757575"/><circle cx="17" cy="19" r="2" fill="#757575"/></svg>'),
        "loader.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><circle cx="32" cy="32" r="24" fill="none" stroke="#bbb" stroke-width="8" stroke-dasharray="100 60"><animateTransform attributeName="transform" type="rotate" from="0 32 32" to="360 32 32" dur="1s" repeatCount="indefinite"/></circle></svg>'),
    }  # fmt: skip

    def say(session: Session, kind: str, text: str) -> None:
        session.entered["messages"] = json.dumps([{"type": kind, "text": text}])

    @routes.get("/")
    async def home(request: web.Request) -> web.Response:
        hot = "".join(tile(slug) for slug, product in PRODUCTS.items() if product["options"])
        banner = (
            '<div class="blocks-promo"><a href="/women.html" class="block-promo home-main"><span class="content bg-white"><span class="info">New Luma Yoga Collection</span>'
            '<strong class="title">Get fit and look fab in new seasonal styles</strong><span class="action more button">Shop New Yoga</span></span></a></div>'
        )
        hot = f'<div class="content-heading"><h2 class="title">Hot Sellers</h2><p class="info">Here is what\'s trending on Luma right now</p></div><div class="block widget block-products-list grid"><div class="products-grid grid"><ol class="product-items widget-product-grid">{hot}</ol></div></div>'
        return page("Home Page", f'<div class="column main">{banner}{hot}</div>', "cms-index-index")

    def listing(title: str, slugs: list[str], crumbs: str, sidebar: bool = True) -> web.Response:
        count = f'<p class="toolbar-amount"><span class="toolbar-number">{len(slugs)}</span> Items</p>'
        tools = (
            '<div class="toolbar toolbar-products"><div class="modes"><strong class="modes-label">View as</strong><strong title="Grid" class="modes-mode active mode-grid">Grid</strong><a class="modes-mode mode-list" title="List" href="#">List</a></div>'
            f'{count}<div class="toolbar-sorter sorter"><label class="sorter-label" for="sorter">Sort By</label><select id="sorter" data-role="sorter" class="sorter-options"><option value="position" selected>Position</option><option value="name">Product Name</option><option value="price">Price</option></select></div></div>'
        )
        found = (
            f'{tools}<div class="products wrapper grid products-grid"><ol class="products list items product-items">{"".join(map(tile, slugs))}</ol></div>'
            if slugs
            else '<div class="message notice"><div>Your search returned no results.</div></div>'
        )
        side = (
            '<div class="sidebar sidebar-main"><div class="block filter" id="layered-filter-block"><div class="block-title filter-title"><strong>Shop By</strong></div><div class="block-content filter-content"><strong class="block-subtitle filter-subtitle">Shopping Options</strong><dl class="filter-options"><dt class="filter-options-title">Price</dt><dd><a href="?price=0-50">$0.00 - $49.99</a></dd></dl></div></div></div>'
            if sidebar
            else ""
        )
        return page(title, f'<div class="column main">{found}</div>{side}', "catalog-category-view", "page-products page-layout-2columns-left", crumbs)  # fmt: skip

    @routes.get("/catalogsearch/result/")
    async def search(request: web.Request) -> web.Response:
        wanted = request.query.get("q", "").casefold()
        hits = [slug for slug, product in PRODUCTS.items() if wanted and wanted in product["name"].casefold()]
        return listing(f"Search results for: '{request.query.get('q', '')}'", hits, crumb("", "Search results"))

    @routes.get("/what-is-new.html")
    async def new(request: web.Request) -> web.Response:
        return listing("What's New", list(PRODUCTS)[1:4], crumb("", "What's New"), sidebar=False)

    @routes.get(r"/{category:women|gear}{below:(?:/[\w-]+)?}.html")
    async def category(request: web.Request) -> web.Response:
        key, below = request.match_info["category"], request.match_info["below"].strip("/")
        name, children = CATEGORIES[key]
        slugs = [slug for slug, product in PRODUCTS.items() if product["category"] == key]
        if below:
            hoods = {
                "hoodies-women": slugs[2:],
                "tops-women": slugs[:2],
                "fitness-equipment": ["affirm-water-bottle"],
                "bags": [s for s in slugs if "ba" in s],
            }
            return listing(
                children.get(below, below),
                hoods.get(below, []),
                crumb(key, name) + crumb("", children.get(below, below)),
            )
        return listing(name, slugs, crumb("", name))

    @routes.get(r"/{slug:[\w-]+}.html")
    async def product_page(request: web.Request) -> web.Response:
        slug = request.match_info["slug"]
        if slug not in PRODUCTS:
            raise web.HTTPNotFound
        product = PRODUCTS[slug]
        name, parent = escape(product["name"]), product["category"]
        stock = (
            '<div class="stock unavailable" title="Availability"><span>Out of stock</span></div>'
            if product.get("sold_out")
            else '<div class="stock available" title="Availability"><span>In stock</span></div>'
        )
        buy_box = "" if product.get("sold_out") else (
            '<div class="box-tocart"><div class="fieldset"><div class="field qty"><label class="label" for="qty"><span>Qty</span></label><div class="control"><input type="number" name="qty" id="qty" min="0" value="1" title="Qty" class="input-text qty"/></div></div>'
            '<div class="actions"><button type="submit" title="Add to Cart" class="action primary tocart" id="product-addtocart-button" disabled><span>Add to Cart</span></button></div></div></div>'
        )  # fmt: skip
        options = (
            f'<div class="product-options-wrapper" id="product-options-wrapper"><div class="fieldset" tabindex="0"><div class="swatch-opt" data-role="swatch-options">{swatches(slug, False)}</div></div></div>'
            if product["options"]
            else ""
        )
        body = (
            f'<div class="column main"><div class="product-info-main"><div class="page-title-wrapper product"><h1 class="page-title"><span class="base" itemprop="name">{name}</span></h1></div>'
            '<div class="product-reviews-summary empty"><div class="reviews-actions"><a class="action add" href="#reviews">Be the first to review this product</a></div></div>'
            f'<div class="product-info-price"><div class="price-box price-final_price">{"<span class=price-label>As low as</span> " if options else ""}<span class="price">{usd(product["price"])}</span></div><div class="product-info-stock-sku">{stock}<div class="product attribute sku"><strong class="type">SKU</strong><div class="value">24-{product["id"]}</div></div></div></div>'
            f'<div class="product-add-form"><form data-product-sku="{slug}" action="/checkout/cart/add/product/{product["id"]}/" method="post" id="product_addtocart_form" novalidate><input type="hidden" name="product" value="{product["id"]}"/><input type="hidden" name="form_key" value="k8Jq2mVx0aLw1nTz"/>{options}{buy_box}</form></div>'
            '<div class="product-social-links"><div class="product-addto-links" data-role="add-to-links"><a href="/customer/account/login/" class="action towishlist"><span>Add to Wish List</span></a><a href="#" class="action tocompare"><span>Add to Compare</span></a></div></div></div>'
            f'<div class="product media"><div class="gallery-placeholder"><img alt="{name}" class="gallery-placeholder__image" src="/media/catalog/product/{slug}.svg"/></div></div>'
            f'<div class="product info detailed"><div class="product data items" role="tablist"><div class="data item title active" role="tab"><a class="data switch" href="#description">Details</a></div><div class="data item content" id="description"><p>The {name} keeps its shape and moves with you from morning run to evening class.</p></div></div></div></div>'
        )  # fmt: skip
        return page(
            product["name"],
            body,
            "catalog-product-view",
            crumbs=crumb(parent, CATEGORIES[parent][0]) + crumb("", product["name"]),
        )

    @routes.post(r"/checkout/cart/add/product/{id:\d+}/")
    async def add(request: web.Request) -> web.Response:
        data, session = await request.post(), sessions.of(request)
        slug = next(
            (slug for slug, product in PRODUCTS.items() if str(product["id"]) == request.match_info["id"]), ""
        )
        if not slug or PRODUCTS[slug].get("sold_out"):
            say(session, "error", "Product that you are trying to add is not available.")
            return web.json_response([])
        size, colour = str(data.get("super_attribute[144]", "")), str(data.get("super_attribute[93]", ""))
        if PRODUCTS[slug]["options"] and (size not in SIZES or colour not in COLOURS):
            say(session, "notice", "You need to choose options for your item.")
            return web.json_response({"backUrl": f"/{slug}.html"})
        key = f"{slug}|{size}|{colour}"
        pieces = str(data.get("qty", "1"))
        session.cart[key] = session.cart.get(key, 0) + (int(pieces) if pieces.isdigit() and int(pieces) else 1)
        say(
            session,
            "success",
            f'You added {PRODUCTS[slug]["name"]} to your <a href="/checkout/cart/">shopping cart</a>.',
        )
        return web.json_response([])

    @routes.get("/customer/section/load/")
    async def section(request: web.Request) -> web.Response:
        session = sessions.of(request)
        messages = json.loads(session.entered.pop("messages", "[]"))
        cart = {
            "summary_count": sum(session.cart.values()),
            "subtotal": usd(subtotal_of(session)),
            "items": lines_of(session),
        }
        return web.json_response({"cart": cart, "messages": {"messages": messages}})

    @routes.post("/checkout/sidebar/{what:removeItem|updateItemQty}/")
    async def sidebar(request: web.Request) -> web.Response:
        data, session = await request.post(), sessions.of(request)
        for line in lines_of(session):
            if str(line["item_id"]) == data.get("item_id"):
                pieces = str(data.get("item_qty", "0"))
                session.cart[line["key"]] = (
                    int(pieces) if request.match_info["what"] == "updateItemQty" and pieces.isdigit() else 0
                )
        session.cart = {key: n for key, n in session.cart.items() if n > 0}
        return web.json_response({"success": True})

    @routes.get("/checkout/cart/")
    async def cart(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            body = '<div class="column main"><div class="cart-empty"><p>You have no items in your shopping cart.</p><p>Click <a href="/">here</a> to continue shopping.</p></div></div>'
            return page("Shopping Cart", body, "checkout-cart-index")
        rows = "".join(
            f'<tbody class="cart item"><tr class="item-info"><td data-th="Item" class="col item"><a href="/{line["slug"]}.html" class="product-item-photo"><img src="/media/catalog/product/{line["slug"]}.svg" width="110" alt=""/></a><div class="product-item-details"><strong class="product-item-name"><a href="/{line["slug"]}.html">{escape(line["name"])}</a></strong>'
            + "".join(f'<dl class="item-options"><dt>{n}</dt><dd>{v}</dd></dl>' for n, v in line["options"].items())
            + f'</div></td><td class="col price" data-th="Price"><span class="price">{line["price"]}</span></td><td class="col qty" data-th="Qty"><input name="cart[{line["item_id"]}][qty]" value="{line["qty"]}" type="number" size="4" title="Qty" class="input-text qty"/></td><td class="col subtotal" data-th="Subtotal"><span class="price">{line["row"]}</span></td></tr>'
            f'<tr class="item-actions"><td colspan="4"><a href="#" title="Edit item parameters" class="action action-edit"><span>Edit</span></a><a href="#" title="Remove item" class="action action-delete" data-item="{line["item_id"]}"><span>Remove item</span></a></td></tr></tbody>'
            for line in lines_of(session)
        )  # fmt: skip
        total = usd(subtotal_of(session))
        body = (
            '<div class="column main"><div class="cart-container"><div class="cart-summary"><strong class="summary title">Summary</strong><div id="block-shipping" class="block shipping"><div class="title"><strong class="block-shipping-heading">Estimate Shipping and Tax</strong></div></div>'
            f'<div id="cart-totals" class="cart-totals"><table class="data table totals"><tbody><tr class="totals sub"><th class="mark">Subtotal</th><td class="amount">{total}</td></tr><tr class="grand totals"><th class="mark"><strong>Order Total</strong></th><td class="amount"><strong>{total}</strong></td></tr></tbody></table></div>'
            '<ul class="checkout methods items checkout-methods-items"><li class="item"><button type="button" data-role="proceed-to-checkout" title="Proceed to Checkout" class="action primary checkout"><span>Proceed to Checkout</span></button></li><li class="item"><a class="action multicheckout" href="/multishipping/checkout/" title="Check Out with Multiple Addresses"><span>Check Out with Multiple Addresses</span></a></li></ul></div>'
            f'<form action="/checkout/cart/" method="get" id="form-validate" class="form form-cart"><div class="cart table-wrapper"><table id="shopping-cart-table" class="cart items data table"><thead><tr><th class="col item">Item</th><th class="col price">Price</th><th class="col qty">Qty</th><th class="col subtotal">Subtotal</th></tr></thead>{rows}</table></div>'
            '<div class="cart main actions"><button type="button" id="empty_cart_button" title="Clear Shopping Cart" class="action clear"><span>Clear Shopping Cart</span></button><button type="submit" title="Update Shopping Cart" class="action update"><span>Update Shopping Cart</span></button></div></form>'
            '<div class="block discount" id="block-discount"><div class="title"><strong>Apply Discount Code</strong></div></div></div></div>'
        )  # fmt: skip
        return page("Shopping Cart", body, "checkout-cart-index")

    @routes.get("/checkout/")
    async def checkout(request: web.Request) -> web.Response:
        session = sessions.of(request)
        if not session.cart:
            raise web.HTTPFound("/checkout/cart/")
        config = {
            "countries": COUNTRIES,
            "regions": REGIONS,
            "items": lines_of(session),
            "subtotal": usd(subtotal_of(session)),
            "quote": session.entered.setdefault("quote", uuid4().hex),
            "default": "US",
        }
        body = (
            '<div class="column main"><div id="checkout" class="checkout-container"><div id="checkout-loader" data-role="checkout-loader" class="loading-mask" data-mage-init="{}"><div class="loader"><img src="/static/loader.svg" alt="Loading..."></div></div></div>'
            f"<script>window.checkoutConfig = {json.dumps(config)};</script></div>"
        )
        return page("Checkout", body, "checkout-index-index")

    @routes.post("/rest/default/V1/customers/isEmailAvailable")
    async def is_free(request: web.Request) -> web.Response:
        return web.json_response(True)

    def rates(country: str) -> list[dict[str, Any]]:
        found = (
            [
                {
                    "carrier_title": "Best Way",
                    "method_title": "Table Rate",
                    "code": "tablerate_bestway",
                    "amount": 15,
                }
            ]
            if country == "US"
            else []
        )
        return [
            {"carrier_title": "Flat Rate", "method_title": "Fixed", "code": "flatrate_flatrate", "amount": 5},
            *found,
        ]

    @routes.post("/rest/default/V1/guest-carts/{quote}/estimate-shipping-methods")
    async def estimate(request: web.Request) -> web.Response:
        address = (await request.json())["address"]
        return web.json_response(
            [rate | {"price": usd(rate["amount"])} for rate in rates(address.get("country_id", ""))]
        )

    @routes.post("/rest/default/V1/guest-carts/{quote}/shipping-information")
    async def shipping_information(request: web.Request) -> web.Response:
        data, session = await request.json(), sessions.of(request)
        address = data["shipping_address"]
        country = address.get("country_id", "")
        rate = next((r for r in rates(country) if r["code"] == data.get("method")), None)
        missing = [
            key for key in ("firstname", "lastname", "city", "postcode", "telephone") if not address.get(key)
        ]
        if not session.cart or missing or rate is None or country not in COUNTRIES or not address["street"][0]:
            return web.json_response({"message": "Please check the shipping address information."}, status=400)
        if country in REGIONS and address.get("region_id") not in REGIONS[country]:
            return web.json_response({"message": '"regionId" is required. Enter and try again.'}, status=400)
        region = REGIONS[country][address["region_id"]] if country in REGIONS else address.get("region", "")
        ledger.entered |= {"email": data["email"], "first_name": address["firstname"], "last_name": address["lastname"], "city": address["city"],
            "street": " ".join(filter(None, address["street"])), "postcode": address["postcode"], "region": region, "country": country, "phone": address["telephone"]}  # fmt: skip
        ledger.payment_shown += 1
        session.entered |= {"shipped": rate["code"], "amount": str(rate["amount"])}
        totals = [
            ["Cart Subtotal", usd(subtotal_of(session))],
            [f"Shipping ({rate['carrier_title']} - {rate['method_title']})", usd(rate["amount"])],
            ["Order Total", usd(subtotal_of(session) + rate["amount"])],
        ]
        methods = [{"code": code, "title": title, "text": text} for code, title, text in METHODS]
        return web.json_response({"payment_methods": methods, "totals": totals, "region": region})

    @routes.post("/rest/default/V1/guest-carts/{quote}/payment-information")
    async def payment_information(request: web.Request) -> web.Response:
        data, session = await request.json(), sessions.of(request)
        if (
            not session.cart
            or "shipped" not in session.entered
            or data.get("method") not in [m[0] for m in METHODS]
        ):
            return web.json_response({"message": "The payment method you requested is not available."}, status=400)
        ledger.orders += 1
        session.cart.clear()
        session.entered["last"] = f"{ledger.orders:09d}"
        return web.json_response(ledger.orders)

    @routes.get("/checkout/onepage/success/")
    async def success(request: web.Request) -> web.Response:
        number = sessions.of(request).entered.get("last")
        if not number:
            raise web.HTTPFound("/checkout/cart/")
        body = (
            f'<div class="column main"><div class="checkout-success"><p>Your order # is: <span>{number}</span>.</p><p>We\'ll email you an order confirmation with details and tracking info.</p><div class="actions-toolbar"><div class="primary"><a class="action primary continue" href="/"><span>Continue Shopping</span></a></div></div></div>'
            '<div id="registration"><p>You can track your order status by creating an account.</p><form method="post" action="/checkout/account/delegateCreate/"><input type="submit" class="action primary" value="Create an Account"/></form></div></div>'
        )  # fmt: skip
        return page("Thank you for your purchase!", body, "checkout-onepage-success")

    @routes.post("/newsletter/subscriber/new/")
    async def subscribe(request: web.Request) -> web.Response:
        address = str((await request.post()).get("email", ""))
        if re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", address):
            ledger.subscriptions += 1
            say(sessions.of(request), "success", "Thank you for your subscription.")
        raise web.HTTPFound(request.headers.get("Referer", "/"))

    @routes.get("/customer/account/{what:login|create}/")
    async def account(request: web.Request) -> web.Response:
        def field(name: str, label: str, kind: str = "text", hint: str = "off") -> str:
            return f'<div class="field required"><label class="label" for="{name}"><span>{label}</span></label><div class="control"><input type="{kind}" name="{name}" id="{name}" class="input-text" title="{label}" autocomplete="{hint}" required/></div></div>'

        if request.match_info["what"] == "create":
            box = '<div class="field choice newsletter"><input type="checkbox" name="is_subscribed" title="Sign Up for Newsletter" value="1" id="is_subscribed" class="checkbox"/><label for="is_subscribed" class="label"><span>Sign Up for Newsletter</span></label></div>'
            fields = f'<fieldset class="fieldset create info"><legend class="legend"><span>Personal Information</span></legend>{field("firstname", "First Name")}{field("lastname", "Last Name")}{box}</fieldset><fieldset class="fieldset create account"><legend class="legend"><span>Sign-in Information</span></legend>{field("email", "Email", "email", "email")}{field("password", "Password", "password")}{field("password_confirmation", "Confirm Password", "password")}</fieldset>'
            form = f'<form class="form create account form-create-account" action="/customer/account/createpost/" method="post" id="form-validate">{fields}<div class="actions-toolbar"><button type="submit" class="action submit primary" title="Create an Account"><span>Create an Account</span></button></div></form>'
            return page(
                "Create New Customer Account", f'<div class="column main">{form}</div>', "customer-account-create"
            )
        form = (
            f'<div class="login-container"><div class="block block-customer-login"><div class="block-title"><strong>Registered Customers</strong></div><form class="form form-login" action="/customer/account/loginPost/" method="post" id="login-form"><div class="field note">If you have an account, sign in with your email address.</div>{field("login[username]", "Email", "email")}{field("login[password]", "Password", "password")}<div class="actions-toolbar"><button type="submit" class="action login primary" name="send" id="send2"><span>Sign In</span></button> <a class="action remind" href="/customer/account/forgotpassword/"><span>Forgot Your Password?</span></a></div></form></div>'
            '<div class="block block-new-customer"><div class="block-title"><strong>New Customers</strong></div><p>Creating an account has many benefits: check out faster, keep more than one address, track orders and more.</p><a href="/customer/account/create/" class="action create primary"><span>Create an Account</span></a></div></div>'
        )  # fmt: skip
        return page("Customer Login", f'<div class="column main">{form}</div>', "customer-account-login")

    @routes.post("/customer/account/loginPost/")
    async def login(request: web.Request) -> web.Response:
        say(
            sessions.of(request),
            "error",
            "The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.",
        )
        raise web.HTTPFound("/customer/account/login/")

    @routes.post("/customer/account/createpost/")
    async def create(request: web.Request) -> web.Response:
        data = await request.post()
        ledger.accounts += 1
        ledger.subscriptions += "is_subscribed" in data
        say(sessions.of(request), "success", "Thank you for registering with Main Website Store.")
        raise web.HTTPFound("/")

    @routes.post("/checkout/account/delegateCreate/")
    async def delegate(request: web.Request) -> web.Response:
        raise web.HTTPFound("/customer/account/create/")

    @routes.get(r"/media/catalog/product/{slug:[\w-]+}.svg")
    async def picture(request: web.Request) -> web.Response:
        product = PRODUCTS.get(request.match_info["slug"], {})
        hue = product.get("hue", 0)
        shape = (
            "M70 80l30-20q20 16 40 0l30 20 18 46-24 10-8-18v122H84V118l-8 18-24-10z"
            if product.get("options")
            else "M92 120V92a28 28 0 0156 0v28h22l10 130H60l10-130zm12 0h32V94a16 16 0 00-32 0z"
        )
        return web.Response(
            content_type="image/svg+xml",
            text=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 300" width="240" height="300"><rect width="240" height="300" fill="hsl({hue} 25% 93%)"/><path d="{shape}" fill="hsl({hue} 55% 48%)"/></svg>',
        )

    @routes.get("/static/{name}")
    async def static(request: web.Request) -> web.Response:
        kind, text = asset.get(request.match_info["name"], ("", ""))
        if not kind:
            raise web.HTTPNotFound
        return web.Response(content_type=kind, text=text)

    @routes.get(
        r"/{name:about-us|customer-service|contact|privacy-policy-cookie-restriction-mode|search/term/popular|catalogsearch/advanced|sales/guest/form|multishipping/checkout|customer/account/forgotpassword}/"
    )
    async def text_page(request: web.Request) -> web.Response:
        title = request.match_info["name"].replace("-", " ").title()
        return page(title, '<div class="column main"><p>With more than 230 stores spanning 43 states, Luma is a nationally recognized active wear manufacturer.</p></div>', "cms-page-view", crumbs=crumb("", title))  # fmt: skip

    app = web.Application(middlewares=[with_session])
    app.add_routes(routes)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.locator("a.product-item-link", has_text="Radiant Tee").click()
    await expect(page.locator("#product-addtocart-button")).to_be_enabled()
    await page.locator(".product-info-main .swatch-option.text", has_text=re.compile("^M$")).click()
    await page.locator(".product-info-main .swatch-option.color").first.click()
    await page.locator("#product-addtocart-button").click()
    await expect(page.locator(".message-success")).to_be_visible()
    await page.locator(".action.showcart").click()
    await page.locator("#top-cart-btn-checkout").click()
    await page.locator("#customer-email").fill("jane.miller@example.org")
    form = page.locator("#co-shipping-form")
    for name, text in (
        ("firstname", "Jane"),
        ("lastname", "Miller"),
        ("street[0]", "233 S Wacker Dr"),
        ("city", "Chicago"),
    ):
        await form.locator(f'[name="{name}"]').fill(text)
    await form.locator('[name="region_id"]').select_option(label="Illinois")
    await form.locator('[name="postcode"]').fill("60606")
    await form.locator('[name="telephone"]').fill("312 555 0142")
    await page.locator('.table-checkout-shipping-method input[value="flatrate_flatrate"]').check()
    await page.locator("button.continue").click()
    await page.locator("label", has_text="Check / Money order").click()
    await page.locator(".payment-method._active button.checkout").click()
    await page.wait_for_url("**/checkout/onepage/success/")
    await expect(page.locator("h1")).to_have_text("Thank you for your purchase!")


SHOP = Lookalike("magento", 8, build, buy)
