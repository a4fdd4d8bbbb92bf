"""OpenCart 4 in its default theme: Spanish, euros, at home in Spain."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
CSS = (HERE / "opencart.css").read_text(encoding="utf-8")
JS = (HERE / "opencart.js").read_text(encoding="utf-8")
Form = dict[str, str]


@dataclass(frozen=True)
class Product:
    number: int
    model: str
    name: str
    price: float
    category: str
    hue: int
    text: str
    was: float = 0
    sold_out: bool = False
    options: bool = False


CATEGORIES = {"20": "Cocina", "33": "Ropa"}
PRODUCTS = (
    Product(40, "COC-40", "Cafetera italiana", 29.9, "20", 10, "Cafetera de aluminio para seis tazas, apta para gas y vitrocerámica."),
    Product(42, "ROP-42", "Camiseta de algodón", 19.5, "33", 210, "Algodón orgánico de punto grueso, hecha en Alicante.", options=True),
    Product(43, "COC-43", "Paellera esmaltada", 24, "20", 45, "Paellera de 38 centímetros para cuatro raciones.", was=28),
    Product(47, "ROP-47", "Alpargatas de yute", 35, "33", 90, "Suela de yute cosida a mano.", sold_out=True),
    Product(48, "COC-48", "Mortero de olivo", 22.75, "20", 30, "Madera de olivo de Jaén con su maza."),
    Product(49, "ROP-49", "Gorro de lana", 17, "33", 330, "Lana merina, talla única."),
    Product(50, "COC-50", "Jarra de barro", 15.2, "20", 20, "Mantiene el agua fresca en verano."),
)  # fmt: skip
BY_NUMBER = {p.number: p for p in PRODUCTS}
SIZES = {"17": "S", "18": "M", "19": "L"}
COLOURS = {"31": "Blanco", "32": "Azul marino"}
COUNTRIES = {"81": ("DE", "Alemania"), "5": ("AD", "Andorra"), "195": ("ES", "España"), "223": ("US", "Estados Unidos"), "74": ("FR", "Francia"), "105": ("IT", "Italia"), "138": ("MX", "México"), "171": ("PT", "Portugal"), "222": ("GB", "Reino Unido")}  # fmt: skip
SPAIN = "A Coruña|Álava|Albacete|Alicante|Almería|Asturias|Ávila|Badajoz|Baleares|Barcelona|Burgos|Cáceres|Cádiz|Cantabria|Castellón|Ceuta|Ciudad Real|Córdoba|Cuenca|Girona|Granada|Guadalajara|Guipúzcoa|Huelva|Huesca|Jaén|La Rioja|Las Palmas|León|Lleida|Lugo|Madrid|Málaga|Melilla|Murcia|Navarra|Ourense|Palencia|Pontevedra|Salamanca|Santa Cruz de Tenerife|Segovia|Sevilla|Soria|Tarragona|Teruel|Toledo|Valencia|Valladolid|Vizcaya|Zamora|Zaragoza"
OTHERS = {"81": "Baden-Württemberg|Bayern|Berlin|Hamburg|Hessen|Nordrhein-Westfalen|Sachsen", "223": "California|Florida|New York|Texas", "74": "Gironde|Haute-Garonne|Paris|Rhône", "105": "Milano|Napoli|Roma|Torino", "138": "Distrito Federal|Jalisco|Nuevo León", "171": "Faro|Lisboa|Porto", "222": "Greater London|Kent|Lancashire|West Midlands"}  # fmt: skip
ZONES = {country: {f"{int(country) * 20 + at}": name for at, name in enumerate(names.split("|"))} for country, names in {"195": SPAIN, **OTHERS}.items()}  # fmt: skip
SHIPPING = {"flat.flat": ("Tarifa fija", "Tarifa de envío fija", 5.0), "pickup.pickup": ("Recogida en tienda", "Recogida en la tienda", 0.0)}  # fmt: skip
PAYMENT = {"bank_transfer.bank_transfer": "Transferencia bancaria", "cheque.cheque": "Cheque / Giro postal", "cod.cod": "Pago contra reembolso"}  # fmt: skip


def money(value: float) -> str:
    return f"{value:,.2f}".replace(",", "·").replace(".", ",").replace("·", ".") + "€"


def to(route: str, more: str = "") -> str:
    return f"/index.php?route={route}&amp;language=es-es{more.replace('&', '&amp;')}"


def place(route: str, more: str = "") -> str:
    return to(route, more).replace("&amp;", "&")


def article(key: str) -> tuple[Product, list[tuple[str, str]]]:
    number, _, rest = key.partition(":")
    size, _, colour = rest.partition("-")
    return BY_NUMBER[int(number)], [("Talla", SIZES[size]), ("Color", COLOURS[colour])] if rest else []


def subtotal(session: Session) -> float:
    return sum(article(key)[0].price * n for key, n in session.cart.items())


def sums(session: Session) -> list[tuple[str, float]]:
    net = subtotal(session)
    rows = [("Subtotal", net / 1.21)]
    shipping = SHIPPING.get(session.entered.get("shipping_method", ""))
    if shipping:
        rows.append((shipping[1], shipping[2]))
    return [*rows, ("IVA (21%)", net - net / 1.21), ("Total", net + (shipping[2] if shipping else 0))]


def short_of(session: Session) -> bool:
    return any(article(key)[0].sold_out for key in session.cart)


def picture(p: Product, size: int = 250) -> str:
    return f'<img src="/image/cache/catalog/{p.number}-{size}x{size}.svg" alt="{p.name}" title="{p.name}" class="img-fluid">'


def thumb(p: Product) -> str:
    price = f'<span class="price-new">{money(p.price)}</span> <span class="price-old">{money(p.was)}</span>' if p.was else f'<span class="price-new">{money(p.price)}</span>'  # fmt: skip
    href = to("product/product", f"&product_id={p.number}")
    buttons = "".join(f'<button type="submit" formaction="{to(route)}" data-bs-toggle="tooltip" title="{title}"><i class="fa-solid {fa}"></i></button>' for route, title, fa in (("checkout/cart.add", "Añadir al carrito", "fa-shopping-cart"), ("account/wishlist.add", "Añadir a la lista de deseos", "fa-heart"), ("product/compare.add", "Comparar este producto", "fa-arrow-right-arrow-left")))  # fmt: skip
    return f"""<div class="col mb-3"><form method="post" data-oc-toggle="ajax" data-oc-load="{to("common/cart.info")}" data-oc-target="#header-cart"><div class="product-thumb"><div class="image"><a href="{href}">{picture(p)}</a></div><div class="content"><div class="description"><h4><a href="{href}">{p.name}</a></h4><p>{p.text[:46]}..</p><div class="price">{price} <span class="price-tax">Sin impuestos: {money(p.price / 1.21)}</span></div></div>
