"""WooCommerce with the classic (shortcode) checkout in the Storefront theme: English, pounds, at home in the United Kingdom."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from html import escape
from itertools import product as combinations
from pathlib import Path
from urllib.parse import parse_qsl

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
CSS = (HERE / "woocommerce.css").read_text(encoding="utf-8")
JS = (HERE / "woocommerce.js").read_text(encoding="utf-8")


def table(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split("|"))


COUNTRIES = table(
    "AU:Australia|AT:Austria|BE:Belgium|BR:Brazil|BG:Bulgaria|CA:Canada|HR:Croatia|CY:Cyprus|CZ:Czech Republic|DK:Denmark|EE:Estonia|FI:Finland|FR:France|DE:Germany|GR:Greece|HU:Hungary|IS:Iceland|IN:India|IE:Ireland|IT:Italy|JP:Japan|LV:Latvia|LT:Lithuania|LU:Luxembourg|MT:Malta|MX:Mexico|NL:Netherlands|NZ:New Zealand|NO:Norway|PL:Poland|PT:Portugal|RO:Romania|SK:Slovakia|SI:Slovenia|ZA:South Africa|ES:Spain|SE:Sweden|CH:Switzerland|TR:Türkiye|UA:Ukraine|AE:United Arab Emirates|GB:United Kingdom (UK)|US:United States (US)"
)
STATES = {
    "US": table(
        "AL:Alabama|AZ:Arizona|CA:California|CO:Colorado|FL:Florida|GA:Georgia|IL:Illinois|MA:Massachusetts|MI:Michigan|NJ:New Jersey|NY:New York|OH:Ohio|OR:Oregon|PA:Pennsylvania|TX:Texas|VA:Virginia|WA:Washington"
    ),
    "CA": table("AB:Alberta|BC:British Columbia|MB:Manitoba|NS:Nova Scotia|ON:Ontario|QC:Quebec|SK:Saskatchewan"),
    "AU": table(
        "ACT:Australian Capital Territory|NSW:New South Wales|QLD:Queensland|SA:South Australia|TAS:Tasmania|VIC:Victoria|WA:Western Australia"
    ),
    "IE": table("CO:Cork|D:Dublin|G:Galway|KY:Kerry|LK:Limerick|WD:Waterford"),
    "ES": table("B:Barcelona|M:Madrid|SE:Sevilla|V:Valencia"),
    "IT": table("MI:Milano|NA:Napoli|RM:Roma|TO:Torino"),
}
NO_STATE = ("AT", "BE", "CZ", "DE", "DK", "FI", "FR", "IS", "LU", "NL", "NO", "PL", "PT", "SE", "SI", "SK")
MEANINGS = {
    "billing_first_name": "first_name",
    "billing_last_name": "last_name",
    "billing_address_1": "street",
    "billing_city": "city",
    "billing_state": "region",
    "billing_postcode": "postcode",
    "billing_country": "country",
    "billing_phone": "phone",
    "billing_email": "email",
}


@dataclass(frozen=True)
class Product:
    number: int
    slug: str
    name: str
    price: float
    category: str
    hue: int
    text: str
    was: float = 0
    sold_out: bool = False
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()


CATEGORIES = {"clothing": "Clothing", "homeware": "Homeware"}
PRODUCTS = (
    Product(21, "stoneware-mug", "Stoneware Mug", 14, "homeware", 200, "Thrown and glazed by hand in Devon, holds 350 ml."),
    Product(11, "lambswool-scarf", "Lambswool Scarf", 28, "clothing", 340, "A soft, warm scarf woven in the Borders."),
    Product(
        13, "harbour-jumper", "Harbour Jumper", 54, "clothing", 220, "A crew neck in heavy cotton, knitted to last.",
        options=(("Colour", ("Navy", "Oat")), ("Size", ("S", "M", "L"))),
    ),
    Product(23, "beeswax-candle", "Beeswax Candle", 16, "homeware", 45, "Burns for around thirty hours.", was=19),
    Product(14, "canvas-apron", "Canvas Apron", 36, "clothing", 20, "A work apron with two deep pockets.", sold_out=True),
    Product(22, "linen-tea-towel", "Linen Tea Towel", 9.5, "homeware", 150, "Pure linen; better with every wash."),
    Product(12, "waxed-cotton-cap", "Waxed Cotton Cap", 24, "clothing", 90, "Keeps the rain off and folds away."),
    Product(24, "oak-chopping-board", "Oak Chopping Board", 32, "homeware", 30, "Cut from one piece of English oak."),
)  # fmt: skip
BY_NUMBER = {p.number: p for p in PRODUCTS}
BY_SLUG = {p.slug: p for p in PRODUCTS}
GATEWAYS = (
    ("bacs", "Direct bank transfer", "<p>Pay straight into our bank account and quote your order number. We send the goods once the money is there.</p>"),
    ("stripe", "Credit / Debit Card", '<fieldset class="wc-upe-form wc-payment-form"><div class="wc-stripe-upe-element StripeElement"><iframe name="__privateStripeFrame8471" title="Secure payment input frame" src="/elements-inner-payment.html" style="border:0;width:100%;height:150px"></iframe></div></fieldset>'),
    ("cheque", "Cheque payments", "<p>Make your cheque out to Harbour &amp; Hearth and post it to the address in the order email.</p>"),
    ("cod", "Cash on delivery", "<p>Pay the driver in cash when the parcel arrives.</p>"),
)  # fmt: skip
CARD_FRAME = """<!doctype html><meta charset="utf-8"><title>Card</title><style>body{font:14px sans-serif;margin:4px}label{display:block;margin:4px 0}input{width:95%;padding:6px}div{display:flex}</style>
<label>Card number<input name="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234"></label>
<div><label>Expiry date<input name="expiry" autocomplete="cc-exp" placeholder="MM / YY"></label><label>Security code<input name="cvc" autocomplete="cc-csc" placeholder="CVC"></label></div>"""


def money(value: float) -> str:
    return f'<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">£</span>{value:,.2f}</bdi></span>'


def price_html(p: Product) -> str:
    if p.options:
        return f"{money(p.price)} &ndash; {money(p.price + 4)}"
    if p.was:
        return f'<del aria-hidden="true">{money(p.was)}</del> <span class="screen-reader-text">Current price is: £{p.price:.2f}.</span><ins>{money(p.price)}</ins>'
    return money(p.price)


def variations(p: Product) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for at, values in enumerate(combinations(*(values for _, values in p.options))):
        price = p.price + (4 if values[-1] == "L" else 0)
        stocked = values != ("Oat", "L")
        names = (f"attribute_{name.lower()}" for name, _ in p.options)
        stock = "" if stocked else '<p class="stock out-of-stock">Out of stock</p>'
        found.append(
            {
                "variation_id": p.number * 100 + at, "attributes": dict(zip(names, values, strict=True)),
                "display_price": price, "price_html": f'<span class="price">{money(price)}</span>',
                "is_in_stock": stocked, "availability_html": stock,
            }
        )  # fmt: skip
    return found


def article(key: str) -> tuple[Product, str, float]:
    """What a line of the cart is: product, its name with options, price."""
    number = int(key)
    if number in BY_NUMBER:
        p = BY_NUMBER[number]
        return p, p.name, p.price
    p = BY_NUMBER[number // 100]
    one = next(v for v in variations(p) if v["variation_id"] == number)
    chosen, price = one["attributes"], one["display_price"]
    assert isinstance(chosen, dict)
    assert isinstance(price, float | int)
    return p, f"{p.name} - {', '.join(chosen.values())}", float(price)


def subtotal(session: Session) -> float:
    return sum(article(key)[2] * n for key, n in session.cart.items())


def picture(p: Product, size: int = 324) -> str:
    return f'<img width="{size}" height="{size}" src="/wp-content/uploads/{p.slug}.svg" class="attachment-woocommerce_thumbnail size-woocommerce_thumbnail" alt="{escape(p.name)}" decoding="async">'


def loop_item(p: Product) -> str:
    link = f"/product/{p.slug}/"
    classes, text, label, href = "button product_type_simple add_to_cart_button ajax_add_to_cart", "Add to cart", f"Add to cart: “{p.name}”", f"?add-to-cart={p.number}"  # fmt: skip
    if p.options:
        classes, text, label, href = "button product_type_variable add_to_cart_button", "Select options", f"Select options for “{p.name}”", link  # fmt: skip
    elif p.sold_out:
        classes, text, label, href = "button product_type_simple", "Read more", f"Read more about “{p.name}”", link
    sale = '<span class="onsale">Sale!</span>' if p.was else ""
    return f"""<li class="product type-product post-{p.number} status-publish {"outofstock" if p.sold_out else "instock"} product_cat-{p.category}">
