"""Shopify's Dawn theme in Italian and euros, whose checkout of one page lives at another origin and is drawn by script."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import web
from playwright.async_api import Page, expect

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
PRODUCTS: dict[str, dict[str, Any]] = {
    "tazza-gres-blu": {"title": "Tazza in gres blu", "price": 18.00, "collection": "casa", "hue": 215},
    "ciotola-insalata": {"title": "Ciotola da insalata", "price": 34.90, "collection": "casa", "hue": 28},
    "caraffa-vetro": {"title": "Caraffa in vetro soffiato", "price": 46.50, "collection": "casa", "hue": 180, "sold_out": True},
    "tovaglia-lino": {"title": "Tovaglia di lino 150x250", "price": 89.00, "collection": "casa", "hue": 50},
    "maglione-cachemire": {"title": "Maglione in cachemire", "price": 169.00, "was": 210.00, "collection": "abbigliamento", "hue": 260, "options": {"Colore": ("Panna", "Antracite"), "Taglia": ("S", "M", "L", "XL")}, "gone": ("Panna / S", "Antracite / XL")},
    "sciarpa-lana": {"title": "Sciarpa di lana merino", "price": 59.00, "collection": "abbigliamento", "hue": 345},
    "berretto-costine": {"title": "Berretto a costine", "price": 32.00, "collection": "abbigliamento", "hue": 120},
}  # fmt: skip
COLLECTIONS = {"casa": "Casa e tavola", "abbigliamento": "Abbigliamento"}
COUNTRIES = {"AT": "Austria", "BE": "Belgio", "FR": "Francia", "DE": "Germania", "IT": "Italia", "SM": "San Marino", "ES": "Spagna", "CH": "Svizzera"}  # fmt: skip
ZONES = {
    "IT": "AG Agrigento,AL Alessandria,AN Ancona,AO Aosta,AR Arezzo,AP Ascoli Piceno,AT Asti,AV Avellino,BA Bari,BT Barletta-Andria-Trani,BL Belluno,BN Benevento,BG Bergamo,BI Biella,BO Bologna,BZ Bolzano,BS Brescia,BR Brindisi,CA Cagliari,CL Caltanissetta,CB Campobasso,CE Caserta,CT Catania,CZ Catanzaro,CH Chieti,CO Como,CS Cosenza,CR Cremona,KR Crotone,CN Cuneo,EN Enna,FM Fermo,FE Ferrara,FI Firenze,FG Foggia,FC Forlì-Cesena,FR Frosinone,GE Genova,GO Gorizia,GR Grosseto,IM Imperia,IS Isernia,AQ L’Aquila,SP La Spezia,LT Latina,LE Lecce,LC Lecco,LI Livorno,LO Lodi,LU Lucca,MC Macerata,MN Mantova,MS Massa-Carrara,MT Matera,ME Messina,MI Milano,MO Modena,MB Monza e Brianza,NA Napoli,NO Novara,NU Nuoro,OR Oristano,PD Padova,PA Palermo,PR Parma,PV Pavia,PG Perugia,PU Pesaro e Urbino,PE Pescara,PC Piacenza,PI Pisa,PT Pistoia,PN Pordenone,PZ Potenza,PO Prato,RG Ragusa,RA Ravenna,RC Reggio Calabria,RE Reggio Emilia,RI Rieti,RN Rimini,RM Roma,RO Rovigo,SA Salerno,SS Sassari,SV Savona,SI Siena,SR Siracusa,SO Sondrio,SU Sud Sardegna,TA Taranto,TE Teramo,TR Terni,TO Torino,TP Trapani,TN Trento,TV Treviso,TS Trieste,UD Udine,VA Varese,VE Venezia,VB Verbano-Cusio-Ossola,VC Vercelli,VR Verona,VV Vibo Valentia,VI Vicenza,VT Viterbo",
    "ES": "A Alicante,B Barcellona,BI Biscaglia,GR Granada,M Madrid,MA Malaga,SE Siviglia,V Valencia",
}  # fmt: skip
PLACES = (
    ("Roma", "RM", "00186"),
    ("Milano", "MI", "20121"),
    ("Torino", "TO", "10121"),
    ("Bologna", "BO", "40121"),
)
SHIPPINGS = {"standard": ("Standard", "Da 3 a 5 giorni lavorativi", 5.90), "express": ("Espressa", "1 o 2 giorni lavorativi", 12.90)}  # fmt: skip
PAYMENTS = {
    "basic-creditCards": "Carta di credito",
    "basic-bankDeposit": "Bonifico bancario",
    "basic-cod": "Pagamento alla consegna",
}


@dataclass
class Checkout:
    session: Session
    lines: dict[str, int]
    of_cart: bool
    entered: dict[str, Any] = field(default_factory=dict)
    number: int = 0


def variants() -> dict[str, tuple[str, str, bool]]:
    """Handle, title of the variant and whether there is some left, by the number that the cart knows."""
    found: dict[str, tuple[str, str, bool]] = {}
    for at, (handle, product) in enumerate(PRODUCTS.items()):
        colours, sizes = product.get("options", {"": ("Default Title",), " ": ("",)}).values()
        titles = [f"{c} / {s}" if s else c for c in colours for s in sizes]
        for n, title in enumerate(titles):
            left = title not in product.get("gone", ()) and not product.get("sold_out")
            found[str(47500000000000 + at * 32768 + n * 64)] = (handle, title, left)
    return found


VARIANTS = variants()


def euro(amount: float) -> str:
    return "€" + f"{amount:,.2f}".replace(",", "x").replace(".", ",").replace("x", ".")


def first_variant(handle: str) -> str:
    own = [v for v, (h, _, _) in VARIANTS.items() if h == handle]
    return next((v for v in own if VARIANTS[v][2]), own[0])


def total_of(lines: dict[str, int]) -> float:
    return float(sum(PRODUCTS[VARIANTS[v][0]]["price"] * n for v, n in lines.items()))


def icon(name: str) -> str:
    paths = {
        "hamburger": "M1 3h16M1 9h16M1 15h16",
        "close": "M2 2l14 14M16 2L2 16",
        "search": "M8 14A6 6 0 108 2a6 6 0 000 12zm4-2l5 5",
        "account": "M9 9a4 4 0 100-8 4 4 0 000 8zM1 17c0-4 4-6 8-6s8 2 8 6",
        "cart": "M3 6h12v11H3zM6 6V4a3 3 0 016 0v2",
        "caret": "M3 6l6 6 6-6",
        "remove": "M3 5h12M5 5l1 12h6l1-12M7 5V2h4v3",
        "arrow": "M1 9h15M11 4l5 5-5 5",
    }
    return f'<svg aria-hidden="true" focusable="false" class="icon icon-{name}" viewBox="0 0 18 18" width="20" height="20"><path d="{paths[name]}" fill="none" stroke="currentColor"/></svg>'


def price(handle: str) -> str:
    product = PRODUCTS[handle]
    sale, out = "was" in product, bool(product.get("sold_out"))
    old = f'<div class="price__sale"><span class="visually-hidden visually-hidden--inline">Prezzo di listino</span><span><s class="price-item price-item--regular">{euro(product["was"])} EUR</s></span><span class="visually-hidden visually-hidden--inline">Prezzo scontato</span><span class="price-item price-item--sale price-item--last">{euro(product["price"])} EUR</span></div>' if sale else ""  # fmt: skip
    regular = f'<div class="price__regular"><span class="visually-hidden visually-hidden--inline">Prezzo di listino</span><span class="price-item price-item--regular">{euro(product["price"])} EUR</span></div>'
    return f'<div class="price{" price--on-sale" * sale}{" price--sold-out" * out}"><div class="price__container">{regular}{old}</div></div>'


def card(handle: str) -> str:
    product = PRODUCTS[handle]
    title, href = escape(product["title"]), f"/products/{handle}"
    badge = '<span class="badge badge--bottom-left color-inverse">Esaurito</span>' if product.get("sold_out") else '<span class="badge badge--bottom-left color-accent">In offerta</span>' if "was" in product else ""  # fmt: skip
    named = f'<h3 id="title-{handle}"'
    heading = f'<h3 class="card__heading"><a href="{href}" class="full-unstyled-link">{title}</a></h3>'
    return f'<li class="grid__item scroll-trigger animate--slide-in"><div class="card-wrapper product-card-wrapper underline-links-hover"><div class="card card--standard card--media"><div class="card__inner ratio"><div class="card__media"><div class="media media--transparent media--hover-effect"><img src="/cdn/shop/files/{handle}.svg" alt="{title}" class="motion-reduce" loading="lazy" width="300" height="300"></div></div><div class="card__content"><div class="card__information">{heading}</div><div class="card__badge bottom left">{badge}</div></div></div><div class="card__content"><div class="card__information">{heading.replace("<h3", named)}<div class="card-information"><span class="caption-large light"></span>{price(handle)}</div></div></div></div></div></li>'


def grid(handles: list[str]) -> str:
    return f'<ul id="product-grid" class="grid product-grid grid--2-col-tablet-down grid--4-col-desktop">{"".join(map(card, handles))}</ul>'


def bubble(session: Session) -> str:
    n = sum(session.cart.values())
    count = f'<div class="cart-count-bubble"><span aria-hidden="true">{n}</span><span class="visually-hidden">{n} articol{"o" if n == 1 else "i"}</span></div>'
    return f'{icon("cart")}<span class="visually-hidden">Carrello</span>{count if n else ""}'


def search_form(place: str) -> str:
    return f'<predictive-search class="search-modal__form" data-loading-text="Caricamento in corso..."><form action="/search" method="get" role="search" class="search search-modal__form"><div class="field"><input class="search__input field__input" id="Search-In-{place}" type="search" name="q" value="" placeholder="Cerca" role="combobox" aria-expanded="false" aria-controls="predictive-search-results" aria-haspopup="listbox" aria-autocomplete="list" autocorrect="off" autocomplete="off" autocapitalize="off" spellcheck="false"><label class="field__label" for="Search-In-{place}">Cerca</label><input type="hidden" name="options[prefix]" value="last"><button type="reset" class="reset__button field__button hidden" aria-label="Cancella termine di ricerca">{icon("close")}</button><button class="search__button field__button" aria-label="Cerca">{icon("search")}</button></div><div class="predictive-search predictive-search--header" tabindex="-1" data-predictive-search></div></form></predictive-search>'


def render(title: str, body: str, session: Session, template: str = "index", status: int = 200) -> web.Response:
    links = {"/": "Home", "/collections/all": "Catalogo", **{f"/collections/{h}": n for h, n in COLLECTIONS.items()}, "/pages/contact": "Contatti"}  # fmt: skip
    drawer = "".join(f'<li><a id="HeaderDrawer-{n.split()[0].lower()}" href="{h}" class="menu-drawer__menu-item list-menu__item link link--text focus-inset">{n}</a></li>' for h, n in links.items())  # fmt: skip
    inline = "".join(f'<li><a id="HeaderMenu-{n.split()[0].lower()}" href="{h}" class="header__menu-item list-menu__item link link--text focus-inset"><span>{n}</span></a></li>' for h, n in links.items())  # fmt: skip
    header = (
        f'<a class="skip-to-content-link button visually-hidden" href="#MainContent">Vai direttamente ai contenuti</a><div class="announcement-bar-section"><div class="utility-bar color-inverse"><div class="announcement-bar" role="region" aria-label="Annuncio"><p class="announcement-bar__message h5"><span>Spedizione gratuita oltre i 150 €</span></p></div></div></div>'
        f'<div class="section-header"><sticky-header class="header-wrapper"><header class="header header--middle-left page-width header--has-menu header--has-account"><header-drawer data-breakpoint="tablet"><details id="Details-menu-drawer-container" class="menu-drawer-container"><summary class="header__icon header__icon--menu header__icon--summary link focus-inset" aria-label="Menu"><span>{icon("hamburger")}{icon("close")}</span></summary><div id="menu-drawer" class="gradient menu-drawer motion-reduce" tabindex="-1"><div class="menu-drawer__inner-container"><nav class="menu-drawer__navigation"><ul class="menu-drawer__menu has-submenu list-menu" role="list">{drawer}</ul></nav><div class="menu-drawer__utility-links"><a href="/account/login" class="menu-drawer__account link focus-inset h5">{icon("account")} Accedi</a></div></div></div></details></header-drawer>'
        f'<h1 class="header__heading"><a href="/" class="header__heading-link link link--text focus-inset"><span class="h2">Bottega Serena</span></a></h1><nav class="header__inline-menu"><ul class="list-menu list-menu--inline" role="list">{inline}</ul></nav><div class="header__icons header__icons--localization"><details-modal class="header__search"><details><summary class="header__icon header__icon--search header__icon--summary link focus-inset modal__toggle" aria-haspopup="dialog" aria-label="Cerca"><span>{icon("search")}</span></summary><div class="search-modal modal__content gradient" role="dialog" aria-modal="true" aria-label="Cerca"><div class="modal-overlay"></div><div class="search-modal__content search-modal__content-bottom" tabindex="-1">{search_form("Modal")}<button type="button" class="search-modal__close-button modal__close-button link link--text focus-inset" aria-label="Chiudi">{icon("close")}</button></div></div></details></details-modal>'
        f'<a href="/account/login" class="header__icon header__icon--account link focus-inset small-hide">{icon("account")}<span class="visually-hidden">Accedi</span></a><a href="/cart" class="header__icon header__icon--cart link focus-inset" id="cart-icon-bubble">{bubble(session)}</a></div></header></sticky-header>'
        f'<cart-notification><div class="cart-notification-wrapper page-width"><div id="cart-notification" class="cart-notification focus-inset color-background-1 gradient" aria-modal="true" aria-label="Articolo aggiunto al carrello" role="dialog" tabindex="-1"><div class="cart-notification__header"><h2 class="cart-notification__heading caption-large text-body">✓ Articolo aggiunto al carrello</h2><button type="button" class="cart-notification__close modal__close-button link link--text focus-inset" aria-label="Chiudi">{icon("close")}</button></div><div id="cart-notification-product" class="cart-notification-product"></div><div class="cart-notification__links"><a href="/cart" id="cart-notification-button" class="button button--secondary button--full-width">Visualizza carrello</a><form action="/cart" method="post" id="cart-notification-form"><button class="button button--primary button--full-width" name="checkout">Check-out</button></form><button type="button" class="link button-label">Continua lo shopping</button></div></div></div></cart-notification></div>'
    )
    places = "".join(f'<li class="disclosure__item" tabindex="-1"><a class="link link--text disclosure__link caption-large focus-inset" href="#" data-value="{c}"><span class="localization-form__currency">EUR € |</span> <span class="country">{n}</span></a></li>' for c, n in COUNTRIES.items())  # fmt: skip
    news = '<div class="footer-block__newsletter"><h2 class="footer-block__heading inline-richtext">Iscriviti alle nostre e-mail</h2><form method="post" action="/contact#ContactFooter" id="ContactFooter" accept-charset="UTF-8" class="footer__newsletter newsletter-form"><input type="hidden" name="form_type" value="customer"><input type="hidden" name="utf8" value="✓"><input type="hidden" name="contact[tags]" value="newsletter"><div class="newsletter-form__field-wrapper"><div class="field"><input id="NewsletterForm--footer" type="email" name="contact[email]" class="field__input" value="" aria-required="true" autocorrect="off" autocapitalize="off" autocomplete="email" placeholder="E-mail" required><label class="field__label" for="NewsletterForm--footer">E-mail</label><button type="submit" class="newsletter-form__button field__button" name="commit" id="Subscribe" aria-label="Iscriviti">' + icon("arrow") + "</button></div></div></form></div>"  # fmt: skip
    footer = f'<footer class="footer color-background-1 gradient section-footer-padding"><div class="footer__content-top page-width"><div class="footer-block--newsletter">{news}</div></div><div class="footer__content-bottom"><div class="footer__content-bottom-wrapper page-width"><div class="footer__column footer__localization isolate"><localization-form><form method="post" action="/localization" id="FooterCountryForm" class="localization-form"><input type="hidden" name="form_type" value="localization"><h2 class="caption-large text-body" id="FooterCountryLabel">Paese/Area geografica</h2><div class="disclosure"><button type="button" class="disclosure__button localization-form__select localization-selector link link--text caption-large" aria-expanded="false" aria-controls="FooterCountryList"><span>Italia | EUR €</span>{icon("caret")}</button><div class="disclosure__list-wrapper" hidden><ul id="FooterCountryList" role="list" class="disclosure__list list-unstyled">{places}</ul></div></div><input type="hidden" name="country_code" value="IT"></form></localization-form></div><div class="footer__column footer__column--info"><div class="footer__payment"><span class="visually-hidden">Metodi di pagamento</span><ul class="list list-payment" role="list"><li class="list-payment__item">Maestro</li><li class="list-payment__item">Mastercard</li><li class="list-payment__item">PayPal</li><li class="list-payment__item">Visa</li></ul></div></div></div><div class="footer__content-bottom-wrapper page-width"><div class="footer__copyright caption"><small class="copyright__content">&copy; 2026, <a href="/">Bottega Serena</a></small> <small class="copyright__content">Powered by Shopify</small><ul class="policies list-unstyled"><li><small class="copyright__content"><a href="/policies/refund-policy">Informativa sui rimborsi</a></small></li><li><small class="copyright__content"><a href="/policies/privacy-policy">Informativa sulla privacy</a></small></li><li><small class="copyright__content"><a href="/policies/terms-of-service">Termini e condizioni del servizio</a></small></li></ul></div></div></div></footer>'
    return web.Response(content_type="text/html", status=status, text=f'<!doctype html><html class="no-js" lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)} &ndash; Bottega Serena</title><link rel="stylesheet" href="/cdn/shop/t/1/assets/base.css"><script src="/cdn/shop/t/1/assets/global.js" defer></script></head><body class="gradient template-{template}">{header}<main id="MainContent" class="content-for-layout focus-none" role="main" tabindex="-1">{body}</main>{footer}</body></html>')  # fmt: skip


WALLETS = '<div class="dynamic-checkout__content" id="dynamic-checkout-cart" data-shopify="dynamic-checkout-cart"><shopify-accelerated-checkout-cart><div class="wallet-cart-button-grid" role="region" aria-label="Check-out rapido"><div class="wallet-cart-button" role="button" tabindex="0" data-wallet="paypal" aria-label="PayPal"><b>Pay<i>Pal</i></b></div><div class="wallet-cart-button wallet-google" role="button" tabindex="0" data-wallet="google" aria-label="Google Pay"><b>G Pay</b></div></div></shopify-accelerated-checkout-cart></div>'


def quantity(name: str, value: int, ident: str, extra: str = "") -> str:
    return f'<quantity-input class="quantity"><button class="quantity__button" name="minus" type="button"><span class="visually-hidden">Diminuisci quantità</span><span aria-hidden="true">−</span></button><input class="quantity__input" type="number" name="{name}" id="{ident}" min="{1 if name == "quantity" else 0}" value="{value}" {extra}><button class="quantity__button" name="plus" type="button"><span class="visually-hidden">Aumenta quantità</span><span aria-hidden="true">+</span></button></quantity-input>'


def product_info(handle: str) -> str:
    product, start = PRODUCTS[handle], first_variant(handle)
    title, out, form = escape(product["title"]), bool(product.get("sold_out")), "product-form-template--main"
    sets = ""
    for at, (name, values) in enumerate(product.get("options", {}).items(), 1):
        chosen = VARIANTS[start][1].split(" / ")[at - 1]
        pills = "".join(f'<input type="radio" id="template--main-{at}-{n}" name="{name}-{at}" value="{v}" form="{form}"{" checked" if v == chosen else ""}><label for="template--main-{at}-{n}">{v}<span class="visually-hidden label-unavailable">Variante esaurita o non disponibile</span></label>' for n, v in enumerate(values))  # fmt: skip
        sets += f'<fieldset class="js product-form__input product-form__input--pill"><legend class="form__label">{name}</legend>{pills}</fieldset>'
    own = [{"id": v, "title": t, "available": left} for v, (h, t, left) in VARIANTS.items() if h == handle]
    picker = f'<variant-selects id="variant-selects-template--main" data-section="template--main">{sets}<script type="application/json">{json.dumps(own)}</script></variant-selects>' if sets else ""  # fmt: skip
    express = '<div data-shopify="payment-button" class="shopify-payment-button"><div><button type="button" class="shopify-payment-button__button shopify-payment-button__button--unbranded">Acquista ora</button><button type="button" class="shopify-payment-button__more-options" hidden>Altre opzioni di pagamento</button></div></div>'
    buttons = f'<product-form class="product-form" data-hide-errors="false"><div class="product-form__error-message-wrapper" role="alert" hidden>⚠ <span class="product-form__error-message"></span></div><form method="post" action="/cart/add" id="{form}" accept-charset="UTF-8" class="form" enctype="multipart/form-data" novalidate="novalidate" data-type="add-to-cart-form"><input type="hidden" name="form_type" value="product"><input type="hidden" name="utf8" value="✓"><input type="hidden" name="id" value="{start}" class="product-variant-id"{" disabled" if out else ""}><div class="product-form__buttons"><button id="ProductSubmitButton-template--main" type="submit" name="add" class="product-form__submit button button--full-width button--secondary"{" disabled" if out else ""}><span>{"Esaurito" if out else "Aggiungi al carrello"}</span><div class="loading__spinner hidden"></div></button>{"" if out else express}</div></form></product-form>'
    share = '<share-button class="share-button"><details><summary class="share-button__button">Condividi</summary><div class="share-button__fallback"><div class="field"><input type="text" class="field__input" id="ShareUrl" value="https://bottegaserena.example/" onclick="this.select()" readonly><label class="field__label" for="ShareUrl">Link</label></div></div></details></share-button>'
    return f'<section class="page-width section-product"><div class="product product--large product--left grid grid--1-col grid--2-col-tablet"><div class="grid__item product__media-wrapper"><media-gallery><ul class="product__media-list list-unstyled"><li class="product__media-item"><modal-opener class="product__modal-opener" data-modal="#ProductModal"><div class="product__media media"><img src="/cdn/shop/files/{handle}.svg" alt="{title}" width="600" height="600"></div><button class="product__media-toggle" type="button" aria-haspopup="dialog" aria-label="Apri contenuti multimediali 1 in finestra modale"></button></modal-opener></li></ul></media-gallery></div><div class="product__info-wrapper grid__item"><product-info id="ProductInfo-template--main" class="product__info-container product__column-sticky"><p class="product__text caption-with-letter-spacing">Bottega Serena</p><div class="product__title"><h1>{title}</h1><a href="/products/{handle}" class="product__title hidden"><h2 class="h1">{title}</h2></a></div><div id="price-template--main" role="status">{price(handle)}</div><div class="product__tax caption rte">Imposte incluse. <a href="/policies/shipping-policy">Spese di spedizione</a> calcolate al check-out.</div>{picker}<div id="Quantity-Form" class="product-form__input product-form__quantity"><label class="quantity__label form__label" for="Quantity-template--main">Quantità</label>{quantity("quantity", 1, "Quantity-template--main", f"form={chr(34)}{form}{chr(34)}")}</div><div>{buttons}</div><div class="product__description rte"><p>Prodotto a mano da piccoli laboratori, un pezzo alla volta.</p></div>{share}<a href="/products/{handle}" class="link product__view-details hidden">Visualizza dettagli completi</a></product-info></div></div></section><section class="page-width related-products"><h2>Potrebbe interessarti anche</h2>{grid([h for h in PRODUCTS if h != handle][:4])}</section>'


def cart_body(session: Session) -> str:
    if not session.cart:
        return '<cart-items class="page-width is-empty" id="main-cart-items"><div class="cart__warnings"><h1 class="cart__empty-text">Il tuo carrello è vuoto</h1><a href="/collections/all" class="button">Continua lo shopping</a><h2 class="cart__login-title">Hai un account?</h2><p class="cart__login-paragraph"><a href="/account/login" class="link underlined-link">Accedi</a> per velocizzare il check-out.</p></div></cart-items>'
    rows = ""
    for line, (variant, n) in enumerate(session.cart.items(), 1):
        handle, option, _ = VARIANTS[variant]
        product = PRODUCTS[handle]
        title, each = escape(product["title"]), product["price"]
        names = zip(product.get("options", {}), option.split(" / "), strict=False)
        shown = "".join(f'<div class="product-option"><dt>{k}: </dt><dd>{v}</dd></div>' for k, v in names)
        amount = f'<span class="price price--end">{euro(each * n)}</span>'
        rows += f'<tr class="cart-item" id="CartItem-{line}"><td class="cart-item__media"><a href="/products/{handle}" class="cart-item__link" aria-hidden="true" tabindex="-1"></a><img src="/cdn/shop/files/{handle}.svg" class="cart-item__image" alt="{title}" width="150" height="150"></td><td class="cart-item__details"><a href="/products/{handle}" class="cart-item__name h4 break">{title}</a><div class="product-option">{euro(each)}</div><dl>{shown}</dl></td><td class="cart-item__totals right medium-hide large-up-hide">{amount}</td><td class="cart-item__quantity"><div class="cart-item__quantity-wrapper"><label class="visually-hidden" for="Quantity-{line}">Quantità</label>{quantity("updates[]", n, f"Quantity-{line}", f"data-index={chr(34)}{line}{chr(34)}")}<cart-remove-button id="Remove-{line}" data-index="{line}"><a href="/cart/change?line={line}&amp;quantity=0" class="button button--tertiary" aria-label="Rimuovi {title}">{icon("remove")}</a></cart-remove-button></div></td><td class="cart-item__totals right small-hide">{amount}</td></tr>'
    return f'<cart-items class="page-width" id="main-cart-items"><div class="title-wrapper-with-link"><h1 class="title title--primary">Il tuo carrello</h1><a href="/collections/all" class="underlined-link">Continua lo shopping</a></div><form action="/cart" class="cart__contents critical-hidden" method="post" id="cart"><table class="cart-items"><thead><tr><th class="caption-with-letter-spacing" colspan="2">Prodotto</th><th class="medium-hide large-up-hide right caption-with-letter-spacing">Totale</th><th class="cart-items__heading--wide small-hide caption-with-letter-spacing">Quantità</th><th class="small-hide right caption-with-letter-spacing">Totale</th></tr></thead><tbody>{rows}</tbody></table></form></cart-items><div class="page-width" id="main-cart-footer"><div class="cart__footer isolate"><div class="cart__blocks"><div class="js-contents"><div class="totals"><h2 class="totals__total">Totale stimato</h2><p class="totals__total-value">{euro(total_of(session.cart))} EUR</p></div><small class="tax-note caption-large rte">Imposte incluse. Sconti e <a href="/policies/shipping-policy">spese di spedizione</a> calcolati al check-out.</small></div><div class="cart__ctas"><button type="submit" id="checkout" class="cart__checkout-button button" name="checkout" form="cart">Check-out</button></div><div class="cart__dynamic-checkout-buttons additional-checkout-buttons">{WALLETS}</div></div></div></div>'


def account_form(action: str, kind: str, title: str, fields: tuple[tuple[str, str, str, str], ...], button: str, after: str, error: str = "") -> str:  # fmt: skip
    rows = "".join(f'<div class="field"><input type="{t}" name="customer[{n}]" id="{kind}-{n}" autocomplete="{a}" placeholder="{label}"><label for="{kind}-{n}">{label}</label></div>' for n, label, t, a in fields)  # fmt: skip
    return f'<div class="customer page-width"><h1>{title}</h1>{error}<form method="post" action="{action}" novalidate="novalidate"><input type="hidden" name="form_type" value="{kind}">{rows}<button>{button}</button>{after}</form></div>'


MAIL, SECRET = ("email", "E-mail", "email", "email"), ("password", "Password", "password", "current-password")


def build(ledger: Ledger) -> web.Application:
    sessions, checkouts, elsewhere = Sessions(), dict[str, Checkout](), dict[str, str]()
    shop, desk = web.RouteTableDef(), web.RouteTableDef()

    def to_checkout(session: Session, lines: dict[str, int], of_cart: bool) -> web.HTTPFound:
        token = "Z2NwLWV1cm9wZS" + uuid4().hex.upper()[:18]
        checkouts[token] = Checkout(session, lines, of_cart)
        return web.HTTPFound(f"{elsewhere['origin']}/checkouts/cn/{token}?_r=AQAB")

    @shop.get("/")
    async def home(request: web.Request) -> web.Response:
        banner = '<div class="banner banner--large banner--content-align-center"><div class="banner__media media"></div><div class="banner__content page-width"><div class="banner__box"><h2 class="banner__heading h0">Fatto a mano in Italia</h2><div class="banner__buttons"><a href="/collections/all" class="button button--primary">Acquista tutto</a></div></div></div></div>'
        featured = f'<div class="collection page-width"><div class="collection__title"><h2 class="title">Prodotti in evidenza</h2></div><slider-component>{grid(list(PRODUCTS)[:5])}</slider-component><div class="center collection__view-all"><a href="/collections/all" class="button">Visualizza tutto</a></div></div>'
        return render("Ceramiche e maglieria", banner + featured, sessions.of(request))

    @shop.get("/collections/{handle}")
    async def collection(request: web.Request) -> web.Response:
        handle = request.match_info["handle"]
        if handle != "all" and handle not in COLLECTIONS:
            return missing(request)
        found = [h for h, p in PRODUCTS.items() if handle in ("all", p["collection"])]
        title = COLLECTIONS.get(handle, "Prodotti")
        orders = {"price-ascending": 1, "price-descending": -1}
        if sign := orders.get(request.query.get("sort_by", "")):
            found.sort(key=lambda h: sign * PRODUCTS[h]["price"])
        choices = "".join(f'<option value="{v}"{" selected" if request.query.get("sort_by") == v else ""}>{n}</option>' for v, n in (("manual", "In evidenza"), ("price-ascending", "Prezzo, da meno caro a più caro"), ("price-descending", "Prezzo, da più caro a meno caro")))  # fmt: skip
        facets = f'<facet-filters-form class="facets small-hide"><form id="FacetSortForm" class="facets__form" method="get"><div class="facet-filters sorting caption"><div class="facet-filters__field"><h2 class="facet-filters__label caption-large text-body"><label for="SortBy">Ordina per:</label></h2><div class="select"><select name="sort_by" class="facet-filters__sort select__select caption-large" id="SortBy">{choices}</select></div></div></div><div class="product-count light"><h2 class="product-count__text text-body"><span id="ProductCountDesktop">{len(found)} prodotti</span></h2></div></form></facet-filters-form>'
        phone = f'<menu-drawer class="mobile-facets__wrapper medium-hide large-up-hide"><details class="mobile-facets__disclosure disclosure-has-popup"><summary class="mobile-facets__open-wrapper focus-offset"><span class="mobile-facets__open">Filtra e ordina</span></summary><div class="mobile-facets"><form method="get"><label for="SortBy-mobile">Ordina per:</label> <select name="sort_by" id="SortBy-mobile">{choices}</select> <button class="button">Applica</button></form></div></details></menu-drawer>'
        return render(title, f'<div class="collection-hero"><div class="page-width"><h1 class="collection-hero__title">{title}</h1></div></div><div class="page-width">{facets}{phone}<div id="ProductGridContainer">{grid(found)}</div></div>', sessions.of(request), "collection")  # fmt: skip

    @shop.get("/search")
    async def search(request: web.Request) -> web.Response:
        words = request.query.get("q", "").lower().split()
        found = [
            h for h, p in PRODUCTS.items() if words and all(w.strip("*") in p["title"].lower() for w in words)
        ]
        said = f"{len(found)} risultati per “{escape(request.query.get('q', ''))}”" if found else "Nessun risultato. Controlla l'ortografia o usa una parola o una frase diversa."  # fmt: skip
        return render("Cerca", f'<div class="template-search page-width"><h1 class="h2 center">Risultati della ricerca</h1>{search_form("Template")}<p role="status">{said}</p>{grid(found)}</div>', sessions.of(request), "search")  # fmt: skip

    @shop.get("/search/suggest")
    async def suggest(request: web.Request) -> web.Response:
        word = request.query.get("q", "").lower()
        rows = "".join(f'<li class="predictive-search__list-item" role="option"><a href="/products/{h}" class="predictive-search__item link link--text">{escape(p["title"])}</a></li>' for h, p in PRODUCTS.items() if word and word in p["title"].lower())  # fmt: skip
        return web.Response(content_type="text/html", text=f'<div id="predictive-search-results" role="listbox"><h2 class="predictive-search__heading">Prodotti</h2><ul class="list-unstyled">{rows}</ul><button class="predictive-search__item link">Cerca “{escape(word)}”</button></div>')  # fmt: skip

    @shop.get("/products/{handle}")
    async def product(request: web.Request) -> web.Response:
        handle = request.match_info["handle"]
        if handle not in PRODUCTS:
            return missing(request)
        return render(PRODUCTS[handle]["title"], product_info(handle), sessions.of(request), "product")

    @shop.post("/cart/add")
    async def add(request: web.Request) -> web.Response:
        data, session = await request.post(), sessions.of(request)
        variant, amount = str(data.get("id", "")), str(data.get("quantity", "1"))
        handle, option, left = VARIANTS.get(variant, ("", "", False))
        if not left or not amount.isdigit() or not int(amount):
            return web.json_response({"status": 422, "message": "Cart Error", "description": "Il prodotto è già esaurito."}, status=422)  # fmt: skip
        session.cart[variant] = session.cart.get(variant, 0) + int(amount)
        if "sections" not in data:
            raise web.HTTPFound("/cart")
        names = zip(PRODUCTS[handle].get("options", {}), option.split(" / "), strict=False)
        line = f'<div class="cart-notification-product__image"><img src="/cdn/shop/files/{handle}.svg" alt="" width="70" height="70"></div><div><h3 class="cart-notification-product__name h4">{escape(PRODUCTS[handle]["title"])}</h3><dl>{"".join(f"<div class=product-option><dt>{k}: </dt><dd>{v}</dd></div>" for k, v in names)}</dl></div>'
        return web.json_response({"id": int(variant), "sections": {"cart-notification-product": line, "cart-notification-button": f"Visualizza carrello ({sum(session.cart.values())})", "cart-icon-bubble": bubble(session)}})  # fmt: skip

    @shop.get("/cart")
    async def cart(request: web.Request) -> web.Response:
        return render("Il tuo carrello", cart_body(sessions.of(request)), sessions.of(request), "cart")

    @shop.post("/cart")
    async def post_cart(request: web.Request) -> web.Response:
        data, session = await request.post(), sessions.of(request)
        for variant, n in zip(list(session.cart), data.getall("updates[]", []), strict=False):
            change(session, variant, str(n))
        if "checkout" in data and session.cart:
            raise to_checkout(session, dict(session.cart), of_cart=True)
        raise web.HTTPFound("/cart")

    def change(session: Session, variant: str, n: str) -> None:
        if n.isdigit():
            session.cart[variant] = int(n)
            if not int(n):
                del session.cart[variant]

    @shop.route("*", "/cart/change")
    async def change_line(request: web.Request) -> web.Response:
        session = sessions.of(request)
        data = request.query if request.method == "GET" else await request.json()
        line = int(data.get("line", 0)) - 1
        if 0 <= line < len(session.cart):
            change(session, list(session.cart)[line], str(data.get("quantity", "")))
        if request.method == "GET":
            raise web.HTTPFound("/cart")
        return web.json_response({"item_count": sum(session.cart.values()), "sections": {"main": cart_body(session), "cart-icon-bubble": bubble(session)}})  # fmt: skip

    @shop.get(r"/cart/{variant:\d+}:{n:\d+}")
    async def permalink(request: web.Request) -> web.Response:
        variant = request.match_info["variant"]
        if not VARIANTS.get(variant, ("", "", False))[2]:
            raise web.HTTPFound("/cart")
        raise to_checkout(sessions.of(request), {variant: int(request.match_info["n"]) or 1}, of_cart=False)

    @shop.post("/contact")
    async def contact(request: web.Request) -> web.Response:
        data = await request.post()
        ledger.subscriptions += data.get("form_type") == "customer" and "@" in str(data.get("contact[email]"))
        return render("Contatti", '<div class="page-width"><h2 class="form-status">✓ Grazie per la tua iscrizione</h2></div>', sessions.of(request))  # fmt: skip

    @shop.route("*", "/account/login")
    async def login(request: web.Request) -> web.Response:
        error = '<h2 class="form__message">Errore</h2><div class="errors"><ul><li>Indirizzo e-mail o password non corretti.</li></ul></div>' * (request.method == "POST")  # fmt: skip
        body = account_form("/account/login", "customer_login", "Accedi", (MAIL, SECRET), "Accedi", '<a href="/account/register">Crea account</a>', error)  # fmt: skip
        return render("Account", body, sessions.of(request), "login")

    @shop.get("/account/register")
    async def register(request: web.Request) -> web.Response:
        names = (("first_name", "Nome", "text", "given-name"), ("last_name", "Cognome", "text", "family-name"))
        body = account_form("/account", "create_customer", "Crea account", (*names, MAIL, SECRET), "Crea", "")
        return render("Crea account", body, sessions.of(request), "register")

    @shop.post("/account")
    async def create(request: web.Request) -> web.Response:
        data = await request.post()
        if "@" not in str(data.get("customer[email]")) or not data.get("customer[password]"):
            raise web.HTTPFound("/account/register")
        ledger.accounts += 1
        raise web.HTTPFound("/")

    @shop.get("/{kind:policies|pages}/{name}")
    async def text_page(request: web.Request) -> web.Response:
        titles = {"refund-policy": "Informativa sui rimborsi", "privacy-policy": "Informativa sulla privacy", "terms-of-service": "Termini e condizioni del servizio", "shipping-policy": "Informativa sulle spedizioni", "contact": "Contatti"}  # fmt: skip
        title = titles.get(request.match_info["name"], "Pagina")
        return render(title, f'<div class="page-width page-width--narrow"><h1 class="main-page-title">{title}</h1><div class="rte"><p>Bottega Serena S.r.l., Via dei Vasai 12, 50125 Firenze. Spediamo in tutta Italia in 3-5 giorni lavorativi.</p></div></div>', sessions.of(request), "page")  # fmt: skip

    def missing(request: web.Request) -> web.Response:
        return render("404", '<div class="page-width center"><p>404</p><h1 class="title">Pagina non trovata</h1><a href="/collections/all" class="button">Continua lo shopping</a></div>', sessions.of(request), "404", 404)  # fmt: skip

    async def picture(request: web.Request) -> web.Response:
        product = PRODUCTS.get(request.match_info["name"], {"hue": 0, "collection": "casa"})
        shape = "M90 90h110v110a30 30 0 01-30 30h-50a30 30 0 01-30-30zM200 110h18a25 25 0 010 66h-18" if product["collection"] == "casa" else "M80 90l40-20q30 20 60 0l40 20 18 60-34 10-8-14v100H104V146l-8 14-34-10z"  # fmt: skip
        return web.Response(content_type="image/svg+xml", text=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300" width="300" height="300"><rect width="300" height="300" fill="hsl({product["hue"]} 22% 92%)"/><path d="{shape}" fill="hsl({product["hue"]} 38% 46%)" stroke="hsl({product["hue"]} 38% 36%)" stroke-width="6"/></svg>')  # fmt: skip

    async def asset(request: web.Request) -> web.Response:
        name = {"base.css": "shopify.css", "global.js": "shopify.js", "app.css": "shopify_checkout.css", "app.js": "shopify_checkout.js"}[request.match_info["name"]]  # fmt: skip
        return web.Response(content_type="text/css" if name.endswith("css") else "text/javascript", text=(HERE / name).read_text("utf-8"))  # fmt: skip

    @desk.get("/checkouts/cn/{token}")
    async def checkout(request: web.Request) -> web.Response:
        if not (known := checkouts.get(request.match_info["token"])):
            raise web.HTTPFound(elsewhere["shop"])
        if known.number:
            raise web.HTTPFound(request.path + "/thank-you")
        zones = {c: [z.split(" ", 1) for z in text.split(",")] for c, text in ZONES.items()}
        start = {"token": request.match_info["token"], "shop": elsewhere["shop"], "countries": COUNTRIES, "zones": zones}  # fmt: skip
        return web.Response(content_type="text/html", text=f'<!doctype html><html lang="it" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=5"><meta name="robots" content="noindex"><title>Check-out - Bottega Serena</title><link rel="stylesheet" href="/cdn/checkout-web/assets/app.css"></head><body><div id="app"><div class="skeleton" aria-busy="true"><span></span><span></span><span></span></div></div><noscript>JavaScript non è attivo.</noscript><script type="application/json" id="serialized-state">{json.dumps(start)}</script><script src="/cdn/checkout-web/assets/app.js" defer></script></body></html>')  # fmt: skip

    def problems(who: dict[str, str]) -> list[str]:
        country = who.get("countryCode", "")
        needed = ["email", "lastName", "address1", "city"] + ["postalCode"] * (country != "") + ["zone"] * (country in ZONES)  # fmt: skip
        bad = [name for name in needed if not str(who.get(name, "")).strip()]
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", who.get("email", "")) and "email" not in bad:
            bad.append("email")
        if country not in COUNTRIES or (country == "IT" and not re.fullmatch(r"\d{5}", who.get("postalCode", ""))):
            bad.append("postalCode")
        if country in ZONES and who.get("zone") not in [z.split(" ")[0] for z in ZONES[country].split(",")]:
            bad.append("zone")
        return bad

    @desk.post("/checkouts/unstable/graphql")
    async def graphql(request: web.Request) -> web.Response:
        operation, said = request.query.get("operationName", ""), await request.json()
        known = checkouts.get(str(said.get("token")))
        if not known:
            return web.json_response({"errors": [{"message": "not found"}]}, status=404)
        if operation == "AddressPredictions":
            text = str(said.get("query", "")).strip()
            found = [{"address1": text, "city": c, "zone": z, "postalCode": p} for c, z, p in PLACES] if len(text) > 3 else []  # fmt: skip
            return web.json_response({"predictions": found})
        who = {k: str(v) for k, v in dict(said.get("buyer") or {}).items()}
        bad = problems(who)
        if operation == "Proposal":
            if said.get("initial") and known.lines:
                ledger.payment_shown += 1
            if not bad:
                names = {"email": "email", "firstName": "first_name", "lastName": "last_name", "address1": "street", "postalCode": "postcode", "city": "city", "zone": "region", "countryCode": "country", "phone": "phone"}  # fmt: skip
                ledger.entered |= {names[k]: v for k, v in who.items() if k in names and v}
            subtotal, method = total_of(known.lines), str(said.get("delivery") or "standard")
            free = subtotal >= 150
            ways: dict[str, dict[str, Any]] = {h: {"title": t, "text": d, "price": 0 if free and h == "standard" else p} for h, (t, d, p) in SHIPPINGS.items()}  # fmt: skip
            lines = [{"title": PRODUCTS[VARIANTS[v][0]]["title"], "variant": VARIANTS[v][1] if "/" in VARIANTS[v][1] else "", "image": f"/cdn/shop/files/{VARIANTS[v][0]}.svg", "quantity": n, "amount": PRODUCTS[VARIANTS[v][0]]["price"] * n} for v, n in known.lines.items()]  # fmt: skip
            deliverable = not [name for name in bad if name not in ("email", "lastName")]
            shipping = ways[method if method in ways else "standard"]["price"] if deliverable else None
            return web.json_response({"lines": lines, "delivery": ways if deliverable else None, "payments": PAYMENTS, "subtotal": subtotal, "shipping": shipping, "total": subtotal + (shipping or 0)})  # fmt: skip
        if operation != "SubmitForCompletion":
            return web.json_response({"errors": [{"message": "unknown operation"}]}, status=400)
        payment = said.get("payment")
        if bad or payment not in PAYMENTS or (payment == "basic-creditCards" and not said.get("cardSession")):
            return web.json_response({"errors": bad or ["payment"]})
        if not known.number:
            ledger.orders += 1
            ledger.subscriptions += bool(said.get("marketing"))
            ledger.accounts += bool(said.get("rememberMe"))
            known.number, known.entered = 1000 + ledger.orders, {**who, "payment": str(payment)}
            if known.of_cart:
                known.session.cart.clear()
        return web.json_response({"receipt": f"/checkouts/cn/{said['token']}/thank-you"})

    @desk.get("/checkouts/cn/{token}/thank-you")
    async def thanks(request: web.Request) -> web.Response:
        known = checkouts.get(request.match_info["token"])
        if not known or not known.number:
            raise web.HTTPFound(request.path.removesuffix("/thank-you"))
        name = escape(known.entered.get("firstName") or known.entered["lastName"])
        return web.Response(content_type="text/html", text=f'<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Grazie! - Bottega Serena</title><link rel="stylesheet" href="/cdn/checkout-web/assets/app.css"></head><body><div class="cw-thanks"><header><a href="{elsewhere["shop"]}">Bottega Serena</a></header><p class="confirmation">Conferma n. {request.match_info["token"][-9:]}</p><h1>Grazie, {name}.</h1><section class="cw-box"><h2>Il tuo ordine è confermato</h2><p>Riceverai a breve un’e-mail di conferma con il numero del tuo ordine.</p><p id="order-number">Ordine n. {known.number}</p></section><section class="cw-box"><h2>Dettagli ordine</h2><p>{escape(known.entered["email"])}</p><p>{PAYMENTS[known.entered["payment"]]}</p></section><a class="cw-button" href="{elsewhere["shop"]}">Continua lo shopping</a></div></body></html>')  # fmt: skip

    @desk.get("/card-fields/{field}")
    async def card_field(request: web.Request) -> web.Response:
        fields = {"number": ("Numero carta", "cc-number", "numeric"), "expiry": ("Data di scadenza (MM / AA)", "cc-exp", "numeric"), "verification_value": ("Codice di sicurezza", "cc-csc", "numeric"), "name": ("Nome sulla carta", "cc-name", "text")}  # fmt: skip
        name = request.match_info["field"]
        if name not in fields:
            raise web.HTTPNotFound
        label, fill, mode = fields[name]
        return web.Response(content_type="text/html", text=f'<!doctype html><html lang="it"><head><meta charset="utf-8"><style>*{{box-sizing:border-box}}body{{margin:0}}input{{width:100%;height:48px;border:0;padding:0 12px;font:14px -apple-system,Arial,sans-serif;background:transparent;outline:0}}</style></head><body><form method="post" novalidate><label for="{name}" style="position:absolute;left:-999px">{label}</label><input type="text" id="{name}" name="{name}" autocomplete="{fill}" inputmode="{mode}" placeholder="{label}" aria-required="true"></form><script>const i=document.querySelector("input");document.querySelector("form").onsubmit=e=>e.preventDefault();["input","focus","blur"].forEach(k=>i.addEventListener(k,()=>parent.postMessage({{card:i.name,kind:k,value:i.value}},location.origin)));</script></body></html>')  # fmt: skip

    @desk.get("/wallets/{name}")
    async def wallet(request: web.Request) -> web.Response:
        brand = "Google Pay" if request.match_info["name"] == "google" else "PayPal"
        return web.Response(content_type="text/html", text=f'<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Accedi a {brand}</title><link rel="stylesheet" href="/cdn/checkout-web/assets/app.css"></head><body><div class="cw-thanks"><h1>{brand}</h1><p>Accedi al tuo conto per proseguire.</p><p><a href="{elsewhere["shop"]}cart">Annulla e torna a Bottega Serena</a></p></div></body></html>')  # fmt: skip

    async def start(app: web.Application) -> None:
        runner = web.AppRunner(checkout_app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        elsewhere["origin"] = f"http://127.0.0.1:{runner.addresses[0][1]}"
        app.on_cleanup.append(lambda _: runner.cleanup())

    @shop.get("/wallets/{name}")
    async def to_wallet(request: web.Request) -> web.Response:
        raise web.HTTPFound(elsewhere["origin"] + request.path)

    @web.middleware
    async def home_address(request: web.Request, handler: Any) -> web.StreamResponse:
        elsewhere["shop"] = f"http://{request.host}/"
        answer: web.StreamResponse = await handler(request)
        return answer

    app, checkout_app = web.Application(middlewares=[home_address, with_session]), web.Application()
    app.add_routes(shop)
    checkout_app.add_routes(desk)
    for one in (app, checkout_app):
        one.router.add_get("/cdn/shop/files/{name}.svg", picture)
        one.router.add_get("/cdn/{path:[^.]*}/{name:base.css|global.js|app.css|app.js}", asset)
    app.on_startup.append(start)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.locator(".shopify-pc__banner__btn-decline").click()
    await page.locator(".card-wrapper", has_text="Maglione").locator(".card__content a").last.click()
    await page.locator("label", has_text="Antracite").click()
    await page.locator("fieldset label", has_text="M").last.click()
    await page.get_by_role("button", name="Aggiungi al carrello").click()
    await page.locator("#cart-notification-form button").click()
    for name, text in (("email", "giulia.ferri@example.org"), ("firstName", "Giulia"), ("lastName", "Ferri"), ("address1", "Via Garibaldi 8"), ("postalCode", "40124"), ("city", "Bologna")):  # fmt: skip
        await page.locator(f"[name={name}]").fill(text)
    await page.locator("[name=zone]").select_option(label="Bologna")
    await page.locator("label", has_text="Espressa").click()
    await page.locator("label", has_text="Bonifico bancario").click()
    await page.get_by_role("button", name="Completa l'ordine").click()
    await expect(page.locator("#order-number")).to_be_visible()


SHOP = Lookalike("shopify", 3, build, buy)