<div class="button-group">{buttons}</div></div></div><input type="hidden" name="product_id" value="{p.number}"><input type="hidden" name="quantity" value="1"></form></div>"""


def thumbs(found: list[Product]) -> str:
    return f'<div id="product-list" class="row row-cols-1 row-cols-sm-2 row-cols-md-2 row-cols-lg-4">{"".join(map(thumb, found))}</div>'


def header_cart(session: Session) -> str:
    rows = ""
    for key, n in session.cart.items():
        p, options = article(key)
        small = "".join(f"<br><small> - {name}: {value}</small>" for name, value in options)
        rows += f'<tr><td class="text-center">{picture(p, 50)}</td><td class="text-start"><a href="{to("product/product", f"&product_id={p.number}")}">{p.name}</a>{small}</td><td class="text-end">x {n}</td><td class="text-end">{money(p.price * n)}</td><td class="text-end"><form action="{to("common/cart.removeProduct")}" method="post" data-oc-toggle="ajax" data-oc-load="{to("common/cart.info")}" data-oc-target="#header-cart"><input type="hidden" name="key" value="{key}"><button type="submit" data-bs-toggle="tooltip" title="Eliminar" class="btn btn-danger"><i class="fa-solid fa-circle-xmark"></i></button></form></td></tr>'
    totals = "".join(f'<tr><td class="text-end"><strong>{name}</strong></td><td class="text-end">{money(value)}</td></tr>' for name, value in sums(session))  # fmt: skip
    menu = f"""<li><table class="table table-striped mb-2">{rows}</table><div><table class="table table-sm table-bordered mb-2">{totals}</table><p class="text-end"><a href="{to("checkout/cart")}"><strong><i class="fa-solid fa-cart-shopping"></i> Ver carrito</strong></a>&nbsp;&nbsp;&nbsp;<a href="{to("checkout/checkout")}"><strong><i class="fa-solid fa-share"></i> Pagar</strong></a></p></div></li>"""
    if not session.cart:
        menu = '<li><p class="text-center my-4">¡Su carrito de compras está vacío!</p></li>'
    return f'<div class="dropdown d-grid"><button type="button" data-bs-toggle="dropdown" class="btn btn-lg btn-dark d-block dropdown-toggle"><i class="fa-solid fa-cart-shopping"></i> {sum(session.cart.values())} artículo(s) - {money(subtotal(session))}</button><ul class="dropdown-menu dropdown-menu-end p-2">{menu}</ul></div>'


def frame(session: Session, title: str, body: str, crumbs: str = "", route: str = "common-home") -> web.Response:
    items = "".join(f'<li class="nav-item"><a href="{to("product/category", f"&path={k}")}" class="nav-link">{v}</a></li>' for k, v in CATEGORIES.items())  # fmt: skip
    trail = f'<ul class="breadcrumb"><li class="breadcrumb-item"><a href="{to("common/home")}"><i class="fa-solid fa-home"></i></a></li>{crumbs or f"""<li class="breadcrumb-item"><a href="#">{title}</a></li>"""}</ul>' if route != "common-home" else ""  # fmt: skip
    cookie = "" if session.entered.get("cookie") else f'<div id="cookie" class="fixed-bottom"><div class="container"><div class="row"><div class="col-lg-9"><p>Esta web utiliza cookies. Para más información <a href="{to("information/information", "&information_id=3")}" class="alert-link modal-link">pulse aquí</a>.</p></div><div class="col-lg-3 text-end"><button type="button" value="{to("common/cookie.confirm", "&agree=1")}" class="btn btn-success">Sí, de acuerdo</button> <button type="button" value="{to("common/cookie.confirm", "&agree=0")}" class="btn btn-secondary">No, gracias</button></div></div></div></div>'  # fmt: skip
    html = f"""<!doctype html><html dir="ltr" lang="es"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link href="/catalog/view/stylesheet/stylesheet.css" rel="stylesheet"></head><body><div id="alert" class="toast-container"></div>