<a href="{link}" class="woocommerce-LoopProduct-link woocommerce-loop-product__link">{picture(p)}<h2 class="woocommerce-loop-product__title">{p.name}</h2>{sale}
<span class="price">{price_html(p)}</span></a><a href="{href}" data-quantity="1" class="{classes}" data-product_id="{p.number}" data-product_sku="HH-{p.number}" aria-label="{label}" rel="nofollow">{text}</a></li>"""


def loop(products: list[Product], columns: int = 4) -> str:
    return f'<ul class="products columns-{columns}">{"".join(map(loop_item, products))}</ul>'


def cart_link(session: Session) -> str:
    n = sum(session.cart.values())
    return f'<a class="cart-contents" href="/cart/" title="View your shopping cart">{money(subtotal(session))} <span class="count">{n} item{"" if n == 1 else "s"}</span></a>'


def mini_cart(session: Session) -> str:
    if not session.cart:
        return '<div class="widget_shopping_cart_content"><p class="woocommerce-mini-cart__empty-message">No products in the cart.</p></div>'
    rows = ""
    for key, n in session.cart.items():
        p, name, price = article(key)
        rows += f'<li class="woocommerce-mini-cart-item mini_cart_item"><a href="/cart/?remove_item={key}" class="remove remove_from_cart_button" aria-label="Remove {name} from cart">&times;</a><a href="/product/{p.slug}/">{picture(p, 60)}{name}</a><span class="quantity">{n} &times; {money(price)}</span></li>'
    return f"""<div class="widget_shopping_cart_content"><ul class="woocommerce-mini-cart cart_list product_list_widget">{rows}</ul>
<p class="woocommerce-mini-cart__total total"><strong>Subtotal:</strong> {money(subtotal(session))}</p>
<p class="woocommerce-mini-cart__buttons buttons"><a href="/cart/" class="button wc-forward">View cart</a><a href="/checkout/" class="button checkout wc-forward">Checkout</a></p></div>"""


def search_form(at: int) -> str:
    return f"""<form role="search" method="get" class="woocommerce-product-search" action="/"><label class="screen-reader-text" for="woocommerce-product-search-field-{at}">Search for:</label>
<input type="search" id="woocommerce-product-search-field-{at}" class="search-field" placeholder="Search products&hellip;" value="" name="s"><button type="submit" value="Search">Search</button><input type="hidden" name="post_type" value="product"></form>"""


def frame(
    session: Session, title: str, body: str, classes: str = "", sidebar: bool = True, crumb: str = ""
) -> web.Response:
    entries = [("/", "Home"), ("/cart/", "Cart"), ("/checkout/", "Checkout"), ("/my-account/", "My account"), ("/shop/", "Shop")]  # fmt: skip
    pages = "".join(f'<li class="page_item"><a href="{href}">{text}</a></li>' for href, text in entries)
    handheld = pages.replace("page_item", "page_item menu-item-handheld")
    cats = "".join(
        f'<li class="cat-item"><a href="/product-category/{k}/">{v}</a></li>' for k, v in CATEGORIES.items()
    )
    side = f"""<div id="secondary" class="widget-area" role="complementary"><div class="widget widget_search">{search_form(2)}</div><div class="widget woocommerce widget_product_categories"><span class="gamma widget-title">Product categories</span><ul class="product-categories">{cats}</ul></div>
<div class="widget widget_recent_entries"><span class="gamma widget-title">Recent Posts</span><ul><li><a href="/hello-world/">A visit to the pottery</a></li></ul></div></div>"""
    trail = f'<div class="storefront-breadcrumb"><div class="col-full"><nav class="woocommerce-breadcrumb" aria-label="breadcrumbs"><a href="/">Home</a><span class="breadcrumb-separator"> / </span>{crumb or title}</nav></div></div>'
    html = f"""<!doctype html><html lang="en-GB"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} &#8211; Harbour &amp; Hearth</title>
