"""PrestaShop 8 in its classic theme: French, euros, at home in France."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
CSS = (HERE / "prestashop.css").read_text(encoding="utf-8")
JS = (HERE / "prestashop.js").read_text(encoding="utf-8")


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
    options: bool = False


CATEGORIES = {"3-vetements": "Vêtements", "6-maison": "Maison"}
PRODUCTS = (
    Product(1, "pull-marin-laine", "Pull marin en laine", 59.9, "3-vetements", 220, "Maille serrée, col montant, tricoté en Bretagne.", options=True),
    Product(2, "bougie-figuier", "Bougie au figuier", 18.5, "6-maison", 90, "Cire végétale coulée à la main, quarante heures de parfum."),
    Product(3, "bonnet-cotele", "Bonnet côtelé", 22, "3-vetements", 10, "Un bonnet simple et chaud, en laine mérinos."),
    Product(4, "bol-gres-bleu", "Bol en grès bleu", 14.9, "6-maison", 205, "Émaillé au four, passe au lave-vaisselle.", was=17.9),
    Product(5, "tablier-lin", "Tablier en lin", 39, "6-maison", 45, "Lin lavé, deux poches, liens croisés.", sold_out=True),
    Product(6, "echarpe-carreaux", "Écharpe à carreaux", 34.9, "3-vetements", 340, "Tissée dans le Tarn, douce et légère."),
    Product(7, "planche-hetre", "Planche à découper en hêtre", 27.5, "6-maison", 30, "Taillée dans une seule pièce de hêtre."),
)  # fmt: skip
BY_NUMBER = {p.number: p for p in PRODUCTS}
SIZES = {"1": "S", "2": "M", "3": "L", "4": "XL"}
COLOURS = {"8": ("Écru", "#f0e6d2"), "14": ("Bleu", "#274a7a")}
COUNTRIES = {"1": ("DE", "Allemagne"), "2": ("AT", "Autriche"), "3": ("BE", "Belgique"), "6": ("ES", "Espagne"), "21": ("US", "États-Unis"), "8": ("FR", "France"), "10": ("IT", "Italie"), "12": ("LU", "Luxembourg"), "13": ("NL", "Pays-Bas"), "17": ("GB", "Royaume-Uni"), "19": ("CH", "Suisse")}  # fmt: skip
STATES = {"21": {"8": "California", "35": "New York", "46": "Texas"}, "10": {"123": "Milano", "150": "Napoli", "180": "Roma"}}  # fmt: skip
CARRIERS = {
    "1": ("Click and collect", "Retrait en magasin", 0.0),
    "2": ("Mon transporteur", "Livraison le lendemain !", 8.4),
}
GATEWAYS = (
    ("ps_checkpayment", "Payer par chèque", "<p>Envoyez votre chèque à l'ordre de Maison Rivage. Nous expédions après encaissement.</p>"),
    ("ps_wirepayment", "Payer par virement bancaire", "<p>Nous vous envoyons nos coordonnées bancaires&nbsp;; la marchandise est réservée sept jours.</p>"),
    ("ps_checkout", "Payer par carte bancaire", '<iframe title="Champs de carte bancaire" name="hosted-fields" src="/hosted-fields.html" style="border:0;width:100%;height:180px"></iframe>'),
    ("ps_cashondelivery", "Payer comptant à la livraison", "<p>Vous payez le livreur à la réception de votre commande.</p>"),
)  # fmt: skip
CARD_FRAME = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Carte</title><style>body{font:14px sans-serif;margin:4px}label{display:block;margin:4px 0}input{width:95%;padding:6px}</style>
<label>Numéro de carte<input name="cardnumber" inputmode="numeric" autocomplete="cc-number"></label><label>Date d'expiration<input name="exp-date" autocomplete="cc-exp" placeholder="MM/AA"></label><label>Cryptogramme<input name="cvc" autocomplete="cc-csc"></label></html>"""
GDPR = 'J\'accepte les conditions générales et la politique de confidentialité'  # fmt: skip


def money(value: float) -> str:
    return f"{value:,.2f}".replace(",", "\u202f").replace(".", ",") + "&nbsp;€"


def icon(name: str, more: str = "") -> str:
    return f'<i class="material-icons mi-{name} {more}" aria-hidden="true">{name}</i>'


def link(p: Product) -> str:
    return f"/{p.category.partition('-')[2]}/{p.number}-{p.slug}.html"


def article(key: str) -> tuple[Product, str]:
    number, _, rest = key.partition(":")
    p = BY_NUMBER[int(number)]
    size, _, colour = rest.partition("-")
    return p, f"Taille : {SIZES[size]}|Couleur : {COLOURS[colour][0]}" if rest else ""


def subtotal(session: Session) -> float:
    return sum(article(key)[0].price * n for key, n in session.cart.items())


def freight(session: Session) -> float:
    return CARRIERS[session.entered.get("carrier", "2")][2]


def pieces(session: Session) -> str:
    n = sum(session.cart.values())
    return f"{n} article{'s' if n > 1 else ''}"


def picture(p: Product, size: int = 250) -> str:
    return (
        f'<img src="/img/p/{p.number}.svg" alt="{escape(p.name)}" loading="lazy" width="{size}" height="{size}">'
    )


def miniature(p: Product) -> str:
    flags = '<li class="product-flag out_of_stock">Rupture de stock</li>' if p.sold_out else '<li class="product-flag discount">-3,00&nbsp;€</li>' if p.was else '<li class="product-flag new">Nouveau</li>'  # fmt: skip
    was = f'<span class="regular-price" aria-label="Prix de base">{money(p.was)}</span> ' if p.was else ""
    return f"""<div class="js-product product col-xs-12 col-sm-6 col-lg-4 col-xl-3"><article class="product-miniature js-product-miniature" data-id-product="{p.number}" data-id-product-attribute="0"><div class="thumbnail-container"><div class="thumbnail-top"><a href="{link(p)}" class="thumbnail product-thumbnail">{picture(p)}</a>
<div class="highlighted-informations no-variants"><a class="quick-view js-quick-view" href="#" data-link-action="quickview">{icon("search", "search")} Aperçu rapide</a></div></div>
<div class="product-description"><h3 class="h3 product-title"><a href="{link(p)}" content="{link(p)}">{p.name}</a></h3><div class="product-price-and-shipping">{was}<span class="price" aria-label="Prix">{money(p.price)}</span></div></div><ul class="product-flags js-product-flags">{flags}</ul></div></article></div>"""


def blockcart(session: Session) -> str:
    n, inner = sum(session.cart.values()), f'{icon("shopping_cart", "shopping-cart")}<span class="hidden-sm-down">Panier</span> <span class="cart-products-count">({sum(session.cart.values())})</span>'  # fmt: skip
    if n:
        inner = f'<a rel="nofollow" aria-label="Lien du panier d\'achat contenant {n} produit(s)" href="/panier?action=show">{inner}</a>'
    return f'<div class="blockcart cart-preview {"active" if n else "inactive"}" data-refresh-url="/module/ps_shoppingcart/ajax"><div class="header">{inner}</div></div>'