<nav id="top"><div class="container"><div class="nav float-start"><ul class="list-inline"><li class="list-inline-item"><form action="{to("common/currency.save")}" method="post" id="form-currency"><div class="dropdown"><a href="#" data-bs-toggle="dropdown" class="dropdown-toggle"><strong>€</strong> <span class="d-none d-md-inline">Moneda</span> <i class="fa-solid fa-caret-down"></i></a><ul class="dropdown-menu"><li><a href="EUR" class="dropdown-item">€ Euro</a></li></ul></div></form></li></ul></div>
<div class="nav float-end"><ul class="list-inline"><li class="list-inline-item"><a href="{to("information/contact")}"><i class="fa-solid fa-phone"></i></a> <span class="d-none d-md-inline">954 00 00 00</span></li><li class="list-inline-item"><div class="dropdown"><a href="" class="dropdown-toggle" data-bs-toggle="dropdown"><i class="fa-solid fa-user"></i> <span class="d-none d-md-inline">Mi cuenta</span> <i class="fa-solid fa-caret-down"></i></a><ul class="dropdown-menu dropdown-menu-right"><li><a href="{to("account/register")}" class="dropdown-item">Registrarse</a></li><li><a href="{to("account/login")}" class="dropdown-item">Iniciar sesión</a></li></ul></div></li>
<li class="list-inline-item"><a href="{to("account/wishlist")}" id="wishlist-total" title="Lista de deseos (0)"><i class="fa-solid fa-heart"></i> <span class="d-none d-md-inline">Lista de deseos (0)</span></a></li><li class="list-inline-item"><a href="{to("checkout/cart")}" title="Carrito de compras"><i class="fa-solid fa-cart-shopping"></i> <span class="d-none d-md-inline">Carrito de compras</span></a></li><li class="list-inline-item"><a href="{to("checkout/checkout")}" title="Pagar"><i class="fa-solid fa-share"></i> <span class="d-none d-md-inline">Pagar</span></a></li></ul></div></div></nav>
<header><div class="container"><div class="row"><div class="col-md-3 col-lg-4"><div id="logo"><a href="{to("common/home")}">La Alacena</a></div></div><div class="col-md-5"><div id="search" class="input-group mb-3"><input type="text" name="search" value="" placeholder="Buscar" class="form-control form-control-lg"><button type="button" data-lang="es-es" class="btn btn-light btn-lg"><i class="fa-solid fa-magnifying-glass"></i></button></div></div><div id="header-cart" class="col-md-4 col-lg-3 mb-2">{header_cart(session)}</div></div></div></header>
<main><div class="container"><nav id="menu" class="navbar navbar-expand-lg"><div id="category" class="d-lg-none">Categorías</div><button class="navbar-toggler" type="button" data-bs-toggle="collapse" data-bs-target="#narbar-menu"><i class="fa-solid fa-bars"></i></button><div class="collapse navbar-collapse" id="narbar-menu"><ul class="nav navbar-nav">{items}</ul></div></nav></div>
<div id="{route}" class="container">{trail}{body}</div></main><footer><div class="container"><div class="row"><div class="col-sm-3"><h5>Información</h5><ul class="list-unstyled"><li><a href="{to("information/information", "&information_id=5")}">Términos y condiciones</a></li><li><a href="{to("information/information", "&information_id=2")}">Información de entrega</a></li><li><a href="{to("information/information", "&information_id=3")}">Política de privacidad</a></li></ul></div><div class="col-sm-3"><h5>Servicio al cliente</h5><ul class="list-unstyled"><li><a href="{to("information/contact")}">Contacto</a></li></ul></div><div class="col-sm-3"><h5>Mi cuenta</h5><ul class="list-unstyled"><li><a href="{to("account/login")}">Mi cuenta</a></li><li><a href="{to("account/newsletter")}">Boletín de noticias</a></li></ul></div></div><hr><p>Desarrollado por <a href="https://www.opencart.com" rel="nofollow">OpenCart</a><br>La Alacena &copy; 2026</p></div></footer>{cookie}<script src="/catalog/view/javascript/common.js"></script></body></html>"""
    return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})


def fragment(html: str) -> web.Response:
    return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})


def product_page(session: Session, p: Product) -> web.Response:
    options = ""
    if p.options:
        sizes = "".join(f'<option value="{k}">{v}{" (+2,00€)" if v == "L" else ""}</option>' for k, v in SIZES.items()).replace(" (+2,00€)", "")  # fmt: skip
        colours = "".join(f'<div class="form-check"><input type="radio" name="option[218]" value="{k}" id="input-option-value-{k}" class="form-check-input"> <label for="input-option-value-{k}" class="form-check-label">{v}</label></div>' for k, v in COLOURS.items())  # fmt: skip
        options = f'<hr><h3>Opciones disponibles</h3><div><div class="mb-3 required"><label for="input-option-226" class="form-label">Talla</label> <select name="option[226]" id="input-option-226" class="form-select"><option value=""> --- Seleccione --- </option>{sizes}</select><div id="error-option-226" class="invalid-feedback"></div></div><div class="mb-3 required"><label class="form-label">Color</label><div id="input-option-218">{colours}</div><div id="error-option-218" class="invalid-feedback"></div></div></div>'
    was = f'<li><span class="price-old">{money(p.was)}</span></li>' if p.was else ""
    body = f"""<div class="row"><div id="content" class="col"><div class="row mb-3"><div class="col-sm"><div class="image magnific-popup"><a href="/image/cache/catalog/{p.number}-800x800.svg" title="{p.name}">{picture(p, 500)}</a></div></div><div class="col-sm"><h1>{p.name}</h1><ul class="list-unstyled"><li>Código de producto: {p.model}</li><li>Disponibilidad: {"Agotado" if p.sold_out else "En Stock"}</li></ul><ul class="list-unstyled">{was}<li><h2><span class="price-new">{money(p.price)}</span></h2></li><li>Sin impuestos: {money(p.price / 1.21)}</li></ul>