<meta name="generator" content="WooCommerce 9.4.2"><link rel="stylesheet" href="/wp-content/themes/storefront/style.css"></head>
<body class="wp-theme-storefront theme-storefront woocommerce-js {"right-sidebar" if sidebar else "storefront-full-width-content"} woocommerce-active {classes}"><div id="page" class="hfeed site">
<header id="masthead" class="site-header" role="banner"><div class="col-full"><a class="skip-link screen-reader-text" href="#site-navigation">Skip to navigation</a><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<div class="site-branding"><div class="beta site-title"><a href="/" rel="home">Harbour &amp; Hearth</a></div><p class="site-description">Good things for the house and the weather</p></div>
<div class="site-search"><div class="widget woocommerce widget_product_search">{search_form(0)}</div></div></div>
<div class="storefront-primary-navigation"><div class="col-full"><nav id="site-navigation" class="main-navigation" role="navigation" aria-label="Primary Navigation"><button id="site-navigation-menu-toggle" class="menu-toggle" aria-controls="site-navigation" aria-expanded="false"><span>Menu</span></button>
<div class="primary-navigation"><ul class="menu nav-menu">{pages}</ul></div><div class="handheld-navigation menu"><ul>{handheld}</ul></div></nav>
<ul id="site-header-cart" class="site-header-cart menu"><li>{cart_link(session)}</li><li><div class="widget woocommerce widget_shopping_cart">{mini_cart(session)}</div></li></ul></div></div></header>
{trail if "home" not in classes else ""}<div id="content" class="site-content" tabindex="-1"><div class="col-full"><div id="primary" class="content-area"><main id="main" class="site-main" role="main">{body}</main></div>{side if sidebar else ""}</div></div>
<footer id="colophon" class="site-footer" role="contentinfo"><div class="col-full"><div class="footer-widgets row-1 col-2 fix"><div class="block footer-widget-1"><div class="widget"><span class="gamma widget-title">Visit us</span><p>4 Quay Street, Falmouth. Open Tuesday to Saturday.</p></div></div>
<div class="block footer-widget-2"><div class="widget widget_mc4wp_form_widget"><span class="gamma widget-title">Newsletter</span><form id="mc4wp-form-1" class="mc4wp-form" method="post" action="/?mc4wp=1"><div class="mc4wp-form-fields"><p><label>Email address: <input type="email" name="EMAIL" placeholder="Your email address" required></label></p><p><input type="submit" value="Sign up"></p></div><label style="display:none!important">Leave this field empty if you're human: <input type="text" name="_mc4wp_honeypot" value="" tabindex="-1" autocomplete="off"></label></form></div></div></div>
<div class="site-info">&copy; Harbour &amp; Hearth 2026<br><a class="privacy-policy-link" href="/privacy-policy/">Privacy Policy</a> <span role="separator"></span> <a href="https://woocommerce.com" rel="noreferrer nofollow" target="_blank">Built with WooCommerce</a>.</div>
<div class="storefront-handheld-footer-bar"><ul class="columns-3"><li class="my-account"><a href="/my-account/">My Account</a></li><li class="search"><a href="">Search</a><div class="site-search"><div class="widget woocommerce widget_product_search">{search_form(1)}</div></div></li><li class="cart"><a class="footer-cart-contents" href="/cart/">Cart <span class="count">{sum(session.cart.values())}</span></a></li></ul></div></div></footer></div>
<script src="/wp-content/plugins/woocommerce/frontend.js"></script></body></html>"""
    return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})


def notice(text: str, kind: str = "message") -> str:
    return f'<div class="woocommerce-notices-wrapper">{f"""<div class="woocommerce-{kind}" role="alert" tabindex="-1">{text}</div>""" if text else ""}</div>'


def product_page(session: Session, p: Product, said: str) -> web.Response:
    quantity = f'<div class="quantity"><label class="screen-reader-text" for="quantity_6a{p.number}">{p.name} quantity</label><input type="number" id="quantity_6a{p.number}" class="input-text qty text" name="quantity" value="1" aria-label="Product quantity" size="4" min="1" step="1" inputmode="numeric" autocomplete="off"></div>'
    if p.options:
        rows = "".join(
            f'<tr><th class="label"><label for="{name.lower()}">{name}</label></th><td class="value"><select id="{name.lower()}" name="attribute_{name.lower()}" data-attribute_name="attribute_{name.lower()}" data-show_option_none="yes"><option value="">Choose an option</option>{"".join(f"""<option value="{v}" class="attached enabled">{v}</option>""" for v in values)}</select>{"""<a class="reset_variations" href="#" aria-label="Clear options">Clear</a>""" if name == p.options[-1][0] else ""}</td></tr>'
            for name, values in p.options
        )
        form = f"""<form class="variations_form cart" action="/product/{p.slug}/" method="post" enctype="multipart/form-data" data-product_id="{p.number}" data-product_variations="{escape(json.dumps(variations(p)))}">
<table class="variations" role="presentation"><tbody>{rows}</tbody></table><div class="reset_variations_alert screen-reader-text" role="alert" aria-live="polite"></div>
<div class="single_variation_wrap"><div class="woocommerce-variation single_variation" style="display:none"></div><div class="woocommerce-variation-add-to-cart variations_button woocommerce-variation-add-to-cart-disabled">{quantity}<button type="submit" class="single_add_to_cart_button button alt disabled wc-variation-selection-needed">Add to cart</button>
<input type="hidden" name="add-to-cart" value="{p.number}"><input type="hidden" name="product_id" value="{p.number}"><input type="hidden" name="variation_id" class="variation_id" value="0"></div></div></form>"""
    elif p.sold_out:
        form = '<p class="stock out-of-stock">Out of stock</p>'
    else:
        form = f'<form class="cart" action="/product/{p.slug}/" method="post" enctype="multipart/form-data">{quantity}<button type="submit" name="add-to-cart" value="{p.number}" class="single_add_to_cart_button button alt">Add to cart</button></form>'
    sticky = f'<a href="{"#product-13" if p.options else f"?add-to-cart={p.number}"}" class="storefront-sticky-add-to-cart__content-button button alt" rel="nofollow">{"Select options" if p.options else "Add to cart"}</a>'
    related = [o for o in PRODUCTS if o.category == p.category and o != p][:3]
    body = f"""{notice(said)}<div id="product-{p.number}" class="product type-product post-{p.number}"><div class="woocommerce-product-gallery images"><a href="#" class="woocommerce-product-gallery__trigger" aria-label="View full-screen image gallery"><span aria-hidden="true">+</span></a><div class="woocommerce-product-gallery__image">{picture(p, 416)}</div></div>