def frame(
    session: Session, page_id: str, title: str, body: str, crumb: str = "", bare: bool = False
) -> web.Response:
    menu = "".join(f'<li class="category" id="category-{k[0]}"><a class="dropdown-item" href="/{k}" data-depth="0">{v}</a></li>' for k, v in CATEGORIES.items())  # fmt: skip
    user = f'<div class="user-info"><a href="/connexion?back=my-account" title="Identifiez-vous" rel="nofollow">{icon("person")}<span class="hidden-sm-down">Connexion</span></a></div>'
    logo = '<a href="/"><span class="logo img-fluid">Maison Rivage</span></a>'
    consent = f'<div class="gdpr_consent"><span class="custom-checkbox"><label class="psgdpr_consent_message"><input id="psgdpr_consent_checkbox_21" name="psgdpr_consent_checkbox" type="checkbox" value="1" class="psgdpr_consent_checkboxes"><span><i class="checkbox-checked"></i></span><span>{GDPR}</span></label></span></div>'
    footer = f"""<footer id="footer" class="js-footer"><div class="container"><div class="row"><div class="block_newsletter col-lg-8" id="blockEmailSubscription_displayFooterBefore"><p id="block-newsletter-label">Recevez nos offres spéciales</p><form action="/#blockEmailSubscription_displayFooterBefore" method="post"><div class="col-xs-12"><input class="btn btn-primary float-xs-right hidden-xs-down" name="submitNewsletter" type="submit" value="S’abonner" disabled><input class="btn btn-primary float-xs-right hidden-sm-up" name="submitNewsletter" type="submit" value="ok" disabled><div class="input-wrapper"><input name="email" type="email" value="" placeholder="Votre adresse e-mail" aria-labelledby="block-newsletter-label" required></div><input type="hidden" name="action" value="0"></div><div class="col-xs-12"><p>Vous pouvez vous désinscrire à tout moment.</p>{consent}</div></form></div></div></div>
<div class="footer-container"><div class="container"><div class="row links"><div class="col-md-4"><p class="h3 hidden-sm-down">Produits</p><div class="title clearfix hidden-md-up" data-target="#footer_sub_menu_1" data-toggle="collapse"><span class="h3">Produits</span><span class="navbar-toggler">{icon("add")}</span></div><ul id="footer_sub_menu_1" class="collapse"><li><a class="cms-page-link" href="/promotions">Promotions</a></li><li><a class="cms-page-link" href="/nouveaux-produits">Nouveaux produits</a></li></ul></div>
<div class="col-md-4"><p class="h3 hidden-sm-down">Notre société</p><div class="title clearfix hidden-md-up" data-target="#footer_sub_menu_2" data-toggle="collapse"><span class="h3">Notre société</span><span class="navbar-toggler">{icon("add")}</span></div><ul id="footer_sub_menu_2" class="collapse"><li><a class="cms-page-link" href="/content/1-livraison">Livraison</a></li><li><a class="cms-page-link" href="/content/2-mentions-legales">Mentions légales</a></li><li><a class="cms-page-link" href="/content/3-conditions-utilisation">Conditions d'utilisation</a></li></ul></div>
<div class="block-contact col-md-4"><p class="h4 block-contact-title hidden-sm-down">Informations</p>Maison Rivage<br>9 quai Nord, 29900 Concarneau<br>France</div></div></div></div><p class="text-sm-center"><a class="_blank" href="https://www.prestashop-project.org/" target="_blank" rel="noopener noreferrer nofollow">© 2026 - Logiciel e-commerce par PrestaShop™</a></p></footer>"""
    nav = f"""<nav class="header-nav"><div class="container"><div class="row"><div class="hidden-sm-down"><div class="col-md-5"><div id="_desktop_contact_link"><div id="contact-link"><a href="/nous-contacter">Contactez-nous</a></div></div></div><div class="col-md-7 right-nav"><div id="_desktop_user_info">{user}</div><div id="_desktop_cart">{blockcart(session)}</div></div></div>
<div class="hidden-md-up text-sm-center mobile"><div class="float-xs-left" id="menu-icon">{icon("menu", "d-inline")}</div><div class="float-xs-right" id="_mobile_cart"></div><div class="float-xs-right" id="_mobile_user_info"></div><div class="top-logo" id="_mobile_logo"></div></div></div></div></nav>
<div class="header-top"><div class="container"><div class="row"><div class="col-md-2 hidden-sm-down" id="_desktop_logo">{logo}</div><div class="header-top-right col-md-10 col-sm-12 position-static"><div class="menu js-top-menu position-static hidden-sm-down" id="_desktop_top_menu"><ul class="top-menu" id="top-menu" data-depth="0">{menu}</ul></div><div id="search_widget" class="search-widgets" data-search-controller-url="/recherche"><form method="get" action="/recherche"><input type="hidden" name="controller" value="search">{icon("search", "search")}<input type="text" name="s" value="" placeholder="Rechercher" aria-label="Rechercher"></form></div></div></div>
<div id="mobile_top_menu_wrapper" class="row hidden-md-up" style="display:none"><div class="js-top-menu mobile" id="_mobile_top_menu"></div><div class="js-top-menu-bottom"><div id="_mobile_contact_link"></div></div></div></div></div>"""
    if bare:
        nav = f'<nav class="header-nav"><div class="container"><div class="row"><div class="hidden-sm-down col-md-6" id="_desktop_logo">{logo}</div><div class="col-md-6 right-nav hidden-sm-down"><div id="_desktop_user_info">{user}</div></div><div class="hidden-md-up text-sm-center mobile"><div class="float-xs-right" id="_mobile_user_info"></div><div class="top-logo" id="_mobile_logo"></div></div></div></div></nav>'
        footer = '<footer id="footer" class="js-footer bare"><div class="modal fade" id="modal" role="dialog" style="display:none"><div class="modal-dialog" role="document"><div class="modal-content"><button type="button" class="close" data-dismiss="modal" aria-label="Fermer"><span aria-hidden="true">&times;</span></button><div class="js-modal-content"></div></div></div></div><div class="text-sm-center">© 2026 - Logiciel e-commerce par PrestaShop™</div></footer>'
    trail = f'<nav data-depth="2" class="breadcrumb"><ol><li><a href="/"><span>Accueil</span></a></li><li><span>{crumb}</span></li></ol></nav>' if crumb else ""  # fmt: skip
    html = f"""<!doctype html><html lang="fr-FR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link rel="stylesheet" href="/themes/classic/assets/css/theme.css"></head>
<body id="{page_id}" class="lang-fr country-fr currency-eur layout-full-width page-{page_id} tax-display-enabled"><main><header id="header" class="js-header">{nav}</header><section id="wrapper"><aside id="notifications"><div class="notifications-container container"></div></aside><div class="container">{trail}<div class="row"><div id="content-wrapper" class="js-content-wrapper">{body}</div></div></div></section>{footer}</main><script src="/themes/classic/assets/js/theme.js"></script></body></html>"""
    return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})