<form method="post" data-oc-toggle="ajax"><div class="btn-group"><button type="submit" formaction="{to("account/wishlist.add")}" data-bs-toggle="tooltip" class="btn btn-light" title="Añadir a la lista de deseos"><i class="fa-solid fa-heart"></i></button><button type="submit" formaction="{to("product/compare.add")}" data-bs-toggle="tooltip" class="btn btn-light" title="Comparar este producto"><i class="fa-solid fa-arrow-right-arrow-left"></i></button></div><input type="hidden" name="product_id" value="{p.number}"></form><br>
<div id="product"><form id="form-product">{options}<div class="mb-3"><label for="input-quantity" class="form-label">Cantidad</label> <input type="text" name="quantity" value="1" size="2" id="input-quantity" class="form-control"><input type="hidden" name="product_id" value="{p.number}" id="input-product-id"><div id="error-quantity" class="form-text"></div><br><button type="submit" id="button-cart" class="btn btn-primary btn-lg btn-block">Añadir al carrito</button></div></form></div></div></div>
<ul class="nav nav-tabs"><li class="nav-item"><a href="#tab-description" data-bs-toggle="tab" class="nav-link active">Descripción</a></li><li class="nav-item"><a href="#tab-review" data-bs-toggle="tab" class="nav-link">Comentarios (0)</a></li></ul><div class="tab-content"><div id="tab-description" class="tab-pane fade show active"><p>{p.text}</p></div><div id="tab-review" class="tab-pane fade"><form id="form-review"><p>No hay comentarios para este producto.</p><h2>Escribir un comentario</h2><div class="mb-3 required"><label for="input-name" class="form-label">Su nombre</label> <input type="text" name="name" value="" id="input-name" class="form-control"></div><div class="mb-3 required"><label for="input-text" class="form-label">Su comentario</label> <textarea name="text" rows="5" id="input-text" class="form-control"></textarea></div><button type="button" id="button-review" class="btn btn-primary">Continuar</button></form></div></div>
<h3>Productos relacionados</h3>{thumbs([o for o in PRODUCTS if o.category == p.category and o != p])}</div></div>"""
    crumb = f'<li class="breadcrumb-item"><a href="{to("product/category", f"&path={p.category}")}">{CATEGORIES[p.category]}</a></li><li class="breadcrumb-item"><a href="#">{p.name}</a></li>'
    return frame(session, p.name, body, crumb, "product-product")


def cart_list(session: Session) -> str:
    if not session.cart:
        return f'<p>¡Su carrito de compras está vacío!</p><div class="text-end"><a href="{to("common/home")}" class="btn btn-primary">Continuar</a></div>'
    rows = ""
    for key, n in session.cart.items():
        p, options = article(key)
        small = "".join(f"<br><small> - {name}: {value}</small>" for name, value in options)
        mark = ' <span class="text-danger">***</span>' if p.sold_out else ""
        rows += f"""<tr><td class="text-center"><a href="{to("product/product", f"&product_id={p.number}")}">{picture(p, 50)}</a></td><td class="text-start text-wrap"><a href="{to("product/product", f"&product_id={p.number}")}">{p.name}</a>{mark}{small}</td><td class="text-start d-none d-md-cell">{p.model}</td><td class="text-start"><form method="post" data-oc-toggle="ajax" data-oc-load="{to("checkout/cart.list")}" data-oc-target="#shopping-cart"><div class="input-group"><input type="text" name="quantity" value="{n}" size="1" class="form-control"> <input type="hidden" name="key" value="{key}"> <button type="submit" formaction="{to("checkout/cart.edit")}" data-bs-toggle="tooltip" title="Actualizar" class="btn btn-primary"><i class="fa-solid fa-rotate"></i></button> <button type="submit" formaction="{to("checkout/cart.remove")}" data-bs-toggle="tooltip" title="Eliminar" class="btn btn-danger"><i class="fa-solid fa-circle-xmark"></i></button></div></form></td><td class="text-end d-none d-md-cell">{money(p.price)}</td><td class="text-end">{money(p.price * n)}</td></tr>"""
    totals = "".join(f'<tr><td colspan="6" class="text-end"><strong>{name}</strong>&nbsp; {money(value)}</td></tr>' for name, value in sums(session))  # fmt: skip
    coupon = f"""<h2>¿Qué le gustaría hacer ahora?</h2><p>Elija si tiene un código de descuento o quiere estimar los gastos de envío.</p><div id="accordion" class="accordion"><div class="accordion-item"><h2 class="accordion-header"><button type="button" data-bs-toggle="collapse" data-bs-target="#collapse-coupon" class="accordion-button collapsed">Usar código de cupón</button></h2><div id="collapse-coupon" class="accordion-collapse collapse"><div class="accordion-body"><form action="{to("extension/opencart/total/coupon.save")}" method="post" id="form-coupon" data-oc-toggle="ajax"><div class="mb-3"><label for="input-coupon" class="form-label">Introduzca su cupón aquí</label><input type="text" name="coupon" value="" placeholder="Introduzca su cupón aquí" id="input-coupon" class="form-control"></div><div class="text-end"><button type="submit" class="btn btn-primary">Aplicar cupón</button></div></form></div></div></div></div><br>"""
    return f"""<div class="table-responsive"><table class="table table-bordered"><thead><tr><td class="text-center">Imagen</td><td>Producto</td><td class="d-none d-md-cell">Modelo</td><td>Cantidad</td><td class="text-end d-none d-md-cell">Precio unidad</td><td class="text-end">Total</td></tr></thead><tbody>{rows}</tbody><tfoot id="checkout-total">{totals}</tfoot></table></div>{coupon}<div class="row"><div class="col"><a href="{to("common/home")}" class="btn btn-light">Continuar comprando</a></div><div class="col text-end"><a href="{to("checkout/checkout")}" class="btn btn-primary">Pagar</a></div></div>"""


def cart_page(session: Session) -> web.Response:
    alert = '<div class="alert alert-danger alert-dismissible"><i class="fa-solid fa-circle-exclamation"></i> ¡Los productos marcados con *** no están disponibles en la cantidad deseada o no están en stock! <button type="button" class="btn-close" data-bs-dismiss="alert"></button></div>' if short_of(session) else ""  # fmt: skip
    body = f'{alert}<div class="row"><div id="content" class="col"><h1>Carrito de compras</h1><div id="shopping-cart">{cart_list(session)}</div></div></div>'
    return frame(session, "Carrito de compras", body, route="checkout-cart")


def text_field(name: str, label: str, kind: str = "text", need: bool = True) -> str:
    html_id = name.replace("_", "-")
    return f'<div class="col mb-3{" required" if need else ""}"><label for="input-{html_id}" class="form-label">{label}</label> <input type="{kind}" name="{name}" value="" placeholder="{label}" id="input-{html_id}" class="form-control"><div id="error-{html_id}" class="invalid-feedback"></div></div>'


def switch(name: str, label: str) -> str:
    return f'<div class="mb-3 row"><div class="col"><div class="form-check form-switch form-switch-lg form-check-reverse"><label for="input-{name}" class="form-check-label">{label}</label> <input type="hidden" name="{name}" value="0"><input type="checkbox" name="{name}" value="1" id="input-{name}" class="form-check-input"></div></div></div>'


def checkout_page(session: Session) -> web.Response:
    countries = "".join(f'<option value="{k}"{" selected" if k == "195" else ""}>{v}</option>' for k, (_, v) in COUNTRIES.items())  # fmt: skip
    privacy, terms = to("information/information.info", "&information_id=3"), to("information/information.info", "&information_id=5")  # fmt: skip
    register = f"""<form id="form-register"><p>Si ya tiene una cuenta con nosotros, por favor inicie sesión en la <a href="{to("account/login")}"><strong>página de acceso</strong></a>.</p><fieldset><legend>Sus datos personales</legend><div class="row row-cols-1 row-cols-md-2"><div class="col mb-3 required"><div class="form-check form-check-inline"><input type="radio" name="account" value="1" id="input-register" class="form-check-input" checked> <label for="input-register" class="form-check-label">Registrar una cuenta</label></div><div class="form-check form-check-inline"><input type="radio" name="account" value="0" id="input-guest" class="form-check-input"> <label for="input-guest" class="form-check-label">Comprar como invitado</label></div></div>