<div class="summary entry-summary"><h1 class="product_title entry-title">{p.name}</h1><p class="price">{price_html(p)}</p><div class="woocommerce-product-details__short-description"><p>{p.text}</p></div>{form}
<div class="product_meta"><span class="sku_wrapper">SKU: <span class="sku">HH-{p.number}</span></span> <span class="posted_in">Category: <a href="/product-category/{p.category}/" rel="tag">{CATEGORIES[p.category]}</a></span></div></div>
<div class="woocommerce-tabs wc-tabs-wrapper"><ul class="tabs wc-tabs" role="tablist"><li class="description_tab active" role="presentation"><a href="#tab-description" role="tab" aria-selected="true">Description</a></li><li class="reviews_tab" role="presentation"><a href="#tab-reviews" role="tab" aria-selected="false">Reviews (0)</a></li></ul>
<div class="woocommerce-Tabs-panel panel entry-content wc-tab" id="tab-description" role="tabpanel"><h2>Description</h2><p>{p.text} Packed by us in Falmouth in paper, without plastic.</p></div>
<div class="woocommerce-Tabs-panel panel entry-content wc-tab" id="tab-reviews" role="tabpanel" style="display:none"><p class="woocommerce-noreviews">There are no reviews yet.</p><form class="comment-form" method="post" action="/wp-comments-post.php"><span class="comment-reply-title">Be the first to review &ldquo;{p.name}&rdquo;</span><p><label for="comment">Your review *</label><textarea id="comment" name="comment" required></textarea></p><p><label for="author">Name *</label><input id="author" name="author" autocomplete="name" required></p><p><label for="email">Email *</label><input id="email" name="email" type="email" autocomplete="email" required></p><p class="form-submit"><input name="submit" type="submit" class="submit" value="Submit"></p></form></div></div>
<section class="related products"><h2>Related products</h2>{loop(related, 3)}</section></div>
<section class="storefront-sticky-add-to-cart"><div class="col-full"><div class="storefront-sticky-add-to-cart__content">{picture(p, 48)}<div class="storefront-sticky-add-to-cart__content-product-info"><span class="storefront-sticky-add-to-cart__content-title">You're viewing: <strong>{p.name}</strong></span> <span class="storefront-sticky-add-to-cart__content-price">{price_html(p)}</span></div>{"" if p.sold_out else sticky}</div></div></section>"""
    crumb = f'<a href="/product-category/{p.category}/">{CATEGORIES[p.category]}</a><span class="breadcrumb-separator"> / </span>{p.name}'
    return frame(session, p.name, body, "single single-product woocommerce", crumb=crumb)


def shipping(session: Session) -> tuple[list[tuple[str, str, float]], str]:
    """The ways to ship to the country so far, and which is chosen."""
    ways = [("flat_rate:1", "Flat rate", 3.95), ("local_pickup:2", "Local pickup", 0.0)]
    if session.entered.get("country", "GB") != "GB":
        ways = [("flat_rate:3", "International", 14.0)]
    chosen = session.entered.get("shipping_method", "")
    return ways, chosen if chosen in [w[0] for w in ways] else ways[0][0]


def shipping_list(session: Session) -> str:
    ways, chosen = shipping(session)
    if len(ways) == 1:
        return f'<ul id="shipping_method" class="woocommerce-shipping-methods"><li><input type="hidden" name="shipping_method[0]" data-index="0" value="{chosen}" class="shipping_method"><label>{ways[0][1]}: {money(ways[0][2])}</label></li></ul>'
    rows = ""
    for key, name, price in ways:
        html_id = f"shipping_method_0_{key.replace(':', '')}"
        rows += f'<li><input type="radio" name="shipping_method[0]" data-index="0" id="{html_id}" value="{key}" class="shipping_method"{" checked" if key == chosen else ""}><label for="{html_id}">{name}{f": {money(price)}" if price else ""}</label></li>'
    return f'<ul id="shipping_method" class="woocommerce-shipping-methods">{rows}</ul>'


def total(session: Session) -> float:
    ways, chosen = shipping(session)
    return subtotal(session) + next(price for key, _, price in ways if key == chosen)


def cart_page(session: Session, said: str = "", kind: str = "message") -> web.Response:
    if not session.cart:
        body = f'<header class="entry-header"><h1 class="entry-title">Cart</h1></header><div class="entry-content"><div class="woocommerce">{notice(said, kind)}<div class="wc-empty-cart-message"><div class="cart-empty woocommerce-info" role="status">Your cart is currently empty.</div></div><p class="return-to-shop"><a class="button wc-backward" href="/shop/">Return to shop</a></p></div></div>'
        return frame(session, "Cart", body, "page woocommerce-cart woocommerce-page", sidebar=False)
    rows = ""
    for key, n in session.cart.items():
        p, name, price = article(key)
        rows += f"""<tr class="woocommerce-cart-form__cart-item cart_item"><td class="product-remove"><a href="/cart/?remove_item={key}" class="remove" aria-label="Remove {name} from cart">&times;</a></td><td class="product-thumbnail"><a href="/product/{p.slug}/">{picture(p, 64)}</a></td><td class="product-name" data-title="Product"><a href="/product/{p.slug}/">{name}</a></td><td class="product-price" data-title="Price">{money(price)}</td>
<td class="product-quantity" data-title="Quantity"><div class="quantity"><label class="screen-reader-text" for="quantity_{key}">{name} quantity</label><input type="number" id="quantity_{key}" class="input-text qty text" name="cart[{key}][qty]" value="{n}" min="0" step="1" inputmode="numeric" autocomplete="off"></div></td><td class="product-subtotal" data-title="Subtotal">{money(price * n)}</td></tr>"""
    options = "".join(f'<option value="{k}"{" selected" if k == session.entered.get("country", "GB") else ""}>{v}</option>' for k, v in COUNTRIES.items())  # fmt: skip
    body = f"""<header class="entry-header"><h1 class="entry-title">Cart</h1></header><div class="entry-content"><div class="woocommerce">{notice(said, kind)}<form class="woocommerce-cart-form" action="/cart/" method="post"><table class="shop_table shop_table_responsive cart woocommerce-cart-form__contents"><thead><tr><th class="product-remove"><span class="screen-reader-text">Remove item</span></th><th class="product-thumbnail"><span class="screen-reader-text">Thumbnail image</span></th><th class="product-name">Product</th><th class="product-price">Price</th><th class="product-quantity">Quantity</th><th class="product-subtotal">Subtotal</th></tr></thead><tbody>{rows}
<tr><td colspan="6" class="actions"><div class="coupon"><label for="coupon_code" class="screen-reader-text">Coupon:</label> <input type="text" name="coupon_code" class="input-text" id="coupon_code" value="" placeholder="Coupon code"> <button type="submit" class="button" name="apply_coupon" value="Apply coupon">Apply coupon</button></div><button type="submit" class="button" name="update_cart" value="Update cart" disabled aria-disabled="true">Update cart</button></td></tr></tbody></table></form>
<div class="cart-collaterals"><div class="cart_totals"><h2>Cart totals</h2><table class="shop_table shop_table_responsive"><tbody><tr class="cart-subtotal"><th>Subtotal</th><td data-title="Subtotal">{money(subtotal(session))}</td></tr>
<tr class="woocommerce-shipping-totals shipping"><th>Shipping</th><td data-title="Shipping">{shipping_list(session)}<p class="woocommerce-shipping-destination">Shipping to <strong>{COUNTRIES[session.entered.get("country", "GB")]}</strong>.</p><form class="woocommerce-shipping-calculator" action="/cart/" method="post"><a href="#" class="shipping-calculator-button" aria-expanded="false" aria-controls="shipping-calculator-form" role="button">Change address</a>
<section class="shipping-calculator-form" id="shipping-calculator-form" style="display:none"><p class="form-row form-row-wide"><label for="calc_shipping_country" class="screen-reader-text">Country / region:</label><select name="calc_shipping_country" id="calc_shipping_country" class="country_to_state country_select">{options}</select></p><p class="form-row form-row-wide"><label for="calc_shipping_state" class="screen-reader-text">County:</label><input type="text" class="input-text" placeholder="County" name="calc_shipping_state" id="calc_shipping_state"></p><p class="form-row form-row-wide"><label for="calc_shipping_city" class="screen-reader-text">City:</label><input type="text" class="input-text" placeholder="City" name="calc_shipping_city" id="calc_shipping_city"></p><p class="form-row form-row-wide"><label for="calc_shipping_postcode" class="screen-reader-text">Postcode / ZIP:</label><input type="text" class="input-text" placeholder="Postcode / ZIP" name="calc_shipping_postcode" id="calc_shipping_postcode"></p><p><button type="submit" name="calc_shipping" value="1" class="button">Update</button></p></section></form></td></tr>
<tr class="order-total"><th>Total</th><td data-title="Total"><strong>{money(total(session))}</strong></td></tr></tbody></table><div class="wc-proceed-to-checkout"><a href="/checkout/" class="checkout-button button alt wc-forward">Proceed to checkout</a></div></div></div></div></div>"""
    return frame(session, "Cart", body, "page woocommerce-cart woocommerce-page", sidebar=False)