def actions(p: Product, size: str, colour: str) -> str:
    """What stands under the price: options, quantity and the button."""
    variants = ""
    if p.options:
        sizes = "".join(f'<option value="{k}" title="{v}"{" selected" if k == size else ""}>{v}</option>' for k, v in SIZES.items())  # fmt: skip
        colours = "".join(f'<li class="float-xs-left input-container"><label aria-label="{v}"><input class="input-color" type="radio" data-product-attribute="2" name="group[2]" value="{k}" title="{v}"{" checked" if k == colour else ""}><span class="color" style="background-color:{c}"><span class="attribute-name sr-only">{v}</span></span></label></li>' for k, (v, c) in COLOURS.items())  # fmt: skip
        variants = f'<div class="product-variants js-product-variants"><div class="clearfix product-variants-item"><span class="control-label">Taille: {SIZES[size]}</span><select class="form-control form-control-select" id="group_1" aria-label="Taille" data-product-attribute="1" name="group[1]">{sizes}</select></div><div class="clearfix product-variants-item"><span class="control-label">Couleur: {COLOURS[colour][0]}</span><ul id="group_2">{colours}</ul></div></div>'
    gone = p.sold_out or (p.options and (size, colour) == ("4", "8"))
    available = f"{icon('block', 'product-unavailable')} Rupture de stock" if gone else ""
    alert = '<div class="js-mailalert text-center mt-1" data-url="/module/ps_emailalerts/actions?process=add"><input class="form-control" type="email" placeholder="votre@email.com"><button class="btn btn-primary mt-1 js-mailalert-add" type="button" rel="nofollow">Prévenez-moi lorsque le produit est disponible</button><div class="js-mailalert-alerts"></div></div>' if gone else ""  # fmt: skip
    return f"""<form action="/panier" method="post" id="add-to-cart-or-refresh"><input type="hidden" name="token" value="9c1f"><input type="hidden" name="id_product" value="{p.number}" id="product_page_product_id"><input type="hidden" name="id_customization" value="0" id="product_customization_id">{variants}
<div class="product-add-to-cart js-product-add-to-cart"><span class="control-label">Quantité</span><div class="product-quantity clearfix"><div class="qty"><div class="input-group bootstrap-touchspin"><input type="number" name="qty" id="quantity_wanted" inputmode="numeric" pattern="[0-9]*" value="1" min="1" class="input-group form-control" aria-label="Quantité"><span class="input-group-btn-vertical"><button class="btn btn-touchspin js-touchspin bootstrap-touchspin-up" type="button">{icon("touchspin-up")}</button><button class="btn btn-touchspin js-touchspin bootstrap-touchspin-down" type="button">{icon("touchspin-down")}</button></span></div></div>
<div class="add"><button class="btn btn-primary add-to-cart" data-button-action="add-to-cart" type="submit"{" disabled" if gone else ""}>{icon("shopping_cart", "shopping-cart")}Ajouter au panier</button></div></div><span id="product-availability" class="js-product-availability">{available}</span>{alert}</div></form>"""


def prices(p: Product) -> str:
    was = f'<div class="product-discount"><span class="regular-price">{money(p.was)}</span></div>' if p.was else ""
    return f'<div class="product-prices js-product-prices">{was}<div class="product-price h5"><div class="current-price"><span class="current-price-value" content="{p.price}">{money(p.price)}</span></div></div><div class="tax-shipping-delivery-label">TTC</div></div>'


def modal(session: Session, key: str) -> str:
    p, options = article(key)
    chosen = "".join(f"<span class='{o.split(' ')[0].lower()}'><strong>{o.split(' : ')[0]}</strong> : {o.split(' : ')[1]}</span><br>" for o in options.split("|") if o)  # fmt: skip
    n = sum(session.cart.values())
    return f"""<div id="blockcart-modal" class="modal fade" tabindex="-1" role="dialog" aria-labelledby="myModalLabel" aria-hidden="true"><div class="modal-dialog" role="document"><div class="modal-content"><div class="modal-header"><button type="button" class="close" data-dismiss="modal" aria-label="Fermer"><span aria-hidden="true">{icon("close")}</span></button><h4 class="modal-title h6 text-sm-center" id="myModalLabel">{icon("check")}Produit ajouté au panier avec succès</h4></div>
<div class="modal-body"><div class="row"><div class="col-md-5 divide-right"><div class="row"><div class="col-md-6">{picture(p)}</div><div class="col-md-6"><h6 class="h6 product-name">{p.name}</h6><p class="product-price">{money(p.price)}</p>{chosen}<span class="product-quantity">Quantité&nbsp;: <strong>{session.cart[key]}</strong></span></div></div></div>
<div class="col-md-7"><div class="cart-content"><p class="cart-products-count">Il y a {pieces(session)} dans votre panier.</p><p><span class="label">Sous-total&nbsp;:</span> <span class="subtotal value">{money(subtotal(session))}</span></p><p><span>Transport&nbsp;:</span> <span class="shipping value">{money(freight(session))}</span></p><p class="product-total"><span class="label">Total TTC</span> <span class="value">{money(subtotal(session) + freight(session))}</span></p><div class="cart-content-btn"><button type="button" class="btn btn-secondary" data-dismiss="modal">Continuer mes achats</button><a href="/panier?action=show" class="btn btn-primary" data-count="{n}">{icon("check", "rtl-no-flip")}Commander</a></div></div></div></div></div></div></div></div>"""


def totals(session: Session, lead: str) -> str:
    ship = freight(session)
    return f"""{lead}<div class="cart-summary-line cart-summary-subtotals" id="cart-subtotal-products"><span class="label">{pieces(session)}</span><span class="value">{money(subtotal(session))}</span></div><div class="cart-summary-line cart-summary-subtotals" id="cart-subtotal-shipping"><span class="label">Livraison</span><span class="value">{money(ship) if ship else "gratuit"}</span></div><div class="cart-summary-line cart-total"><span class="label">Total TTC</span><span class="value">{money(subtotal(session) + ship)}</span></div>
<div class="block-promo"><div class="cart-voucher js-cart-voucher"><p class="promo-code-button display-promo"><a class="collapse-button" href="#promo-code" data-toggle="collapse">Vous avez un code promo&nbsp;?</a></p><div id="promo-code" class="collapse"><div class="promo-code"><form action="/panier" data-link-action="add-voucher" method="post"><input type="hidden" name="addDiscount" value="1"><input class="promo-input" type="text" name="discount_name" placeholder="Code promo"><button type="submit" class="btn btn-primary"><span>Ajouter</span></button></form><div class="alert alert-danger js-error" role="alert" style="display:none"><span class="ml-1 js-error-text"></span></div></div></div></div></div>"""