<div class="col mb-3 required d-none"><label for="input-customer-group" class="form-label">Grupo de clientes</label><select name="customer_group_id" id="input-customer-group" class="form-select"><option value="1" selected>Predeterminado</option></select></div>{text_field("firstname", "Nombre")}{text_field("lastname", "Apellidos")}{text_field("email", "E-Mail")}</div></fieldset>
<fieldset id="shipping-address"><legend>Dirección de envío</legend><div class="row row-cols-1 row-cols-md-2">{text_field("shipping_company", "Empresa", need=False)}{text_field("shipping_address_1", "Dirección 1")}{text_field("shipping_address_2", "Dirección 2", need=False)}{text_field("shipping_city", "Ciudad")}{text_field("shipping_postcode", "Código postal", need=False)}
<div class="col mb-3 required"><label for="input-shipping-country" class="form-label">País</label> <select name="shipping_country_id" id="input-shipping-country" class="form-select"><option value=""> --- Seleccione --- </option>{countries}</select><div id="error-shipping-country" class="invalid-feedback"></div></div><div class="col mb-3 required"><label for="input-shipping-zone" class="form-label">Región / Provincia</label> <select name="shipping_zone_id" id="input-shipping-zone" class="form-select"></select><div id="error-shipping-zone" class="invalid-feedback"></div></div></div></fieldset>
<fieldset id="register-password"><legend>Su contraseña</legend>{text_field("password", "Contraseña", "password")}</fieldset>{switch("newsletter", "Deseo suscribirme al boletín de noticias de La Alacena.")}<div id="register-agree" class="mb-3">{switch("agree", f'He leído y acepto la <a href="{privacy}" class="modal-link"><b>Política de privacidad</b></a>')}</div><div class="text-end mb-3"><button type="submit" id="button-register" class="btn btn-primary">Continuar</button></div></form>"""

    def chooser(key: str, title: str, lead: str, fa: str) -> str:
        return f'<fieldset><legend>{title}</legend><p>{lead}</p><div class="input-group mb-3"><span class="input-group-text"><i class="fa-solid {fa}"></i></span><input type="text" value="" placeholder="{title}" id="input-{key}-method" class="form-control" readonly><button type="button" id="button-{key}-methods" class="btn btn-primary" data-loading-text="Cargando...">Elegir</button></div><input type="hidden" id="input-{key}-code" value=""><div id="error-{key}-method" class="invalid-feedback"></div></fieldset>'

    body = f"""<div class="row"><div id="content" class="col"><h1>Pagar</h1><div class="row"><div class="col-md-7 mb-3"><div id="checkout-register">{register}</div></div><div class="col-md-5"><div id="checkout-shipping-method" class="mb-3">{chooser("shipping", "Método de envío", "Por favor, seleccione el método de envío que prefiere para este pedido.", "fa-truck")}</div><div id="checkout-payment-method" class="mb-4">{chooser("payment", "Método de pago", "Por favor, seleccione el método de pago que prefiere para este pedido.", "fa-credit-card")}