def fields(group: str) -> str:
    """The address fields of one group, as they stand before the script suits them to the country."""

    def row(
        key: str,
        label: str,
        auto: str,
        kind: str = "text",
        hold: str = "",
        place: str = "wide",
        hide: bool = False,
    ) -> str:
        wanted = "" if "(optional)" in label else " validate-required"
        mark = '&nbsp;<abbr class="required" title="required">*</abbr>' if wanted else ""
        text = label.replace("(optional)", '<span class="optional">(optional)</span>')
        address = " address-field" if auto.startswith(("address", "postal")) else ""
        return f'<p class="form-row form-row-{place}{address}{wanted}" id="{group}_{key}_field"><label for="{group}_{key}"{" class=screen-reader-text" if hide else ""}>{text}{mark}</label><span class="woocommerce-input-wrapper"><input type="{kind}" class="input-text" name="{group}_{key}" id="{group}_{key}" placeholder="{hold}" value=""{" aria-required=true" if wanted else ""} autocomplete="{auto}"></span></p>'

    countries = "".join(f'<option value="{k}"{" selected" if k == "GB" else ""}>{v}</option>' for k, v in COUNTRIES.items())  # fmt: skip
    country = f'<p class="form-row form-row-wide address-field update_totals_on_change validate-required" id="{group}_country_field"><label for="{group}_country">Country / Region&nbsp;<abbr class="required" title="required">*</abbr></label><span class="woocommerce-input-wrapper"><select name="{group}_country" id="{group}_country" class="country_to_state country_select" aria-required="true" autocomplete="country" data-placeholder="Select a country / region&hellip;" data-label="Country / Region"><option value="">Select a country / region&hellip;</option>{countries}</select><noscript><button type="submit" name="woocommerce_checkout_update_totals" value="Update country / region">Update country / region</button></noscript></span></p>'
    html = row("first_name", "First name", "given-name", place="first") + row("last_name", "Last name", "family-name", place="last")  # fmt: skip
    html += row("company", "Company name (optional)", "organization") + country
    html += row("address_1", "Street address", "address-line1", hold="House number and street name")
    html += row("address_2", "Apartment, suite, unit, etc. (optional)", "address-line2", hold="Apartment, suite, unit, etc. (optional)", hide=True)  # fmt: skip
    html += row("city", "Town / City", "address-level2") + row("state", "County (optional)", "address-level1") + row("postcode", "Postcode", "postal-code")  # fmt: skip
    if group == "billing":
        html += row("phone", "Phone", "tel", "tel") + row("email", "Email address", "email", "email")
    return html


def review(session: Session) -> str:
    rows = "".join(f'<tr class="cart_item"><td class="product-name">{article(key)[1]}&nbsp; <strong class="product-quantity">&times;&nbsp;{n}</strong></td><td class="product-total">{money(article(key)[2] * n)}</td></tr>' for key, n in session.cart.items())  # fmt: skip
    return f"""<table class="shop_table woocommerce-checkout-review-order-table"><thead><tr><th class="product-name">Product</th><th class="product-total">Subtotal</th></tr></thead><tbody>{rows}</tbody><tfoot><tr class="cart-subtotal"><th>Subtotal</th><td>{money(subtotal(session))}</td></tr><tr class="woocommerce-shipping-totals shipping"><th>Shipping</th><td data-title="Shipping">{shipping_list(session)}</td></tr><tr class="order-total"><th>Total</th><td><strong>{money(total(session))}</strong></td></tr></tfoot></table>"""


def payment(chosen: str) -> str:
    items = ""
    for key, name, text in GATEWAYS:
        on = key == (chosen or "bacs")
        items += f'<li class="wc_payment_method payment_method_{key}"><input id="payment_method_{key}" type="radio" class="input-radio" name="payment_method" value="{key}"{" checked" if on else ""} data-order_button_text=""><label for="payment_method_{key}">{name}</label><div class="payment_box payment_method_{key}"{"" if on else " style=display:none"}>{text}</div></li>'
    return f"""<div id="payment" class="woocommerce-checkout-payment"><ul class="wc_payment_methods payment_methods methods">{items}</ul><div class="form-row place-order"><div class="woocommerce-terms-and-conditions-wrapper"><div class="woocommerce-privacy-policy-text"><p>We use your personal data to handle this order, to support you on this website, and for the other purposes named in our <a href="/privacy-policy/" class="woocommerce-privacy-policy-link" target="_blank">privacy policy</a>.</p></div></div>
<button type="submit" class="button alt" name="woocommerce_checkout_place_order" id="place_order" value="Place order" data-value="Place order">Place order</button></div></div>"""


def login_form(hidden: bool) -> str:
    return f"""<form class="woocommerce-form woocommerce-form-login login" method="post" action="/my-account/"{" style=display:none" if hidden else ""}>{"<p>If you have shopped with us before, please enter your details below. If you are new here, carry on to the billing section.</p>" if hidden else ""}<p class="form-row form-row-wide"><label for="username">Username or email address&nbsp;<span class="required">*</span></label><input type="text" class="input-text" name="username" id="username" autocomplete="username" required></p><p class="form-row form-row-wide"><label for="password">Password&nbsp;<span class="required">*</span></label><input class="input-text" type="password" name="password" id="password" autocomplete="current-password" required></p><p class="form-row"><label class="woocommerce-form__label-for-checkbox"><input name="rememberme" type="checkbox" value="forever"> <span>Remember me</span></label><button type="submit" class="woocommerce-button button woocommerce-form-login__submit" name="login" value="Log in">{"Login" if hidden else "Log in"}</button></p><p class="lost_password"><a href="/my-account/lost-password/">Lost your password?</a></p></form>"""