def cart_page(session: Session) -> web.Response:
    rows = ""
    for key, n in session.cart.items():
        p, options = article(key)
        chosen = "".join(f'<div class="product-line-info"><span class="label">{o.split(" : ")[0]}:</span> <span class="value">{o.split(" : ")[1]}</span></div>' for o in options.split("|") if o)  # fmt: skip
        rows += f"""<li class="cart-item"><div class="product-line-grid"><div class="product-line-grid-left col-md-3 col-xs-4"><span class="product-image media-middle">{picture(p, 125)}</span></div><div class="product-line-grid-body col-md-4 col-xs-8"><div class="product-line-info"><a class="label" href="{link(p)}" data-id_customization="0">{p.name}</a></div><div class="product-line-info product-price h5"><div class="current-price"><span class="price">{money(p.price)}</span></div></div>{chosen}</div>
<div class="product-line-grid-right product-line-actions col-md-5 col-xs-12"><div class="qty"><div class="input-group bootstrap-touchspin"><input class="js-cart-line-product-quantity form-control" data-key="{key}" data-product-id="{p.number}" type="number" inputmode="numeric" pattern="[0-9]*" value="{n}" name="product-quantity-spin" aria-label="Quantité du produit {p.name}" min="1"><span class="input-group-btn-vertical"><button class="btn btn-touchspin js-touchspin bootstrap-touchspin-up" type="button">{icon("touchspin-up")}</button><button class="btn btn-touchspin js-touchspin bootstrap-touchspin-down" type="button">{icon("touchspin-down")}</button></span></div></div><div class="price"><span class="product-price"><strong>{money(p.price * n)}</strong></span></div><div class="cart-line-product-actions"><a class="remove-from-cart" rel="nofollow" href="/panier?delete=1&amp;key={key}" data-link-action="delete-from-cart" data-id-product="{p.number}">{icon("delete", "float-xs-left")}</a></div></div></div></li>"""
    overview = f'<ul class="cart-items">{rows}</ul>' if rows else '<span class="no-items">Il n\'y a plus d\'articles dans votre panier</span>'  # fmt: skip
    order = f'<a href="/commande" class="btn btn-primary">Commander</a>' if rows else '<button type="button" class="btn btn-primary disabled" disabled>Commander</button>'  # fmt: skip # noqa: F541
    body = f"""<section id="main"><div class="cart-grid row"><div class="cart-grid-body col-xs-12 col-lg-8"><div class="card cart-container"><div class="card-block"><h1 class="h1">Panier</h1></div><hr class="separator"><div class="cart-overview js-cart" data-refresh-url="/panier?ajax=1&amp;action=refresh">{overview}</div></div><a class="label" href="/">{icon("chevron_left")}Continuer mes achats</a></div>
<div class="cart-grid-right col-xs-12 col-lg-4"><div class="card cart-summary"><div class="cart-detailed-totals js-cart-detailed-totals"><div class="card-block">{totals(session, "")}</div></div><div class="checkout cart-detailed-actions js-cart-detailed-actions card-block"><div class="text-sm-center">{order}</div></div></div><div class="blockreassurance_product"><div>{icon("verified")}<p class="block-title">Garanties sécurité</p></div><div>{icon("local_shipping")}<p class="block-title">Politique de livraison</p></div></div></div></div></section>"""
    return frame(session, "cart", "Panier", body, "Panier")


def field(name: str, label: str, value: str = "", kind: str = "text", optional: bool = False, auto: str = "", hint: str = "", wrong: str = "") -> str:  # fmt: skip
    need = "" if optional else " required"
    more = f'<span class="form-control-comment">{hint}</span>' if hint else ""
    more += f'<div class="help-block"><ul><li class="alert alert-danger">{wrong}</li></ul></div>' if wrong else ""
    attrs = f'id="field-{name}" name="{name}" type="{kind}" value="{escape(value)}"{f" autocomplete={auto}" if auto else ""}{need}'
    box = f'<input {attrs} class="form-control">'
    if kind == "password":
        box = f'<div class="input-group js-parent-focus"><input {attrs} class="form-control js-child-focus js-visible-password" aria-label="Saisie d\'un mot de passe d\'au moins 8 caractères" pattern=".{{8,}}"><span class="input-group-btn"><button class="btn" type="button" data-action="show-password" data-text-show="Afficher" data-text-hide="Cacher">Afficher</button></span></div>'
    return f'<div class="form-group row{" has-error" if wrong else ""}"><label class="col-md-3 form-control-label{need}" for="field-{name}">{label}</label><div class="col-md-6 js-input-column">{box}{more}</div><div class="col-md-3 form-control-comment">{"Optionnel" if optional else ""}</div></div>'


def tick(name: str, label: str, need: bool) -> str:
    return f'<div class="form-group row"><label class="col-md-3 form-control-label" for="field-{name}"></label><div class="col-md-6 js-input-column"><span class="custom-checkbox"><label><input name="{name}" id="ff_{name}" type="checkbox" value="1"{" required" if need else ""}><span>{icon("check", "rtl-no-flip checkbox-checked")}</span>{label}</label></span></div><div class="col-md-3 form-control-comment"></div></div>'


def customer_form(held: dict[str, str], wrong: dict[str, str], optional_password: bool) -> str:
    genders = "".join(f'<label class="radio-inline" for="field-id_gender-{k}"><span class="custom-radio"><input name="id_gender" id="field-id_gender-{k}" type="radio" value="{k}"><span></span></span>{v}</label>' for k, v in (("1", "M"), ("2", "Mme")))  # fmt: skip
    hint = "Seules les lettres et le point (.), suivi d'un espace, sont autorisés."
    offer = "<p><span class='font-weight-bold'>Créez votre compte</span> <span class='font-italic'>(optionnel)</span><br><span class='text-muted'>Et gagnez du temps pour votre prochaine commande&nbsp;!</span></p>" if optional_password else ""  # fmt: skip
    return f"""<form action="" id="customer-form" class="js-customer-form" method="post"><div><div class="form-group row"><label class="col-md-3 form-control-label">Titre</label><div class="col-md-6 js-input-column form-control-valign">{genders}</div><div class="col-md-3 form-control-comment"></div></div>
{field("firstname", "Prénom", held.get("firstname", ""), hint=hint, wrong=wrong.get("firstname", ""))}{field("lastname", "Nom", held.get("lastname", ""), hint=hint, wrong=wrong.get("lastname", ""))}{field("email", "E-mail", held.get("email", ""), "email", auto="email", wrong=wrong.get("email", ""))}{offer}{field("password", "Mot de passe", "", "password", optional_password, "new-password", wrong=wrong.get("password", ""))}{field("birthday", "Date de naissance", held.get("birthday", ""), optional=True, hint="(Ex. : 31/05/1970)", wrong=wrong.get("birthday", ""))}
{tick("optin", "Recevoir les offres de nos partenaires", False)}{tick("psgdpr", GDPR, True)}{tick("newsletter", "Recevoir notre newsletter<br><em>Vous pouvez vous désinscrire à tout moment. Vous trouverez pour cela nos informations de contact dans les conditions d'utilisation du site.</em>", False)}{tick("customer_privacy", "Message concernant la confidentialité des données clients<br><em>Les données que vous donnez servent à répondre à vos demandes et à traiter vos commandes.</em>", True)}</div>
<footer class="form-footer clearfix"><input type="hidden" name="submitCreate" value="1"><button class="continue btn btn-primary float-xs-right" name="continue" data-link-action="register-new-customer" type="submit" value="1">{"Continuer" if optional_password else "Enregistrer"}</button></footer></form>"""


def login_form() -> str:
    return f"""<form id="login-form" action="" method="post"><div><input type="hidden" name="back" value="">{field("email_login", "E-mail", kind="email", auto="email").replace('name="email_login"', 'name="email"')}{field("password_login", "Mot de passe", kind="password", auto="current-password").replace('name="password_login"', 'name="password"')}<div class="forgot-password"><a href="/recuperation-mot-de-passe" rel="nofollow">Mot de passe oublié&nbsp;?</a></div></div><footer class="form-footer text-sm-center clearfix"><input type="hidden" name="submitLogin" value="1"><button id="submit-login" class="btn btn-primary" data-link-action="sign-in" type="submit">Connexion</button></footer></form>"""