<div class="mb-3"><label for="input-comment" class="form-label">Añadir comentarios sobre su pedido</label><textarea name="comment" id="input-comment" rows="4" class="form-control"></textarea></div><div class="form-check form-check-reverse"><label for="input-checkout-agree" class="form-check-label">He leído y acepto los <a href="{terms}" class="modal-link"><b>Términos y condiciones</b></a></label> <input type="checkbox" name="agree" value="1" id="input-checkout-agree" class="form-check-input"></div></div></div></div><div id="checkout-confirm">{confirm(session)}</div></div></div>"""
    return frame(session, "Pagar", body, f'<li class="breadcrumb-item"><a href="{to("checkout/cart")}">Carrito de compras</a></li><li class="breadcrumb-item"><a href="#">Pagar</a></li>', "checkout-checkout")  # fmt: skip


def confirm(session: Session) -> str:
    rows = "".join(f'<tr><td class="text-start">{n}x <a href="{to("product/product", f"&product_id={article(k)[0].number}")}">{article(k)[0].name}</a></td><td class="text-end">{money(article(k)[0].price * n)}</td></tr>' for k, n in session.cart.items())  # fmt: skip
    totals = "".join(f'<tr><td class="text-end"><strong>{name}</strong></td><td class="text-end">{money(value)}</td></tr>' for name, value in sums(session))  # fmt: skip
    held, pay = session.entered, '<div class="text-end"><button type="button" class="btn btn-primary" disabled>Confirmar pedido</button></div>'  # fmt: skip
    if (
        held.get("payment_method")
        and held.get("shipping_method")
        and held.get("address")
        and held.get("agree") == "1"
    ):
        code = held["payment_method"].partition(".")[0]
        text = {"bank_transfer": "Haga la transferencia a la cuenta que le enviamos por correo. Su pedido no se envía hasta recibir el pago.", "cheque": "Envíe el cheque a nombre de La Alacena, calle Feria 3, Sevilla."}.get(code)  # fmt: skip
        pay = f'{f"<fieldset><legend>Instrucciones de pago</legend><p>{text}</p></fieldset>" if text else ""}<div class="text-end"><button type="button" id="button-confirm" data-url="{to(f"extension/opencart/payment/{code}.confirm")}" class="btn btn-primary">Confirmar pedido</button></div>'
    return f'<div class="table-responsive"><table class="table table-bordered table-hover"><thead><tr><td class="text-start">Nombre del producto</td><td class="text-end">Total</td></tr></thead><tbody>{rows}</tbody><tfoot>{totals}</tfoot></table></div><div id="checkout-payment">{pay}</div>'


def person_failures(form: Form, password: bool) -> Form:
    wrong: Form = {}
    for key, text in (("firstname", "¡El nombre debe tener entre 1 y 32 caracteres!"), ("lastname", "¡Los apellidos deben tener entre 1 y 32 caracteres!")):  # fmt: skip
        if not 1 <= len(form.get(key, "").strip()) <= 32:
            wrong[key] = text
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}", form.get("email", "")):
        wrong["email"] = "¡La dirección de E-Mail no parece ser válida!"
    if password and not 4 <= len(form.get("password", "")) <= 40:
        wrong["password"] = "¡La contraseña debe tener entre 4 y 40 caracteres!"
    if password and form.get("agree") != "1":
        wrong["warning"] = "Advertencia: ¡Debe aceptar la Política de privacidad!"
    return wrong


def address_failures(form: Form) -> Form:
    wrong: Form = {}
    if not 3 <= len(form.get("shipping_address_1", "").strip()) <= 128:
        wrong["shipping_address_1"] = "¡La dirección debe tener entre 3 y 128 caracteres!"
    if not 2 <= len(form.get("shipping_city", "").strip()) <= 128:
        wrong["shipping_city"] = "¡La ciudad debe tener entre 2 y 128 caracteres!"
    country = form.get("shipping_country_id", "")
    if country in ("195", "81") and not 2 <= len(form.get("shipping_postcode", "").strip()) <= 10:
        wrong["shipping_postcode"] = "¡El código postal debe tener entre 2 y 10 caracteres!"
    if country not in COUNTRIES:
        wrong["shipping_country"] = "¡Por favor, seleccione un país!"
    if not form.get("shipping_zone_id"):
        wrong["shipping_zone"] = "¡Por favor, seleccione una región / provincia!"
    return wrong


def build(ledger: Ledger) -> web.Application:
    sessions = Sessions()
    Answer = Callable[[web.Request, Session, Form], web.Response]
    say = web.json_response

    def home(_: web.Request, session: Session, __: Form) -> web.Response:
        body = f'<div class="row"><div id="content" class="col"><div id="carousel-banner-0" class="carousel slide mb-3" data-bs-ride="carousel"><div class="carousel-inner"><div class="carousel-item active"><a href="{to("product/category", "&path=20")}"><div class="slide-a">La cocina de siempre</div></a></div></div></div><h3>Destacados</h3>{thumbs([p for p in PRODUCTS if p.number != 50])}</div></div>'
        return frame(session, "La Alacena", body)

    def listing(session: Session, title: str, found: list[Product]) -> web.Response:
        side = "".join(f'<a href="{to("product/category", f"&path={k}")}" class="list-group-item">{v} ({sum(p.category == k for p in PRODUCTS)})</a>' for k, v in CATEGORIES.items())  # fmt: skip
        body = f"""<div class="row"><aside id="column-left" class="col-3 d-none d-md-block"><div class="list-group mb-3">{side}</div></aside><div id="content" class="col"><h2>{title}</h2><div id="display-control" class="row"><div class="col-lg-3"><a href="{to("product/compare")}" id="compare-total" class="btn btn-primary d-block"><i class="fa-solid fa-arrow-right-arrow-left"></i> <span class="d-none d-xl-inline">Comparar productos (0)</span></a></div><div class="col-lg-1 d-none d-lg-block"><div class="btn-group"><button type="button" id="button-list" class="btn btn-light" data-bs-toggle="tooltip" title="Lista"><i class="fa-solid fa-table-list"></i></button> <button type="button" id="button-grid" class="btn btn-light" data-bs-toggle="tooltip" title="Cuadrícula"><i class="fa-solid fa-table-cells"></i></button></div></div>