def checkout_page(session: Session) -> web.Response:
    body = f"""<header class="entry-header"><h1 class="entry-title">Checkout</h1></header><div class="entry-content"><div class="woocommerce"><div class="woocommerce-notices-wrapper"></div><div class="woocommerce-form-login-toggle"><div class="woocommerce-info" role="status">Returning customer? <a href="#" class="showlogin">Click here to login</a></div></div>{login_form(True)}
<div class="woocommerce-form-coupon-toggle"><div class="woocommerce-info" role="status">Have a coupon? <a href="#" class="showcoupon" role="button" aria-expanded="false">Click here to enter your code</a></div></div><form class="checkout_coupon woocommerce-form-coupon" method="post" style="display:none"><p class="form-row form-row-first"><label for="coupon_code" class="screen-reader-text">Coupon:</label><input type="text" name="coupon_code" class="input-text" placeholder="Coupon code" id="coupon_code" value=""></p><p class="form-row form-row-last"><button type="submit" class="button" name="apply_coupon" value="Apply coupon">Apply coupon</button></p></form><div class="woocommerce-notices-wrapper"></div>
<form name="checkout" method="post" class="checkout woocommerce-checkout" action="/checkout/" enctype="multipart/form-data" aria-label="Checkout" novalidate data-states="{escape(json.dumps(STATES))}" data-no-state="{",".join(NO_STATE)}"><div class="col2-set" id="customer_details"><div class="col-1"><div class="woocommerce-billing-fields"><h3>Billing details</h3><div class="woocommerce-billing-fields__field-wrapper">{fields("billing")}</div></div>
<div class="woocommerce-account-fields"><p class="form-row form-row-wide create-account"><label class="woocommerce-form__label woocommerce-form__label-for-checkbox checkbox"><input class="woocommerce-form__input-checkbox input-checkbox" id="createaccount" type="checkbox" name="createaccount" value="1"> <span>Create an account?</span></label></p><div class="create-account" style="display:none"><p class="form-row validate-required" id="account_password_field"><label for="account_password">Create account password&nbsp;<abbr class="required" title="required">*</abbr></label><span class="woocommerce-input-wrapper password-input"><input type="password" class="input-text" name="account_password" id="account_password" placeholder="Password" autocomplete="new-password"></span></p></div></div></div>
<div class="col-2"><div class="woocommerce-shipping-fields"><h3 id="ship-to-different-address"><label class="woocommerce-form__label woocommerce-form__label-for-checkbox checkbox"><input id="ship-to-different-address-checkbox" class="woocommerce-form__input-checkbox input-checkbox" type="checkbox" name="ship_to_different_address" value="1"> <span>Ship to a different address?</span></label></h3><div class="shipping_address" style="display:none"><div class="woocommerce-shipping-fields__field-wrapper">{fields("shipping")}</div></div></div>
<div class="woocommerce-additional-fields"><p class="form-row notes" id="order_comments_field"><label for="order_comments">Order notes&nbsp;<span class="optional">(optional)</span></label><span class="woocommerce-input-wrapper"><textarea name="order_comments" class="input-text" id="order_comments" placeholder="Notes about your order, e.g. special notes for delivery." rows="2" cols="5"></textarea></span></p></div></div></div>
<h3 id="order_review_heading">Your order</h3><div id="order_review" class="woocommerce-checkout-review-order">{review(session)}<div id="payment" class="woocommerce-checkout-payment"></div></div></form></div></div>"""
    return frame(session, "Checkout", body, "page woocommerce-checkout woocommerce-page", sidebar=False)


def failures(form: dict[str, str]) -> str:
    wrong: list[tuple[str, str]] = []
    names = {"first_name": "First name", "last_name": "Last name", "country": "Country / Region", "address_1": "Street address", "city": "Town / City", "postcode": "Postcode", "phone": "Phone", "email": "Email address"}  # fmt: skip
    groups = ["billing"] + (["shipping"] if form.get("ship_to_different_address") else [])
    for group in groups:
        country = form.get(f"{group}_country", "")
        wanted = [k for k in names if group == "billing" or k not in ("phone", "email")]
        for key in wanted:
            if not form.get(f"{group}_{key}", "").strip():
                wrong.append(
                    (f"{group}_{key}", f"<strong>{group.title()} {names[key]}</strong> is a required field.")
                )
        if country in ("US", "CA", "AU", "IE", "ES", "IT") and not form.get(f"{group}_state"):
            wrong.append(
                (f"{group}_state", f"<strong>{group.title()} State / County</strong> is a required field.")
            )
        code = form.get(f"{group}_postcode", "").strip().upper()
        if country == "GB" and code and not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", code):
            wrong.append(
                (f"{group}_postcode", f"<strong>{group.title()} Postcode</strong> is not a valid postcode / ZIP.")
            )
    phone, email = form.get("billing_phone", ""), form.get("billing_email", "")
    if phone and not re.fullmatch(r"[\d\s#()+./-]+", phone):
        wrong.append(("billing_phone", "<strong>Billing Phone</strong> is not a valid phone number."))
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}", email):
        wrong.append(("billing_email", "<strong>Billing Email address</strong> is not a valid email address."))
    if form.get("createaccount") and not form.get("account_password"):
        wrong.append(("account_password", "<strong>Create account password</strong> is a required field."))
    if form.get("payment_method") == "stripe":
        wrong.append(("", "Your card number is incomplete."))
    items = "".join(f'<li data-id="{key}"><a href="#{key}">{text}</a></li>' for key, text in wrong)
    return f'<ul class="woocommerce-error" role="alert" tabindex="-1">{items}</ul>' if wrong else ""