def address_fields(held: dict[str, str], wrong: dict[str, str]) -> str:
    chosen = held.get("id_country", "8")
    countries = "".join(f'<option value="{k}"{" selected" if k == chosen else ""}>{name}</option>' for k, (_, name) in COUNTRIES.items())  # fmt: skip
    rows = field("alias", "Alias", held.get("alias", ""), optional=True)
    for name, label, optional, auto in (("firstname", "Prénom", False, "given-name"), ("lastname", "Nom", False, "family-name"), ("company", "Société", True, "organization"), ("vat_number", "Numéro de TVA", True, ""), ("address1", "Adresse", False, "address-line1"), ("address2", "Complément d'adresse", True, "address-line2"), ("postcode", "Code postal", False, "postal-code"), ("city", "Ville", False, "address-level2")):  # fmt: skip
        rows += field(name, label, held.get(name, ""), optional=optional, auto=auto, wrong=wrong.get(name, ""))
    if chosen in STATES:
        states = "".join(f'<option value="{k}">{v}</option>' for k, v in STATES[chosen].items())
        rows += f'<div class="form-group row"><label class="col-md-3 form-control-label required" for="field-id_state">État</label><div class="col-md-6 js-input-column"><select id="field-id_state" class="form-control form-control-select" name="id_state" required><option value disabled selected>-- veuillez choisir --</option>{states}</select></div><div class="col-md-3 form-control-comment"></div></div>'
    rows += f'<div class="form-group row"><label class="col-md-3 form-control-label required" for="field-id_country">Pays</label><div class="col-md-6 js-input-column"><select id="field-id_country" class="form-control form-control-select js-country" name="id_country" autocomplete="country" required><option value disabled>-- veuillez choisir --</option>{countries}</select></div><div class="col-md-3 form-control-comment"></div></div>'
    return rows + field(
        "phone", "Téléphone", held.get("phone", ""), "tel", True, "tel", wrong=wrong.get("phone", "")
    )


def address_step(session: Session, wrong: dict[str, str]) -> str:
    held = session.entered
    confirm = f'<footer class="form-footer clearfix"><input type="hidden" name="submitAddress" value="1"><button type="submit" class="continue btn btn-primary float-xs-right" name="confirm-addresses" value="1">Continuer</button></footer>'  # fmt: skip # noqa: F541
    if "address1" in held and not wrong and held.get("editing") != "1":
        text = "<br>".join(escape(held[k]) for k in ("address1", "postcode", "city") if held.get(k))
        return f"""<div class="js-address-form"><form method="POST" action="/commande"><h2 class="h4">Votre adresse de livraison</h2><div id="delivery-addresses" class="address-selector js-address-selector"><article class="js-address-item address-item selected" id="id_address_delivery-address-7"><header class="h4"><label class="radio-block"><span class="custom-radio"><input type="radio" name="id_address_delivery" value="7" checked><span></span></span><span class="address-alias h4">{escape(held.get("alias") or "Mon adresse")}</span><div class="address">{escape(held["firstname"])} {escape(held["lastname"])}<br>{text}</div></label></header><hr><footer class="address-footer"><a class="edit-address text-muted" data-link-action="edit-address" href="/commande?id_address=7&amp;editAddress=delivery">{icon("edit")}Modifier</a></footer></article></div>{confirm.replace("submitAddress", "keepAddress")}</form></div>"""
    return f"""<div class="js-address-form"><form method="POST" id="delivery-address-form" data-id-address="0" action="/commande" data-refresh-url="/commande?ajax=1&amp;action=addressForm"><p>L'adresse sélectionnée sera utilisée à la fois comme adresse personnelle (pour la facturation) et comme adresse de livraison.</p><div id="delivery-address"><div class="js-address-form"><section class="form-fields"><input type="hidden" name="id_address" value=""><input type="hidden" name="id_customer" value="31"><input type="hidden" name="back" value=""><input type="hidden" name="token" value="9c1f">{address_fields(held, wrong)}<input type="hidden" name="saveAddress" value="delivery"></section></div></div>
<div class="form-group row"><div class="col-md-9 col-md-offset-3"><input name="use_same_address" id="use_same_address" type="checkbox" value="1" checked><label for="use_same_address">Utiliser aussi cette adresse pour la facturation</label></div></div>{confirm}</form></div>"""


def delivery_step(session: Session) -> str:
    rows = "".join(f'<div class="row delivery-option js-delivery-option"><div class="col-sm-1"><span class="custom-radio float-xs-left"><input type="radio" name="delivery_option[7]" id="delivery_option_{k}" value="{k},"{" checked" if k == session.entered.get("carrier", "2") else ""}><span></span></span></div><label for="delivery_option_{k}" class="col-xs-9 col-sm-11 delivery-option-2"><span class="h6 carrier-name">{name}</span> <span class="carrier-delay">{delay}</span> <span class="carrier-price">{money(price) + " TTC" if price else "gratuit"}</span></label></div>' for k, (name, delay, price) in CARRIERS.items())  # fmt: skip
    return f"""<div id="hook-display-before-carrier"></div><div class="delivery-options-list"><form class="clearfix" id="js-delivery" data-url-update="/commande?ajax=1&amp;action=selectDeliveryOption" method="post" action="/commande"><div class="form-fields"><div class="delivery-options">{rows}</div><div class="order-options"><div id="delivery"><label for="delivery_message">Si vous voulez nous laisser un message à propos de votre commande, merci de bien vouloir le renseigner dans le champ ci-dessous.</label><textarea rows="2" cols="120" id="delivery_message" name="delivery_message"></textarea></div></div></div><button type="submit" class="continue btn btn-primary float-xs-right" name="confirmDeliveryOption" value="1">Continuer</button></form></div>"""


def payment_step() -> str:
    rows = ""
    for at, (module, name, text) in enumerate(GATEWAYS, 1):
        rows += f"""<div><div id="payment-option-{at}-container" class="payment-option clearfix"><span class="custom-radio float-xs-left"><input class="ps-shown-by-js" id="payment-option-{at}" data-module-name="{module}" name="payment-option" type="radio" required><span></span></span><label for="payment-option-{at}"><span>{name}</span></label></div></div><div id="payment-option-{at}-additional-information" class="js-additional-information definition-list additional-information ps-hidden" style="display:none"><section>{text}</section></div>
<div id="pay-with-payment-option-{at}-form" class="js-payment-option-form ps-hidden" style="display:none"><form class="payment-form" method="POST" action="/module/{module}/validation"><button style="display:none" id="pay-with-payment-option-{at}" type="submit"></button></form></div>"""
    return f"""<div class="payment-options">{rows}</div><p class="ps-hidden-by-js" style="display:none">En confirmant la commande, vous certifiez avoir lu et accepté les conditions ci-dessous&nbsp;:</p><form id="conditions-to-approve" class="js-conditions-to-approve" method="GET"><ul><li><div class="float-xs-left"><span class="custom-checkbox"><input id="conditions_to_approve[terms-and-conditions]" name="conditions_to_approve[terms-and-conditions]" required type="checkbox" value="1" class="ps-shown-by-js"><span>{icon("check", "rtl-no-flip checkbox-checked")}</span></span></div><div class="condition-label"><label class="js-terms" for="conditions_to_approve[terms-and-conditions]">J'ai lu les <a href="/content/3-conditions-utilisation" id="cta-terms-and-conditions-0">conditions générales de vente</a> et j'y adhère sans réserve.</label></div></li></ul></form>
<div id="payment-confirmation" class="js-payment-confirmation"><div class="ps-shown-by-js"><button type="submit" class="btn btn-primary center-block disabled" disabled>Passer la commande</button><article class="alert alert-danger mt-2 js-alert-payment-conditions" role="alert" data-alert="danger">Veuillez vous assurer d'avoir choisi un <a href="#checkout-payment-step">mode de paiement</a> et accepté les <a href="#conditions-to-approve">conditions</a>.</article></div></div>"""