<div class="col-lg-5"><div class="input-group mb-3"><label for="input-sort" class="input-group-text">Ordenar por:</label><select id="input-sort" class="form-select"><option value="?" selected>Predeterminado</option><option value="&amp;sort=price&amp;order=ASC">Precio (menor &gt; mayor)</option><option value="&amp;sort=price&amp;order=DESC">Precio (mayor &gt; menor)</option></select></div></div></div>{thumbs(found) if found else "<p>No hay productos que coincidan con el criterio de búsqueda.</p>"}<div class="row"><div class="col-sm-6 text-start">Mostrando 1 a {len(found)} de {len(found)} (1 páginas)</div></div></div></div>"""
        return frame(session, title, body, route="product-category")

    def category(request: web.Request, session: Session, _: Form) -> web.Response:
        path = request.query.get("path", "20")
        found = [p for p in PRODUCTS if p.category == path]
        if request.query.get("sort") == "price":
            found.sort(key=lambda p: p.price, reverse=request.query.get("order") == "DESC")
        return listing(session, CATEGORIES.get(path, ""), found)

    def search(request: web.Request, session: Session, _: Form) -> web.Response:
        word = request.query.get("search", "").lower()
        return listing(
            session, f"Búsqueda - {escape(word)}", [p for p in PRODUCTS if word in f"{p.name} {p.text}".lower()]
        )

    def product(request: web.Request, session: Session, _: Form) -> web.Response:
        p = BY_NUMBER.get(int(request.query.get("product_id", "0")))
        if p is None:
            raise web.HTTPNotFound
        return product_page(session, p)

    def add(_: web.Request, session: Session, form: Form) -> web.Response:
        p, n = BY_NUMBER[int(form["product_id"])], int(form.get("quantity", "1") or 1)
        key, there = str(p.number), place("product/product", f"&product_id={p.number}")
        if p.options:
            size, colour = form.get("option[226]", ""), form.get("option[218]", "")
            wrong = {f"option_{at}": f"¡{name} es obligatorio!" for at, name, value in (("226", "Talla", size), ("218", "Color", colour)) if not value}  # fmt: skip
            if wrong:
                return say({"error": wrong, "redirect": there})
            key = f"{p.number}:{size}-{colour}"
        session.cart[key] = session.cart.get(key, 0) + max(1, n)
        session.entered.pop("shipping_method", None)
        session.entered.pop("payment_method", None)
        return say({"success": f'Éxito: ¡Ha añadido <a href="{there}">{p.name}</a> a su <a href="{place("checkout/cart")}">carrito de compras</a>!'})  # fmt: skip

    def change(request: web.Request, session: Session, form: Form) -> web.Response:
        n = int(form.get("quantity", "0") or 0) if request.query["route"].endswith("edit") else 0
        session.cart[form["key"]] = n
        session.cart = {key: count for key, count in session.cart.items() if count > 0}
        return say({"success": "Éxito: ¡Ha modificado su carrito de compras!"})

    def noted(_: web.Request, __: Session, form: Form) -> web.Response:
        if "coupon" in form:
            return say(
                {"error": "Advertencia: ¡El cupón no es válido, ha caducado o ha llegado a su límite de uso!"}
            )
        return say({"success": "Debe iniciar sesión o crear una cuenta para guardar este producto."})

    def checkout(_: web.Request, session: Session, __: Form) -> web.Response:
        if not session.cart or short_of(session):
            raise web.HTTPFound(place("checkout/cart"))
        for key in ("shipping_method", "payment_method", "agree"):
            session.entered.pop(key, None)
        return checkout_page(session)

    def country(request: web.Request, _: Session, __: Form) -> web.Response:
        at = request.query.get("country_id", "")
        zones = [{"zone_id": k, "name": v} for k, v in ZONES.get(at, {}).items()]
        return say({"country_id": at, "postcode_required": "1" if at in ("195", "81") else "0", "zone": zones})

    def register(_: web.Request, session: Session, form: Form) -> web.Response:
        if not session.cart or short_of(session):
            return say({"redirect": place("checkout/cart")})
        account = form.get("account") == "1"
        wrong = {**person_failures(form, account), **address_failures(form)}
        if wrong:
            return say({"error": wrong})
        zones = ZONES.get(form["shipping_country_id"], {})
        ledger.entered.update(email=form["email"].strip(), first_name=form["firstname"].strip(), last_name=form["lastname"].strip(), street=form["shipping_address_1"].strip(), city=form["shipping_city"].strip(), postcode=form.get("shipping_postcode", "").strip(), country=COUNTRIES[form["shipping_country_id"]][0], region=zones.get(form["shipping_zone_id"], ""))  # fmt: skip
        ledger.accounts += account
        ledger.subscriptions += form.get("newsletter") == "1"
        session.entered["address"] = "1"
        for key in ("shipping_method", "payment_method"):
            session.entered.pop(key, None)
        return say({"success": "Éxito: ¡Su cuenta ha sido creada!" if account else "Éxito: ¡Los datos de su cuenta de invitado se han guardado!"})  # fmt: skip

    def quote_shipping(_: web.Request, session: Session, __: Form) -> web.Response:
        if not session.entered.get("address"):
            return say({"error": "Advertencia: ¡Se requiere la dirección de envío!"})
        return say({"methods": [{"code": k, "group": group, "name": name, "text": money(price)} for k, (group, name, price) in SHIPPING.items()]})  # fmt: skip

    def methods(_: web.Request, session: Session, __: Form) -> web.Response:
        if not session.entered.get("address"):
            return say({"error": "Advertencia: ¡Se requieren los datos del cliente!"})
        if not session.entered.get("shipping_method"):
            return say({"error": "Advertencia: ¡Se requiere el método de envío!"})
        if session.cart:
            ledger.payment_shown += 1
        return say(
            {"methods": [{"code": k, "group": name, "name": name, "text": ""} for k, name in PAYMENT.items()]}
        )

    def save(request: web.Request, session: Session, form: Form) -> web.Response:
        key = "shipping_method" if "shipping" in request.query["route"] else "payment_method"
        known: dict[str, str] = PAYMENT if key == "payment_method" else {k: v[1] for k, v in SHIPPING.items()}
        if form.get(key) not in known:
            return say({"error": "Advertencia: ¡Se requiere un método!"})
        session.entered[key] = form[key]
        if key == "shipping_method":
            session.entered.pop("payment_method", None)
        name = "envío" if key == "shipping_method" else "pago"
        return say({"success": f"Éxito: ¡Ha cambiado el método de {name}!", "name": known[form[key]]})

    def agree(_: web.Request, session: Session, form: Form) -> web.Response:
        session.entered["agree"] = form.get("agree", "0")
        return say({})

    def comment(_: web.Request, __: Session, ___: Form) -> web.Response:
        return say({"success": "Éxito: ¡Se ha guardado su comentario!"})

    def order(_: web.Request, session: Session, __: Form) -> web.Response:
        if not session.cart or "id=button-confirm" not in confirm(session).replace('"', ""):
            return say({"redirect": place("checkout/checkout")})
        ledger.orders += 1
        session.cart.clear()
        session.entered = {"number": str(1200 + ledger.orders), "cookie": session.entered.get("cookie", "")}
        return say({"redirect": place("checkout/success")})

    def success(_: web.Request, session: Session, __: Form) -> web.Response:
        body = f'<div class="row"><div id="content" class="col"><h1>¡Su pedido ha sido realizado!</h1><p>¡Su pedido n.º {session.entered.get("number", "")} se ha procesado correctamente!</p><p>¡Gracias por comprar con nosotros!</p><div class="text-end"><a href="{to("common/home")}" class="btn btn-primary">Continuar</a></div></div></div>'
        return frame(session, "¡Su pedido ha sido realizado!", body, route="common-success")

    def join(_: web.Request, session: Session, __: Form) -> web.Response:
        body = f"""<div class="row"><div id="content" class="col"><h1>Registrar cuenta</h1><p>Si ya tiene una cuenta con nosotros, inicie sesión en la <a href="{to("account/login")}">página de acceso</a>.</p><form id="form-account" action="{to("account/register.register")}" method="post" data-oc-toggle="ajax"><fieldset><legend>Sus datos personales</legend>{text_field("firstname", "Nombre")}{text_field("lastname", "Apellidos")}{text_field("email", "E-Mail", "email")}</fieldset><fieldset><legend>Su contraseña</legend>{text_field("password", "Contraseña", "password")}</fieldset>{switch("newsletter", "Suscribirse")}{switch("agree", "He leído y acepto la Política de privacidad")}<div class="text-end"><button type="submit" class="btn btn-primary">Continuar</button></div></form></div></div>"""
        return frame(session, "Registrar cuenta", body, route="account-register")

    def joined(_: web.Request, __: Session, form: Form) -> web.Response:
        wrong = person_failures(form, True)
        if wrong:
            return say({"error": wrong})
        ledger.accounts += 1
        ledger.subscriptions += form.get("newsletter") == "1"
        return say({"redirect": place("common/home")})

    def login(_: web.Request, session: Session, __: Form) -> web.Response:
        body = f"""<div class="row"><div id="content" class="col"><div class="row"><div class="col-sm-6"><div class="border rounded p-3"><h2>Nuevo cliente</h2><p><strong>Registrar cuenta</strong></p><a href="{to("account/register")}" class="btn btn-primary">Continuar</a></div></div><div class="col-sm-6"><form id="form-login" action="{to("account/login.login")}" method="post" data-oc-toggle="ajax"><h2>Cliente existente</h2>{text_field("email", "Dirección de E-Mail")}{text_field("password", "Contraseña", "password")}<button type="submit" class="btn btn-primary">Iniciar sesión</button></form></div></div></div></div>"""
        return frame(session, "Iniciar sesión", body, route="account-login")

    def refused(_: web.Request, __: Session, ___: Form) -> web.Response:
        return say({"error": {"warning": "Advertencia: La dirección de E-Mail o la contraseña no coinciden."}})

    def cookie(_: web.Request, session: Session, __: Form) -> web.Response:
        session.entered["cookie"] = "1"
        return say({"success": "Éxito: ¡Se ha guardado su elección!"})

    words = "Enviamos en dos o tres días laborables. Puede devolver los productos en treinta días. Guardamos sus datos solo para tramitar el pedido."

    def information(_: web.Request, session: Session, __: Form) -> web.Response:
        return frame(session, "Información", f'<div id="content" class="col"><h1>Información</h1><p>{words}</p></div>', route="information-information")  # fmt: skip

    routes: dict[str, Answer] = {
        "common/home": home, "product/category": category, "product/search": search, "product/product": product, "product/compare": information,
        "checkout/cart": lambda _, s, __: cart_page(s), "checkout/cart.list": lambda _, s, __: fragment(cart_list(s)), "common/cart.info": lambda _, s, __: fragment(header_cart(s)),
        "checkout/cart.add": add, "checkout/cart.edit": change, "checkout/cart.remove": change, "common/cart.removeProduct": change, "account/wishlist.add": noted, "product/compare.add": noted, "extension/opencart/total/coupon.save": noted,
        "checkout/checkout": checkout, "localisation/country": country, "checkout/register.save": register, "checkout/shipping_method.quote": quote_shipping, "checkout/shipping_method.save": save,
        "checkout/payment_method.getMethods": methods, "checkout/payment_method.save": save, "checkout/payment_method.agree": agree, "checkout/payment_method.comment": comment, "checkout/confirm.confirm": lambda _, s, __: fragment(confirm(s)),
        "extension/opencart/payment/bank_transfer.confirm": order, "extension/opencart/payment/cheque.confirm": order, "extension/opencart/payment/cod.confirm": order, "checkout/success": success,
        "account/register": join, "account/register.register": joined, "account/login": login, "account/login.login": refused, "account/wishlist": login, "account/newsletter": login, "common/cookie.confirm": cookie,
        "information/information": information, "information/contact": information, "information/information.info": lambda _, __, ___: fragment(f'<div class="modal" id="modal-information"><div class="modal-dialog"><div class="modal-content"><div class="modal-header"><h5 class="modal-title">Información</h5><button type="button" class="btn-close" data-bs-dismiss="modal"></button></div><div class="modal-body"><p>{words}</p></div></div></div></div>'),
    }  # fmt: skip

    async def index(request: web.Request) -> web.StreamResponse:
        answer = routes.get(request.query.get("route", "common/home"))
        if answer is None:
            raise web.HTTPNotFound
        form = {k: str(v) for k, v in (await request.post()).items()}
        if request.method == "POST" or "." in request.query.get("route", ""):
            await asyncio.sleep(0.15)
        return answer(request, sessions.of(request), form)

    async def image(request: web.Request) -> web.StreamResponse:
        hue = BY_NUMBER[int(request.match_info["number"])].hue
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 250 250" width="250" height="250"><rect width="250" height="250" fill="#fff"/><ellipse cx="125" cy="200" rx="80" ry="14" fill="#ddd"/><path d="M70 60h110l-14 140H84z" fill="hsl({hue},50%,52%)"/><rect x="62" y="44" width="126" height="26" rx="8" fill="hsl({hue},40%,38%)"/></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")

    async def fixed(request: web.Request) -> web.StreamResponse:
        css = request.path.endswith("css")
        return web.Response(text=CSS if css else JS, content_type="text/css" if css else "text/javascript")

    inner: dict[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = {"/": index, "/index.php": index, "/image/cache/catalog/{number:\\d\\d}-{size}.svg": image, "/catalog/view/stylesheet/stylesheet.css": fixed, "/catalog/view/javascript/common.js": fixed}  # fmt: skip
    app = web.Application(middlewares=[with_session])
    for path, handler in inner.items():
        app.router.add_route("*", path, handler)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_role("button", name="Sí, de acuerdo").click()
    await (
        page.locator(".product-thumb", has_text="Cafetera italiana")
        .locator(f"button[formaction*='{quote('checkout')}']")
        .click()
    )
    await page.locator("#alert").get_by_role("link", name="carrito de compras").click()
    await page.locator("#shopping-cart").get_by_role("link", name="Pagar").click()
    await page.check("#input-guest")
    for name, value in {"firstname": "Lucía", "lastname": "Romero", "email": "lucia.romero@example.org", "shipping-address-1": "Calle Mayor 12", "shipping-city": "Sevilla", "shipping-postcode": "41001"}.items():  # fmt: skip
        await page.fill(f"#input-{name}", value)
    await page.select_option("#input-shipping-zone", label="Sevilla")
    await page.click("#button-register")
    await page.locator("#alert", has_text="invitado").wait_for()
    for key in ("shipping", "payment"):
        await page.click(f"#button-{key}-methods")
        await page.click(f"#button-{key}-method")
        await page.locator(f"#modal-{key}").wait_for(state="detached")
    await page.check("#input-checkout-agree")
    await page.click("#button-confirm")
    await page.get_by_role("heading", name="¡Su pedido ha sido realizado!").wait_for()


SHOP = Lookalike(name="opencart", optimum=8, build=build, buy=buy)