def build(ledger: Ledger) -> web.Application:
    sessions = Sessions()

    def keep(form: dict[str, str]) -> None:
        for name, meaning in MEANINGS.items():
            if form.get(name, "").strip():
                ledger.entered[meaning] = form[name].strip()

    def fragments(session: Session) -> web.Response:
        return web.json_response({"fragments": {"div.widget_shopping_cart_content": mini_cart(session), "a.cart-contents": cart_link(session), ".footer-cart-contents .count": f'<span class="count">{sum(session.cart.values())}</span>'}, "cart_hash": "c0ffee"})  # fmt: skip

    def add(session: Session, number: int, variation: int, n: int) -> str:
        """Puts it in the cart; what the notice says, or an empty text when that cannot be."""
        p = BY_NUMBER.get(number)
        if p is None or p.sold_out or n < 1:
            return ""
        if p.options and not any(v["variation_id"] == variation and v["is_in_stock"] for v in variations(p)):
            return ""
        key = str(variation if p.options else number)
        session.cart[key] = session.cart.get(key, 0) + n
        said = f"&ldquo;{article(key)[1]}&rdquo; has been added to your cart."
        return f'{said} <a href="/cart/" class="button wc-forward">View cart</a>'

    async def ajax(request: web.Request) -> web.StreamResponse:
        session, action = sessions.of(request), request.query["wc-ajax"]
        form = {k: str(v) for k, v in (await request.post()).items()}
        await asyncio.sleep(0.25)
        if action == "add_to_cart":
            number = int(form.get("product_id", "0"))
            if not add(session, number, 0, int(form.get("quantity", "1") or 1)):
                return web.json_response({"error": True, "product_url": f"/product/{BY_NUMBER[number].slug}/"})
            return fragments(session)
        if action == "get_refreshed_fragments":
            return fragments(session)
        if action == "remove_from_cart":
            session.cart.pop(form.get("cart_item_key", ""), None)
            return fragments(session)
        if action == "update_shipping_method":
            session.entered["shipping_method"] = form.get("shipping_method[0]", "")
            return web.json_response({})
        if action == "apply_coupon":
            return web.Response(text=f'<ul class="woocommerce-error" role="alert"><li>Coupon &quot;{escape(form.get("coupon_code", ""))}&quot; does not exist!</li></ul>', content_type="text/html")  # fmt: skip
        if action == "save_cart":
            keep(form)
            return web.json_response({"success": True})
        if action == "update_order_review":
            if not session.cart:
                return web.json_response({"redirect": "/cart/", "fragments": "", "result": "success"})
            sent = dict(parse_qsl(form.get("post_data", ""), keep_blank_values=True))
            keep(sent)
            session.entered["country"] = form.get("s_country") or form.get("country") or "GB"
            session.entered["shipping_method"] = form.get("shipping_method[0]", "")
            ledger.payment_shown += 1
            parts = {".woocommerce-checkout-review-order-table": review(session), ".woocommerce-checkout-payment": payment(form.get("payment_method", ""))}  # fmt: skip
            return web.json_response({"result": "success", "messages": "", "reload": False, "fragments": parts})
        if action == "checkout":
            wrong = failures(form)
            if not session.cart or wrong:
                return web.json_response(
                    {"result": "failure", "messages": wrong, "refresh": False, "reload": False}
                )
            keep(form)
            ledger.orders += 1
            ledger.accounts += bool(form.get("createaccount"))
            number = 4120 + ledger.orders
            session.entered["order"] = f"{total(session):.2f}|{form.get('payment_method', '')}"
            session.cart.clear()
            return web.json_response({"result": "success", "redirect": f"/checkout/order-received/{number}/?key=wc_order_{4120 + ledger.orders}"})  # fmt: skip
        raise web.HTTPBadRequest

    async def front(request: web.Request) -> web.StreamResponse:
        session = sessions.of(request)
        if "wc-ajax" in request.query:
            return await ajax(request)
        said = ""
        if "mc4wp" in request.query and request.method == "POST":
            ledger.subscriptions += bool((await request.post()).get("EMAIL"))
            said = "Thank you, your sign-up request was successful! Please check your email inbox to confirm."
        if "add-to-cart" in request.query:
            said = add(session, int(request.query["add-to-cart"]), 0, 1)
        if "s" in request.query:
            word = request.query["s"].lower()
            found = [p for p in PRODUCTS if word in f"{p.name} {p.text} {p.category}".lower()]
            body = f'{notice(said)}<header class="woocommerce-products-header"><h1 class="woocommerce-products-header__title page-title">Search results: &ldquo;{escape(request.query["s"])}&rdquo;</h1></header>'
            body += (
                loop(found, 3)
                if found
                else '<p class="woocommerce-info">No products were found matching your selection.</p>'
            )
            return frame(session, "Search", body, "archive search woocommerce")
        cats = "".join(f'<li class="product-category product"><a href="/product-category/{k}/" aria-label="Visit product category {v}">{picture(next(p for p in PRODUCTS if p.category == k))}<h2 class="woocommerce-loop-category__title">{v} <mark class="count">(4)</mark></h2></a></li>' for k, v in CATEGORIES.items())  # fmt: skip
        body = f"""{notice(said)}<div class="entry-header home-hero"><h1>Welcome</h1><p>Useful things, made near the sea. Have a look around.</p></div><section class="storefront-product-section storefront-product-categories" aria-label="Product Categories"><h2 class="section-title">Shop by Category</h2><ul class="products columns-2">{cats}</ul></section>
<section class="storefront-product-section storefront-recent-products" aria-label="Recent Products"><h2 class="section-title">New In</h2>{loop(list(PRODUCTS[:4]))}</section><section class="storefront-product-section storefront-popular-products" aria-label="Popular Products"><h2 class="section-title">Fan Favorites</h2>{loop(list(PRODUCTS[4:]))}</section>"""
        return frame(session, "Home", body, "home page woocommerce-page", sidebar=False)

    async def archive(request: web.Request) -> web.StreamResponse:
        session, slug = sessions.of(request), request.match_info.get("slug", "")
        if slug and slug not in CATEGORIES:
            raise web.HTTPNotFound
        said = add(session, int(request.query["add-to-cart"]), 0, 1) if "add-to-cart" in request.query else ""
        found = [p for p in PRODUCTS if slug in ("", p.category)]
        orders = {"menu_order": "Default sorting", "popularity": "Sort by popularity", "price": "Sort by price: low to high", "price-desc": "Sort by price: high to low"}  # fmt: skip
        order = request.query.get("orderby", "menu_order")
        if order.startswith("price"):
            found.sort(key=lambda p: p.price, reverse=order == "price-desc")
        sorting = "".join(f'<option value="{k}"{" selected" if k == order else ""}>{v}</option>' for k, v in orders.items())  # fmt: skip
        bar = f'<div class="storefront-sorting"><form class="woocommerce-ordering" method="get"><select name="orderby" class="orderby" aria-label="Shop order">{sorting}</select></form><p class="woocommerce-result-count">Showing all {len(found)} results</p></div>'
        title = CATEGORIES.get(slug, "Shop")
        body = f'{notice(said)}<header class="woocommerce-products-header"><h1 class="woocommerce-products-header__title page-title">{title}</h1></header>{bar}{loop(found, 3)}{bar}'
        return frame(session, title, body, "archive woocommerce woocommerce-page")

    async def one(request: web.Request) -> web.StreamResponse:
        session, p = sessions.of(request), BY_SLUG.get(request.match_info["slug"])
        if p is None:
            raise web.HTTPNotFound
        form = {k: str(v) for k, v in (await request.post()).items()} or dict(request.query)
        said = ""
        if "add-to-cart" in form:
            variation, n = form.get("variation_id", "0"), form.get("quantity", "1")
            said = add(session, int(form["add-to-cart"]), int(variation or 0), int(n or 1))
        return product_page(session, p, said)

    async def cart(request: web.Request) -> web.StreamResponse:
        session = sessions.of(request)
        form = {k: str(v) for k, v in (await request.post()).items()}
        if "remove_item" in request.query:
            key = request.query["remove_item"]
            name = article(key)[1]
            session.cart.pop(key, None)
            return cart_page(
                session, f'&ldquo;{name}&rdquo; removed. <a href="/shop/" class="restore-item">Undo?</a>'
            )
        if "calc_shipping_country" in form:
            session.entered["country"] = form["calc_shipping_country"]
            return cart_page(session, "Shipping costs updated.")
        if form.get("apply_coupon"):
            return cart_page(
                session, f"Coupon &quot;{escape(form.get('coupon_code', ''))}&quot; does not exist!", "error"
            )
        if form:
            for key in list(session.cart):
                n = int(form.get(f"cart[{key}][qty]", session.cart[key]) or 0)
                session.cart[key] = n
            session.cart = {key: n for key, n in session.cart.items() if n > 0}
            return cart_page(session, "Cart updated.")
        return cart_page(session)

    async def checkout(request: web.Request) -> web.StreamResponse:
        session = sessions.of(request)
        if not session.cart:
            raise web.HTTPFound("/cart/")
        return checkout_page(session)

    async def received(request: web.Request) -> web.StreamResponse:
        session = sessions.of(request)
        amount, _, way = session.entered.get("order", "0|bacs").partition("|")
        name = {key: title for key, title, _ in GATEWAYS}.get(way, "")
        body = f"""<header class="entry-header"><h1 class="entry-title">Order received</h1></header><div class="entry-content"><div class="woocommerce"><div class="woocommerce-order"><p class="woocommerce-notice woocommerce-notice--success woocommerce-thankyou-order-received">Thank you. Your order has been received.</p><ul class="woocommerce-order-overview woocommerce-thankyou-order-details order_details"><li class="order">Order number: <strong>{request.match_info["number"]}</strong></li><li class="total">Total: <strong>{money(float(amount))}</strong></li><li class="method">Payment method: <strong>{name}</strong></li></ul></div></div></div>"""
        return frame(
            session, "Order received", body, "page woocommerce-checkout woocommerce-order-received", sidebar=False
        )

    async def account(request: web.Request) -> web.StreamResponse:
        session = sessions.of(request)
        form, said, kind = await request.post(), "", "error"
        if form.get("register"):
            ledger.accounts += 1
            said, kind = (
                "Your account was created successfully. Your login details have been sent to your email address.",
                "message",
            )
        elif form:
            said = "<strong>Error:</strong> The username or email address is not registered on this site."
        body = f"""<header class="entry-header"><h1 class="entry-title">My account</h1></header><div class="entry-content"><div class="woocommerce">{notice(said, kind)}<div class="u-columns col2-set" id="customer_login"><div class="u-column1 col-1"><h2>Login</h2>{login_form(False)}</div><div class="u-column2 col-2"><h2>Register</h2><form method="post" class="woocommerce-form woocommerce-form-register register"><p class="form-row form-row-wide"><label for="reg_email">Email address&nbsp;<span class="required">*</span></label><input type="email" class="input-text" name="email" id="reg_email" autocomplete="email" required></p><p>A link to set a new password will be sent to your email address.</p><p class="form-row"><button type="submit" class="button" name="register" value="Register">Register</button></p></form></div></div></div></div>"""
        return frame(session, "My account", body, "page woocommerce-account", sidebar=False)

    async def article_page(request: web.Request) -> web.StreamResponse:
        title = "Privacy Policy" if "privacy" in request.path else "A visit to the pottery"
        text = "We keep what we need to send you your order, and nothing else." if "privacy" in request.path else "Last week we drove to Devon to see how our mugs are thrown."  # fmt: skip
        return frame(sessions.of(request), title, f'<header class="entry-header"><h1 class="entry-title">{title}</h1></header><div class="entry-content"><p>{text}</p></div>', "page")  # fmt: skip

    async def image(request: web.Request) -> web.StreamResponse:
        p = BY_SLUG.get(request.match_info["slug"])
        if p is None:
            raise web.HTTPNotFound
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 324 324"><rect width="324" height="324" fill="hsl({p.hue},35%,88%)"/><circle cx="162" cy="150" r="84" fill="hsl({p.hue},40%,55%)"/><rect x="100" y="190" width="124" height="70" rx="14" fill="hsl({p.hue},40%,40%)"/></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")

    async def style(_: web.Request) -> web.StreamResponse:
        return web.Response(text=CSS, content_type="text/css")

    async def script(_: web.Request) -> web.StreamResponse:
        return web.Response(text=JS, content_type="text/javascript")

    async def card(_: web.Request) -> web.StreamResponse:
        return web.Response(text=CARD_FRAME, content_type="text/html")

    async def comment(_: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/shop/")

    app = web.Application(middlewares=[with_session])
    app.router.add_route("*", "/", front)
    app.router.add_route("*", "/product/{slug}/", one)
    app.router.add_route("*", "/cart/", cart)
    app.router.add_route("*", "/my-account/", account)
    app.router.add_route("*", "/my-account/lost-password/", account)
    app.router.add_post("/wp-comments-post.php", comment)
    for path, handler in {"/shop/": archive, "/product-category/{slug}/": archive, "/checkout/": checkout, "/checkout/order-received/{number}/": received, "/privacy-policy/": article_page, "/hello-world/": article_page, "/wp-content/uploads/{slug}.svg": image, "/wp-content/themes/storefront/style.css": style, "/wp-content/plugins/woocommerce/frontend.js": script, "/elements-inner-payment.html": card}.items():  # fmt: skip
        app.router.add_get(path, handler)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_label("Add to cart: “Stoneware Mug”").first.click()
    await page.locator("a.added_to_cart").click()
    await page.locator("a.checkout-button").click()
    await page.locator("#place_order").wait_for()
    for key, value in {"first_name": "Jane", "last_name": "Miller", "address_1": "12 Church Road", "city": "Bristol", "postcode": "BS1 4DJ", "phone": "0117 496 0123", "email": "jane.miller@example.org"}.items():  # fmt: skip
        await page.fill(f"#billing_{key}", value)
    await page.locator("#billing_email").blur()
    await page.wait_for_timeout(1500)
    await page.locator("#place_order").click()
    await page.get_by_text("Your order has been received").wait_for()


SHOP = Lookalike(name="woocommerce", optimum=3, build=build, buy=buy)