def checkout_page(session: Session, wrong: dict[str, str]) -> web.Response:
    held = session.entered
    done = [bool(held.get("email")), "address1" in held, held.get("delivered") == "1", False]
    now = (
        0
        if wrong.get("step") == "0"
        else 1
        if wrong.get("step") == "1" or held.get("editing") == "1"
        else done.index(False)
    )
    tabs = f"""<ul class="nav nav-inline my-2" role="tablist"><li class="nav-item"><a class="nav-link active" data-toggle="tab" href="#checkout-guest-form" role="tab" aria-controls="checkout-guest-form" aria-selected="true">Commander en tant qu'invité</a></li><li class="nav-item"><span href="nav-separator"> | </span></li><li class="nav-item"><a class="nav-link" data-link-action="show-login-form" data-toggle="tab" href="#checkout-login-form" role="tab" aria-controls="checkout-login-form" aria-selected="false">Connexion</a></li></ul>
<div class="tab-content"><div class="tab-pane active" id="checkout-guest-form" role="tabpanel">{customer_form(held, wrong, True)}</div><div class="tab-pane" id="checkout-login-form" role="tabpanel" aria-hidden="true">{login_form()}</div></div>"""
    steps = (("personal-information", "Informations personnelles", tabs), ("addresses", "Adresses", address_step(session, wrong) if now >= 1 else ""), ("delivery", "Mode de livraison", delivery_step(session) if now >= 2 else ""), ("payment", "Paiement", payment_step() if now >= 3 else ""))  # fmt: skip
    html = ""
    for at, (key, title, content) in enumerate(steps):
        state = " -current -reachable js-current-step" if at == now else " -reachable -complete" if done[at] and at < now else " -unreachable"  # fmt: skip
        html += f'<section id="checkout-{key}-step" class="checkout-step{state}"><h1 class="step-title js-step-title h3">{icon("check", "rtl-no-flip done")}<span class="step-number">{at + 1}</span>{title}<span class="step-edit text-muted">{icon("edit")} Modifier</span></h1><div class="content">{content}</div></section>'
    items = "".join(f'<li class="media"><div class="media-body"><span class="product-name">{article(k)[0].name}</span> <span class="product-quantity">x{n}</span> <span class="product-price float-xs-right">{money(article(k)[0].price * n)}</span></div></li>' for k, n in session.cart.items())  # fmt: skip
    lead = f'<div class="cart-summary-products js-cart-summary-products"><p>{pieces(session)}</p><p><a href="#" data-toggle="collapse" data-target="#cart-summary-product-list" class="js-show-details">afficher les détails{icon("expand_more")}</a></p><div class="collapse" id="cart-summary-product-list"><ul class="media-list">{items}</ul></div></div>'
    body = f'<section id="content"><div class="row"><div class="cart-grid-body col-lg-8">{html}</div><div class="cart-grid-right col-lg-4"><section id="js-checkout-summary" class="card js-cart"><div class="card-block">{totals(session, lead)}</div></section></div></div></section>'
    return frame(session, "checkout", "Maison Rivage", body, bare=True)


def customer_failures(form: dict[str, str], optional_password: bool) -> dict[str, str]:
    wrong = {
        k: "Ce champ est obligatoire." for k in ("firstname", "lastname", "email") if not form.get(k, "").strip()
    }
    for name in ("firstname", "lastname"):
        if re.search(r"[0-9!<>,;?=+()@#\"°{}_$%:¤|]", form.get(name, "")):
            wrong[name] = "Format non valide."
    if form.get("email") and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}", form["email"]):
        wrong["email"] = "Format non valide."
    if form.get("birthday") and not re.fullmatch(r"\d\d/\d\d/\d{4}", form["birthday"]):
        wrong["birthday"] = "Le format devrait être 31/05/1970."
    if (form.get("password") or not optional_password) and len(form.get("password", "")) < 8:
        wrong["password"] = "Le mot de passe doit compter au moins 8 caractères."
    if not form.get("psgdpr") or not form.get("customer_privacy"):
        wrong["email"] = "Merci d'accepter les conditions ci-dessous."
    return wrong


def address_failures(form: dict[str, str]) -> dict[str, str]:
    needed = ("firstname", "lastname", "address1", "postcode", "city", "id_country")
    wrong = {k: "Ce champ est obligatoire." for k in needed if not form.get(k, "").strip()}
    lengths = {"8": 5, "1": 5, "10": 5, "6": 5, "3": 4, "2": 4, "19": 4, "12": 4, "21": 5}
    digits = lengths.get(form.get("id_country", ""), 0)
    if (
        digits
        and form.get("postcode", "").strip()
        and not re.fullmatch(rf"\d{{{digits}}}", form["postcode"].strip())
    ):
        wrong["postcode"] = f"Code postal non valide - doit ressembler à « {'0' * digits} »"
    if form.get("phone") and not re.fullmatch(r"[+0-9. ()/-]+", form["phone"]):
        wrong["phone"] = "Format non valide."
    return wrong


def build(ledger: Ledger) -> web.Application:
    sessions = Sessions()

    async def posted(request: web.Request) -> dict[str, str]:
        return {k: str(v) for k, v in (await request.post()).items()}

    def opened(form: dict[str, str]) -> None:
        ledger.accounts += bool(form.get("password"))
        ledger.subscriptions += bool(form.get("newsletter")) + bool(form.get("optin"))

    def listing(session: Session, title: str, found: list[Product], page_id: str = "category") -> web.Response:
        sorts = "".join(f'<a rel="nofollow" href="?order={k}" class="select-list js-search-link">{v}</a>' for k, v in (("relevance", "Pertinence"), ("name.asc", "Nom, A à Z"), ("price.asc", "Prix, croissant"), ("price.desc", "Prix, décroissant")))  # fmt: skip
        body = f"""<section id="main"><div id="js-product-list-header"><div class="block-category card card-block"><h1 class="h1">{title}</h1></div></div><section id="products"><div id="js-product-list-top" class="row products-selection"><div class="col-lg-5 hidden-sm-down total-products"><p>Il y a {len(found)} produits.</p></div><div class="col-lg-7"><div class="row sort-by-row"><span class="col-sm-3 hidden-sm-down sort-by">Trier par&nbsp;:</span><div class="products-sort-order dropdown"><button class="btn-unstyle select-title" rel="nofollow" data-toggle="dropdown" aria-label="Trier par sélection" aria-haspopup="true" aria-expanded="false">Pertinence{icon("expand_more", "float-xs-right")}</button><div class="dropdown-menu">{sorts}</div></div></div></div></div>
<div id="js-product-list"><div class="products row">{"".join(map(miniature, found)) or "<p>Aucun produit disponible pour le moment</p>"}</div></div></section></section>"""
        return frame(session, page_id, title, body, title)

    async def front(request: web.Request) -> web.StreamResponse:
        session, form, said = sessions.of(request), await posted(request), ""
        if "email" in form:
            ledger.subscriptions += 1
            said = '<article class="alert alert-success" role="alert"><ul><li>Vous êtes inscrit à cette newsletter.</li></ul></article>'
        slides = "".join(f'<li class="carousel-item{" active" if not at else ""}" role="option" aria-hidden="{str(bool(at)).lower()}"><a href="/6-maison"><figure><div class="slide slide-{at}"></div><figcaption class="caption"><h2 class="display-1 text-uppercase">{text}</h2></figcaption></figure></a></li>' for at, text in enumerate(("Le goût du large", "Nouveautés d'hiver")))  # fmt: skip
        body = f"""<section id="main">{said}<section id="content" class="page-home"><div id="carousel" data-ride="carousel" class="carousel slide" data-interval="5000"><ul class="carousel-inner" role="listbox" aria-label="Conteneur carrousel">{slides}</ul><div class="direction" aria-label="Boutons du carrousel"><a class="left carousel-control" href="#carousel" role="button" data-slide="prev" aria-label="Précédent"><span>&lsaquo;</span></a><a class="right carousel-control" href="#carousel" role="button" data-slide="next" aria-label="Suivant"><span>&rsaquo;</span></a></div></div>
<section class="featured-products clearfix"><h2 class="h2 products-section-title text-uppercase">Produits populaires</h2><div class="products row">{"".join(map(miniature, PRODUCTS))}</div><a class="all-product-link float-xs-left float-md-right h4" href="/2-accueil">Tous les produits{icon("chevron_right")}</a></section></section></section>"""
        return frame(session, "index", "Maison Rivage", body)

    async def category(request: web.Request) -> web.StreamResponse:
        slug = request.match_info["slug"]
        found = [p for p in PRODUCTS if slug in ("2-accueil", p.category)]
        order = request.query.get("order", "")
        if order.startswith("price"):
            found.sort(key=lambda p: p.price, reverse=order.endswith("desc"))
        elif order.startswith("name"):
            found.sort(key=lambda p: p.name)
        return listing(sessions.of(request), CATEGORIES.get(slug, "Accueil"), found)

    async def search(request: web.Request) -> web.StreamResponse:
        word = request.query.get("s", "").lower()
        found = [p for p in PRODUCTS if word in f"{p.name} {p.text}".lower()]
        return listing(sessions.of(request), "Résultats de la recherche", found, "search")

    async def one(request: web.Request) -> web.StreamResponse:
        p = BY_NUMBER.get(int(request.match_info["number"]))
        if p is None:
            raise web.HTTPNotFound
        form = await posted(request)
        size, colour = form.get("group[1]", "1"), form.get("group[2]", "8")
        if form.get("action") == "refresh":
            await asyncio.sleep(0.2)
            return web.json_response({"product_actions": actions(p, size, colour), "product_prices": prices(p)})
        if form.get("action") == "quickview":
            await asyncio.sleep(0.2)
            html = f"""<div id="quickview-modal-{p.number}-0" class="modal fade quickview" tabindex="-1" role="dialog"><div class="modal-dialog" role="document"><div class="modal-content"><div class="modal-header"><button type="button" class="close" data-dismiss="modal" aria-label="Fermer"><span aria-hidden="true">&times;</span></button></div><div class="modal-body"><div class="row"><div class="col-md-6 hidden-xs-down"><div class="images-container">{picture(p)}</div></div><div class="col-md-6"><h1 class="h1">{p.name}</h1>{prices(p)}<div id="product-description-short"><p>{p.text}</p></div><div class="product-actions js-product-actions" data-product-url="{link(p)}">{actions(p, size, colour)}</div></div></div></div></div></div></div>"""
            return web.json_response({"quickview_html": html})
        body = f"""<section id="main"><div class="row product-container js-product-container"><div class="col-md-6"><section class="page-content" id="content"><div class="images-container js-images-container"><div class="product-cover">{picture(p, 500)}<div class="layer hidden-sm-down" data-toggle="modal" data-target="#product-modal">{icon("search", "zoom-in")}</div></div></div></section></div>
<div class="col-md-6"><h1 class="h1">{p.name}</h1>{prices(p)}<div class="product-information"><div id="product-description-short-{p.number}" class="product-description"><p>{p.text}</p></div><div class="product-actions js-product-actions" data-product-url="{link(p)}">{actions(p, size, colour)}</div><div class="blockreassurance_product"><div>{icon("verified")}<p class="block-title">Garanties sécurité</p></div><div>{icon("local_shipping")}<p class="block-title">Politique de livraison</p></div></div></div></div></div>
<section class="featured-products clearfix"><h2 class="products-section-title text-uppercase">Autres produits dans la même catégorie</h2><div class="products row">{"".join(miniature(o) for o in PRODUCTS if o.category == p.category and o != p)}</div></section></section>"""
        return frame(sessions.of(request), "product", p.name, body, p.name)

    async def cart(request: web.Request) -> web.StreamResponse:
        session, form = sessions.of(request), await posted(request)
        if "delete" in request.query:
            session.cart.pop(request.query["key"], None)
            raise web.HTTPFound("/panier?action=show")
        if "discount_name" in form:
            return web.json_response({"hasError": True, "errors": ["Ce bon de réduction n'existe pas."]})
        if "key" in form:
            session.cart[form["key"]] = max(1, int(form.get("qty", "1") or 1))
            return web.json_response({"success": True})
        if "id_product" in form:
            p = BY_NUMBER[int(form["id_product"])]
            size, colour, n = form.get("group[1]", "1"), form.get("group[2]", "8"), int(form.get("qty", "1") or 1)
            if p.sold_out or n < 1 or (p.options and (size, colour) == ("4", "8")):
                return web.json_response({"success": False, "errors": ["Ce produit n'est plus disponible."]})
            key = f"{p.number}:{size}-{colour}" if p.options else str(p.number)
            session.cart[key] = session.cart.get(key, 0) + n
            if form.get("action") != "update":
                raise web.HTTPFound("/panier?action=show")
            return web.json_response({"success": True, "key": key})
        return cart_page(session)

    async def block(request: web.Request) -> web.StreamResponse:
        session, form = sessions.of(request), await posted(request)
        await asyncio.sleep(0.2)
        key = form.get("key", "")
        return web.json_response({"preview": blockcart(session), "modal": modal(session, key) if key in session.cart else None})  # fmt: skip

    async def checkout(request: web.Request) -> web.StreamResponse:
        session, form = sessions.of(request), await posted(request)
        held = session.entered
        if request.query.get("action") == "addressForm":
            return web.json_response({"address_form": address_fields(form, {})})
        if request.query.get("action") == "selectDeliveryOption":
            held["carrier"] = next((v.strip(",") for k, v in form.items() if k.startswith("delivery_option")), "2")
            lead = f'<div class="cart-summary-products js-cart-summary-products"><p>{pieces(session)}</p></div>'
            return web.json_response({"preview": totals(session, lead)})
        if not session.cart:
            raise web.HTTPFound("/panier")
        wrong: dict[str, str] = {}
        if "submitLogin" in form:
            wrong = {"step": "0"}
        elif "submitCreate" in form:
            wrong = customer_failures(form, True)
            if wrong:
                page = {k: form.get(k, "") for k in ("firstname", "lastname", "birthday")}
                return checkout_page(Session(session.cart, page), {**wrong, "step": "0"})
            held.update({k: form.get(k, "").strip() for k in ("firstname", "lastname", "email", "birthday")})
            ledger.entered.update(email=held["email"], first_name=held["firstname"], last_name=held["lastname"])
            opened(form)
        elif "submitAddress" in form and held.get("email"):
            wrong = address_failures(form)
            if wrong:
                return checkout_page(Session(session.cart, {**held, **form}), {**wrong, "step": "1"})
            held.update({k: v.strip() for k, v in form.items() if k not in ("token", "back")})
            held.pop("editing", None)
            names = {"firstname": "first_name", "lastname": "last_name", "address1": "street", "postcode": "postcode", "city": "city", "phone": "phone"}  # fmt: skip
            ledger.entered.update({meaning: held[k] for k, meaning in names.items() if held.get(k)})
            ledger.entered["country"] = COUNTRIES[held["id_country"]][0]
            if held["id_country"] in STATES:
                ledger.entered["region"] = STATES[held["id_country"]].get(held.get("id_state", ""), "")
        elif "keepAddress" in form:
            held.pop("editing", None)
        elif "confirmDeliveryOption" in form and "address1" in held:
            held["carrier"] = next((v.strip(",") for k, v in form.items() if k.startswith("delivery_option")), "2")
            held["delivered"] = "1"
        elif "editAddress" in request.query:
            held["editing"] = "1"
        if request.method == "POST" and not wrong:
            raise web.HTTPFound("/commande")
        if held.get("delivered") == "1" and held.get("editing") != "1" and not wrong:
            ledger.payment_shown += 1
        return checkout_page(session, wrong)

    async def validation(request: web.Request) -> web.StreamResponse:
        session = sessions.of(request)
        ready = session.cart and session.entered.get("delivered") == "1"
        if not ready or request.match_info["module"] == "ps_checkout":
            raise web.HTTPFound("/commande")
        ledger.orders += 1
        session.entered = {
            "amount": f"{subtotal(session) + freight(session):.2f}",
            "mail": session.entered["email"],
        }
        session.cart.clear()
        raise web.HTTPFound(
            f"/confirmation-commande?id_cart=8&id_module=15&id_order={60 + ledger.orders}&key=c3d2"
        )

    async def confirmed(request: web.Request) -> web.StreamResponse:
        session = sessions.of(request)
        number = request.query.get("id_order", "61")
        body = f"""<section id="main"><section id="content-hook_order_confirmation" class="card"><div class="card-block"><h3 class="h1 card-title">{icon("check", "rtl-no-flip done")}Votre commande est confirmée</h3><p>Un e-mail vous a été envoyé à l'adresse {escape(session.entered.get("mail", ""))}.</p></div></section><section id="content" class="page-content page-order-confirmation card"><div class="card-block"><div id="order-details"><h3 class="h3 card-title">Détails de la commande&nbsp;:</h3><ul><li id="order-reference-value">Référence de la commande&nbsp;: RIVAGE{number}</li><li>Total TTC&nbsp;: {money(float(session.entered.get("amount", "0")))}</li></ul></div></div></section></section>"""
        return frame(session, "order-confirmation", "Confirmation de commande", body)

    async def login(request: web.Request) -> web.StreamResponse:
        form, session, wrong = await posted(request), sessions.of(request), {}
        if request.path == "/inscription":
            if "submitCreate" in form:
                wrong = customer_failures(form, False)
                if not wrong:
                    opened(form)
                    raise web.HTTPFound("/")
            body = f'<section id="main"><header class="page-header"><h1>Créez votre compte</h1></header><section id="content" class="page-content card card-block"><p>Vous avez déjà un compte&nbsp;? <a href="/connexion">Connectez-vous</a></p>{customer_form(form, wrong, False)}</section></section>'
            return frame(session, "registration", "Inscription", body, "Créez votre compte")
        said = '<div class="help-block"><ul><li class="alert alert-danger">Échec d\'authentification</li></ul></div>' if form else ""  # fmt: skip
        body = f'<section id="main"><header class="page-header"><h1>Connectez-vous à votre compte</h1></header><section id="content" class="page-content card card-block"><section class="login-form">{said}{login_form()}</section><hr><div class="no-account"><a href="/inscription" data-link-action="display-register-form">Pas de compte&nbsp;? Créez-en un</a></div></section></section>'
        return frame(session, "authentication", "Connexion", body, "Connexion")

    async def text_page(request: web.Request) -> web.StreamResponse:
        body = '<section id="main"><header class="page-header"><h1>Informations</h1></header><section id="content" class="page-content page-cms card card-block"><p>Nous expédions depuis Concarneau sous deux jours. Vous pouvez renvoyer un article pendant trente jours. Vos données servent à traiter votre commande.</p></section></section>'
        return frame(sessions.of(request), "cms", "Informations", body, "Informations")

    async def image(request: web.Request) -> web.StreamResponse:
        hue = BY_NUMBER[int(request.match_info["number"])].hue
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 250 250"><rect width="250" height="250" fill="hsl({hue},30%,94%)"/><path d="M50 200L80 70h90l30 130z" fill="hsl({hue},45%,50%)"/><circle cx="125" cy="80" r="38" fill="hsl({hue},40%,65%)"/></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")

    async def fixed(request: web.Request) -> web.StreamResponse:
        kinds = {"css": (CSS, "text/css"), "js": (JS, "text/javascript"), "html": (CARD_FRAME, "text/html")}
        text, kind = kinds[request.path.rpartition(".")[2]]
        return web.Response(text=text, content_type=kind)

    async def noted(_: web.Request) -> web.StreamResponse:
        return web.json_response({"error": False, "message": "Demande de notification enregistrée"})

    app = web.Application(middlewares=[with_session])
    for path, handler in {"/": front, "/panier": cart, "/commande": checkout, "/module/ps_shoppingcart/ajax": block, "/module/ps_emailalerts/actions": noted, "/module/{module}/validation": validation, "/confirmation-commande": confirmed, "/connexion": login, "/inscription": login, "/recuperation-mot-de-passe": text_page, "/nous-contacter": text_page, "/promotions": text_page, "/nouveaux-produits": text_page, "/content/{page}": text_page, "/recherche": search, "/img/p/{number:[1-7]}.svg": image, "/themes/classic/assets/css/theme.css": fixed, "/themes/classic/assets/js/theme.js": fixed, "/hosted-fields.html": fixed, "/{slug:2-accueil|3-vetements|6-maison}": category, "/{category}/{number:\\d+}-{slug}.html": one}.items():  # fmt: skip
        app.router.add_route("*", path, handler)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.locator(".product-title a", has_text="Bougie au figuier").first.click()
    await page.locator("button.add-to-cart").click()
    await page.locator("#blockcart-modal .cart-content-btn a").click()
    await page.locator(".cart-detailed-actions a").click()
    form = page.locator("#customer-form")
    for name, value in {"firstname": "Marie", "lastname": "Dubois", "email": "marie.dubois@example.org"}.items():
        await form.locator(f"[name={name}]").fill(value)
    for name in ("psgdpr", "customer_privacy"):
        await form.locator(f"[name={name}]").check(force=True)
    await form.locator("button.continue").click()
    for name, value in {"address1": "12 rue des Lilas", "postcode": "75011", "city": "Paris"}.items():
        await page.locator(f"#delivery-address [name={name}]").fill(value)
    await page.locator("[name=confirm-addresses]").click()
    await page.locator("[name=confirmDeliveryOption]").click()
    await page.locator("#payment-option-2").check(force=True)
    await page.locator("[name='conditions_to_approve[terms-and-conditions]']").check(force=True)
    await page.locator("#payment-confirmation button").click()
    await page.get_by_text("Votre commande est confirmée").wait_for()


SHOP = Lookalike(name="prestashop", optimum=9, build=build, buy=buy)
