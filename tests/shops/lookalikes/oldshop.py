"""A shop in osCommerce 2 of about 2008 in Swedish: tables, pictures as buttons, info boxes, and a page for each step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

NAME = "Trådrullen Garn & Tyg"
COUNTRIES = {
    "203": ("SE", "Sverige"),
    "57": ("DK", "Danmark"),
    "72": ("FI", "Finland"),
    "81": ("DE", "Tyskland"),
    "160": ("NO", "Norge"),
}
CATEGORIES = {"1": "Garn", "2": "Tyger"}


@dataclass(frozen=True)
class Product:
    id: str
    name: str
    price: int
    category: str
    text: str
    colours: tuple[str, ...] = ()
    stock: int = 12


PRODUCTS = {
    p.id: p
    for p in (
        Product("1", "Ullgarn Gotland 100 g", 89, "1", "Mjukt tvåtrådigt ullgarn.", ("Grå", "Röd", "Mossgrön")),
        Product("2", "Sockgarn Randig", 65, "1", "Slitstarkt garn, 50 g."),
        Product("3", "Lingarn natur", 119, "1", "Våtspunnet lin."),
        Product("4", "Bomullstyg Blommor", 139, "2", "Pris per meter, bredd 140 cm."),
        Product("5", "Vaxduk prickig", 159, "2", "Pris per meter.", stock=0),
        Product("6", "Linnetyg oblekt", 229, "2", "Pris per meter, bredd 150 cm."),
    )
}
SHIPPING = {"flat_flat": ("Posten brev", 45), "item_item": ("Schenker ombud", 79)}
PAYMENTS = {"cod": "Postförskott", "moneyorder": "Förskottsbetalning via bankgiro", "invoice": "Faktura 14 dagar"}
CSS = """body{background:#fff;color:#000;margin:0}a{color:#000;text-decoration:none}a:hover{color:#AABBDD;text-decoration:underline}form{display:inline}td,p,input,select,textarea{font:11px/1.5 Verdana,Arial,sans-serif}tr.header{background:#fff}tr.headerNavigation,tr.headerNavigation a{background:#bbc3d3;color:#fff;font-weight:bold;font-size:10px}tr.footer td{background:#bbc3d3;color:#fff}
.infoBox{background:#b6b7cb}.infoBoxContents{background:#f8f8f9;font-size:10px}td.infoBoxHeading{background:#bbc3d3;color:#fff;font-weight:bold;font-size:10px}td.pageHeading{font-size:20px;color:#9a9a9a;font-weight:bold}.productListing-heading{background:#b6b7cb;color:#fff;font-weight:bold;font-size:10px}.productListing-even{background:#f1f1ff}.moduleRowOver{background:#d7e9f7;cursor:pointer}.moduleRowSelected{background:#e9f4fc}.messageStackError{background:#ffb3b5;font-size:10px}.inputRequirement{color:#f00;font-size:10px}.checkoutBarFrom,.checkoutBarTo{color:#8c8c8c;font-size:10px}.checkoutBarCurrent{font-weight:bold;font-size:10px}"""
SCRIPT = """var selected;function selectRowEffect(o,n,f){if(!selected)selected=document.getElementById('defaultSelected');if(selected)selected.className='moduleRow';o.className='moduleRowSelected';selected=o;var all=o.getElementsByTagName('input');if(all[0])all[0].checked=true}
function rowOverEffect(o){if(o.className=='moduleRow')o.className='moduleRowOver'}function rowOutEffect(o){if(o.className=='moduleRowOver')o.className='moduleRow'}
var submitted=false;function check_form(f){if(submitted){alert('Formuläret är redan skickat. Klicka OK och vänta.');return false}var m='Fel har uppstått när formuläret behandlades!\\n\\nVänligen rätta till följande:\\n\\n',e=false;function c(n,l,t){if(f[n]&&f[n].value.length<l){m+='* '+t+'\\n';e=true}}
if(f.gender&&!f.gender[0].checked&&!f.gender[1].checked){m+='* Vänligen välj kön.\\n';e=true}c('firstname',2,'Förnamnet måste innehålla minst 2 tecken.');c('lastname',2,'Efternamnet måste innehålla minst 2 tecken.');c('email_address',6,'E-postadressen måste innehålla minst 6 tecken.');c('street_address',5,'Gatuadressen måste innehålla minst 5 tecken.');c('postcode',4,'Postnumret måste innehålla minst 4 tecken.');c('city',3,'Orten måste innehålla minst 3 tecken.');if(f.country&&f.country.value==''){m+='* Du måste välja ett land.\\n';e=true}c('telephone',3,'Telefonnumret måste innehålla minst 3 tecken.');c('password',5,'Lösenordet måste innehålla minst 5 tecken.');if(e){alert(m);return false}submitted=true;return true}
function check_payment(f){var p=f.payment,i;for(i=0;i<p.length;i++)if(p[i].checked){if(!f.conditions.checked){alert('* Om du inte godkänner våra villkor kan vi tyvärr inte ta emot din beställning!');return false}return true}alert('* Vänligen välj ett betalningssätt för din beställning.');return false}"""
BUTTONS = {
    "in_cart": "Lägg i kundvagnen",
    "checkout": "Till kassan",
    "continue": "Fortsätt",
    "update_cart": "Uppdatera",
    "login": "Logga in",
    "quick_find": "Snabbsök",
    "back": "Tillbaka",
}
BUTTONS |= {
    "confirm_order": "Bekräfta beställning",
    "buy_now": "Köp nu",
    "guest": "Handla som gäst",
    "notify": "Anmäl",
    "cart": "Kundvagn",
    "account": "Mitt konto",
}


def kr(amount: int) -> str:
    return f"{amount:,}.00 SEK".replace(",", " ")


def art(name: str) -> str:
    return f"includes/languages/swedish/images/buttons/button_{name}.svg"


def submit(name: str) -> str:
    return f'<input type="image" src="{art(name)}" border="0" alt="{BUTTONS[name]}" title=" {BUTTONS[name]} ">'


def button(name: str, to: str) -> str:
    return f'<a href="{to}"><img src="{art(name)}" border="0" alt="{BUTTONS[name]}" title=" {BUTTONS[name]} "></a>'


def article(key: str) -> tuple[Product, str]:
    """The product of a cart's line, and what was chosen of it: numbers are written like "1{3}2"."""
    number, _, chosen = key.partition("{3}")
    p = PRODUCTS[number]
    return p, f"<br><small><i> - Färg {p.colours[int(chosen)]}</i></small>" if chosen else ""


def total(cart: dict[str, int]) -> int:
    return sum(article(key)[0].price * n for key, n in cart.items())


def picture(p: Product, width: int) -> str:
    return f'<img src="images/{p.id}.svg" border="0" alt="{p.name}" title=" {p.name} " width="{width}" height="{width * 4 // 5}" hspace="5" vspace="5">'


def box(head: str, inner: str) -> str:
    return f"""<tr><td><table border="0" width="100%" cellspacing="0" cellpadding="0"><tr><td height="14" width="100%" class="infoBoxHeading">&nbsp;{head}</td></tr></table>
<table border="0" width="100%" cellspacing="0" cellpadding="1" class="infoBox"><tr><td><table border="0" width="100%" cellspacing="0" cellpadding="3" class="infoBoxContents"><tr><td class="boxText">{inner}</td></tr></table></td></tr></table></td></tr>"""


def layout(title: str, body: str, cart: dict[str, int]) -> web.Response:
    cats = "<br>".join(
        f'<a href="index.php?cPath={k}">{v}-&gt;</a>&nbsp;({sum(p.category == k for p in PRODUCTS.values())})'
        for k, v in CATEGORIES.items()
    )
    lines = "".join(
        f'<tr><td align="right" valign="top" class="infoBoxContents">{n}&nbsp;x&nbsp;</td><td valign="top" class="infoBoxContents"><a href="product_info.php?products_id={p.id}">{p.name}</a></td></tr>'
        for (p, _), n in ((article(k), n) for k, n in cart.items())
    )
    mini = (
        f'<table border="0" width="100%" cellspacing="0" cellpadding="0">{lines}</table><hr><div align="right">{kr(total(cart))}</div>'
        if cart
        else "0 produkter"
    )
    options = "".join(f'<option value="{p.id}">{p.name}</option>' for p in PRODUCTS.values())
    left = box("Kategorier", cats) + box(
        "Tillverkare",
        f'<form name="manufacturers" action="product_info.php" method="get"><select name="products_id" onChange="this.form.submit();" size="1" style="width: 100%"><option value="" selected>Välj produkt</option>{options}</select></form>',
    )
    left += box(
        "Snabbsök",
        f'<div align="center"><form name="quick_find" action="advanced_search_result.php" method="get"><input type="text" name="keywords" size="10" maxlength="30" style="width: 80px">&nbsp;{submit("quick_find")}</form><br>Använd nyckelord för att hitta produkten du söker.<br><a href="advanced_search.php"><b>Avancerad sökning</b></a></div>',
    )
    left += box(
        "Information",
        '<a href="shipping.php">Frakt &amp; returer</a><br><a href="privacy.php">Integritetspolicy</a><br><a href="conditions.php">Allmänna villkor</a><br><a href="contact_us.php">Kontakta oss</a>',
    )
    right = box('<a href="shopping_cart.php">Kundvagn</a>', mini) + box(
        "Storsäljare",
        "<br>".join(
            f'0{n}. <a href="product_info.php?products_id={p.id}">{p.name}</a>'
            for n, p in enumerate(list(PRODUCTS.values())[:3], 1)
        ),
    )
    right += box(
        "Nyhetsbrev",
        f'<form name="newsletter_sign" action="newsletter.php" method="post"><input type="text" name="email" maxlength="50" style="width: 90px"> {submit("notify")}</form>',
    ) + box("Språk", "<b>Svenska</b>")
    text = f"""<!doctype html public "-//W3C//DTD HTML 4.01 Transitional//EN"><html dir="LTR" lang="sv"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title} - {NAME}</title><base href="/"><link rel="shortcut icon" href="images/1.svg"><style type="text/css">{CSS}</style><script type="text/javascript">{SCRIPT}</script></head>
<body marginwidth="0" marginheight="0"><table border="0" width="100%" cellspacing="0" cellpadding="0"><tr class="header"><td valign="middle"><a href="index.php"><img src="images/logo.svg" border="0" alt="{NAME}" width="260" height="60"></a></td><td align="right" valign="bottom">{button("account", "login.php")}&nbsp;{button("cart", "shopping_cart.php")}&nbsp;{button("checkout", "checkout_shipping.php")}&nbsp;&nbsp;</td></tr></table>
<table border="0" width="100%" cellspacing="0" cellpadding="1"><tr class="headerNavigation"><td class="headerNavigation">&nbsp;&nbsp;<a href="index.php" class="headerNavigation">Hem</a> &raquo; <a href="index.php" class="headerNavigation">Katalog</a></td><td align="right" class="headerNavigation"><a href="login.php" class="headerNavigation">Mitt konto</a> &nbsp;|&nbsp; <a href="shopping_cart.php" class="headerNavigation">Kundvagn</a> &nbsp;|&nbsp; <a href="checkout_shipping.php" class="headerNavigation">Kassa</a> &nbsp;&nbsp;</td></tr></table>
<table border="0" width="100%" cellspacing="3" cellpadding="3"><tr><td width="125" valign="top"><table border="0" width="125" cellspacing="0" cellpadding="2">{left}</table></td><td width="100%" valign="top"><table border="0" width="100%" cellspacing="0" cellpadding="0"><tr><td class="pageHeading" height="40">{title}</td></tr><tr><td>{body}</td></tr></table></td><td width="125" valign="top"><table border="0" width="125" cellspacing="0" cellpadding="2">{right}</table></td></tr></table>
<table border="0" width="100%" cellspacing="0" cellpadding="1"><tr class="footer"><td class="footer">&nbsp;&nbsp;tisdag 01 december, 2026&nbsp;&nbsp;</td><td align="right">418273 besök sedan måndag 04 februari, 2008</td></tr></table><p align="center">Copyright &copy; 2008 {NAME}<br>Powered by osCommerce</p></body></html>"""
    return web.Response(text=text, content_type="text/html")


def contents(inner: str, *, cls: str = "infoBox") -> str:
    return f'<table border="0" width="100%" cellspacing="1" cellpadding="2" class="{cls}"><tr class="infoBoxContents"><td><table border="0" width="100%" cellspacing="0" cellpadding="2">{inner}</table></td></tr></table><br>'


def step_bar(now: int) -> str:
    cells = "".join(
        f'<td align="center" width="25%" class="checkoutBar{"Current" if n == now else "To"}">{name}</td>'
        for n, name in enumerate(("Leveransinformation", "Betalningsinformation", "Bekräftelse", "Klart!"))
    )
    return f'<table border="0" width="100%"><tr>{cells}</tr></table>'


FIELDS = {
    "Dina personuppgifter": (
        ("firstname", "Förnamn:", 2),
        ("lastname", "Efternamn:", 2),
        ("email_address", "E-postadress:", 6),
    ),
    "Företagsinformation": (("company", "Företagsnamn:", 0),),
    "Din adress": (
        ("street_address", "Gatuadress:", 5),
        ("suburb", "Förort:", 0),
        ("postcode", "Postnummer:", 4),
        ("city", "Ort:", 3),
        ("state", "Län:", 0),
        ("country", "Land:", 1),
    ),
    "Din kontaktinformation": (("telephone", "Telefonnummer:", 3), ("fax", "Faxnummer:", 0)),
}


class Shop:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.sessions = Sessions()

    async def index(self, request: web.Request) -> web.Response:
        s, path, word = (
            self.sessions.of(request),
            request.query.get("cPath", ""),
            request.query.get("keywords", "").lower(),
        )
        if path or "keywords" in request.query:
            rows = "".join(
                f'<tr class="productListing-{"even" if n % 2 else "odd"}"><td align="center" class="productListing-data"><a href="product_info.php?products_id={p.id}">{picture(p, 100)}</a></td><td class="productListing-data">&nbsp;<a href="product_info.php?products_id={p.id}">{p.name}</a>&nbsp;</td><td align="right" class="productListing-data">&nbsp;{kr(p.price)}&nbsp;</td><td align="center" class="productListing-data">{button("buy_now", f"index.php?action=buy_now&amp;products_id={p.id}")}&nbsp;</td></tr>'
                for n, p in enumerate(PRODUCTS.values())
                if (path and p.category == path) or (word and word in p.name.lower())
            )
            head = "".join(
                f'<td class="productListing-heading">&nbsp;{h}&nbsp;</td>'
                for h in ("", "Produktnamn+", "Pris", "Köp nu")
            )
            return layout(
                CATEGORIES.get(path, "Produkter som matchar sökningen"),
                f'<table border="0" width="100%" cellspacing="0" cellpadding="2" class="productListing"><tr>{head}</tr>{rows}</table>',
                s.cart,
            )
        if request.query.get("action") == "buy_now" and request.query.get("products_id") in PRODUCTS:
            p = PRODUCTS[request.query["products_id"]]
            if p.colours:
                raise web.HTTPFound(f"/product_info.php?products_id={p.id}")
            s.cart[p.id] = s.cart.get(p.id, 0) + 1
            raise web.HTTPFound("/shopping_cart.php")
        cells = [
            f'<td align="center" class="smallText" width="33%" valign="top"><a href="product_info.php?products_id={p.id}">{picture(p, 100)}</a><br><a href="product_info.php?products_id={p.id}">{p.name}</a><br>{kr(p.price)}</td>'
            for p in PRODUCTS.values()
        ]
        grid = "".join(f"<tr>{''.join(cells[n : n + 3])}</tr>" for n in (0, 3))
        return layout(
            "Vad har vi här?",
            f'<p class="main">Välkommen <span class="greetUser">Gäst!</span> Vill du <a href="login.php"><u>logga in</u></a>? Eller vill du hellre <a href="create_account.php"><u>skapa ett konto</u></a>?</p>{box("Nya produkter i december", "").replace("<tr><td>", "", 1).rsplit("</td></tr>", 1)[0]}{contents(grid)}',
            s.cart,
        )

    async def product(self, request: web.Request) -> web.Response:
        p, s = PRODUCTS.get(request.query.get("products_id", "")), self.sessions.of(request)
        if p is None:
            return layout("Produkten hittades inte!", button("continue", "index.php"), s.cart)
        if request.method == "POST":
            chosen = str((await request.post()).get("id[3]", "0"))
            key = f"{p.id}{{3}}{int(chosen) % 3}" if p.colours else p.id
            s.cart[key] = s.cart.get(key, 0) + 1
            raise web.HTTPFound("/shopping_cart.php")
        options = "".join(f'<option value="{n}">{c}</option>' for n, c in enumerate(p.colours))
        select = (
            f'<table border="0"><tr><td class="main" colspan="2">Tillgängliga alternativ:</td></tr><tr><td class="main">Färg:</td><td class="main"><select name="id[3]">{options}</select></td></tr></table>'
            if p.colours
            else ""
        )
        left = "" if p.stock else '<p><font color="#ff0000">Tillfälligt slut i lager</font></p>'
        body = f"""<form name="cart_quantity" action="product_info.php?products_id={p.id}&amp;action=add_product" method="post"><table border="0" width="100%"><tr><td class="main"><table border="0" align="right"><tr><td align="center" class="smallText">{picture(p, 160)}<br>Klicka för större bild</td></tr></table><p>{p.text}</p>{left}{select}</td><td align="right" valign="top" class="pageHeading">{kr(p.price)}</td></tr></table>
{contents(f'<tr><td>{button("back", "index.php?cPath=" + p.category)}</td><td class="main" align="right"><input type="hidden" name="products_id" value="{p.id}">{submit("in_cart")}</td></tr>')}</form>"""
        return layout(p.name, body, s.cart)

    async def cart(self, request: web.Request) -> web.Response:
        s, data = self.sessions.of(request), await request.post()
        if request.method == "POST":
            amounts = [str(x) for x in data.getall("cart_quantity[]", [])]
            gone = data.getall("cart_delete[]", [])
            for key, amount in zip(list(s.cart), amounts, strict=False):
                s.cart[key] = int(amount) if amount.isdecimal() and key not in gone else 0
                if not s.cart[key]:
                    del s.cart[key]
            raise web.HTTPFound("/shopping_cart.php")
        if not s.cart:
            return layout(
                "Vad finns i min kundvagn?",
                contents(
                    f'<tr><td class="main">Din kundvagn är tom!</td><td align="right">{button("continue", "index.php")}</td></tr>'
                ),
                s.cart,
            )
        rows = ""
        for key, n in s.cart.items():
            p, said = article(key)
            low = "" if n <= p.stock else '<span class="markProductOutOfStock"><font color="red">***</font></span>'
            rows += f'<tr class="productListing-even"><td align="center" valign="top"><input type="checkbox" name="cart_delete[]" value="{key}"></td><td><table border="0"><tr><td>{picture(p, 80)}</td><td valign="top"><a href="product_info.php?products_id={p.id}"><b>{p.name}</b></a>{low}{said}</td></tr></table></td><td align="center" valign="top"><input type="text" name="cart_quantity[]" value="{n}" size="4"><input type="hidden" name="products_id[]" value="{key}"></td><td align="right" valign="top"><b>{kr(p.price * n)}</b></td></tr>'
        head = "".join(
            f'<td class="productListing-heading">{h}</td>' for h in ("Ta bort", "Produkt(er)", "Antal", "Totalt")
        )
        body = f"""<form name="cart_quantity" action="shopping_cart.php?action=update_product" method="post"><table border="0" width="100%" cellspacing="0" cellpadding="2" class="productListing"><tr>{head}</tr>{rows}</table><p align="right"><b>Delsumma: {kr(total(s.cart))}</b></p>{contents(f'<tr><td>{submit("update_cart")}</td><td>{button("continue", "index.php")}</td><td align="right">{button("checkout", "checkout_shipping.php")}</td></tr>')}</form>"""
        return layout("Vad finns i min kundvagn?", body, s.cart)

    async def login(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        error = (
            '<table width="100%"><tr class="messageStackError"><td>Fel: Ingen träff för e-postadressen och/eller lösenordet.</td></tr></table>'
            if request.method == "POST"
            else ""
        )
        guest = (
            f'<p>Du kan även <a href="create_account.php?guest=guest"><u>handla utan att registrera dig</u></a>.</p><p align="right">{button("guest", "create_account.php?guest=guest")}</p>'
            if s.cart
            else ""
        )
        new = contents(
            f'<tr><td class="main">Jag är en ny kund.<p>Genom att skapa ett konto hos {NAME} kan du handla snabbare.</p><p align="right">{button("continue", "create_account.php")}</p>{guest}</td></tr>'
        )
        old = contents(
            f'<tr><td class="main" colspan="2">Jag är en återkommande kund.</td></tr><tr><td><b>E-postadress:</b></td><td><input type="text" name="email_address"></td></tr><tr><td><b>Lösenord:</b></td><td><input type="password" name="password" maxlength="40"></td></tr><tr><td colspan="2"><a href="password_forgotten.php">Glömt lösenordet? Klicka här.</a></td></tr><tr><td></td><td align="right">{submit("login")}</td></tr>'
        )
        return layout(
            "Välkommen, vänligen logga in",
            f'<form name="login" action="login.php?action=process" method="post">{error}<table width="100%"><tr><td class="main" width="50%"><b>Ny kund</b></td><td class="main" width="50%"><b>Återkommande kund</b></td></tr><tr><td valign="top">{new}</td><td valign="top">{old}</td></tr></table></form>',
            s.cart,
        )

    async def account(self, request: web.Request) -> web.Response:
        s, guest = self.sessions.of(request), "guest" in request.query
        data = {k: str(v).strip() for k, v in (await request.post()).items()}
        errors = []
        if request.method == "POST":
            errors = [
                f"{label[:-1]} måste innehålla minst {least} tecken."
                for rows in FIELDS.values()
                for name, label, least in rows
                if len(data.get(name, "")) < least
            ]
            if data.get("gender") not in ("m", "f"):
                errors.insert(0, "Vänligen välj kön.")
            if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", data.get("email_address", "")):
                errors.append("E-postadressen verkar inte vara giltig.")
            if not guest and (
                len(data.get("password", "")) < 5 or data.get("password") != data.get("confirmation")
            ):
                errors.append("Lösenordet måste innehålla minst 5 tecken och överensstämma.")
            if not errors:
                self.keep(s, data)
                self.ledger.accounts += not guest
                self.ledger.subscriptions += data.get("newsletter") == "1"
                raise web.HTTPFound("/checkout_shipping.php" if s.cart else "/index.php")
        groups = ""
        for head, rows in FIELDS.items():
            lines = ""
            if head == "Dina personuppgifter":
                radios = "".join(
                    f'<input type="radio" name="gender" value="{v}"{" checked" if data.get("gender") == v else ""}>&nbsp;&nbsp;{t}&nbsp;&nbsp;'
                    for v, t in (("m", "Man"), ("f", "Kvinna"))
                )
                lines = f'<tr><td class="main">Kön:</td><td class="main">{radios}<span class="inputRequirement">*</span></td></tr>'
            for name, label, least in rows:
                value = data.get(name, "")
                field = f'<input type="text" name="{name}" value="{escape(value)}">'
                if name == "country":
                    options = "".join(
                        f'<option value="{k}"{" selected" if k == value else ""}>{v}</option>'
                        for k, (_, v) in COUNTRIES.items()
                    )
                    field = f'<select name="country"><option value="">Vänligen välj</option>{options}</select>'
                star = '&nbsp;<span class="inputRequirement">*</span>' if least else ""
                lines += f'<tr><td class="main" width="120">{label}</td><td class="main">{field}{star}</td></tr>'
            groups += f'<p class="main"><b>{head}</b></p>{contents(lines)}'
        groups += f'<p class="main"><b>Valmöjligheter</b></p>{contents("<tr><td class=main width=120>Nyhetsbrev:</td><td><input type=checkbox name=newsletter value=1></td></tr>")}'
        if not guest:
            groups += f'<p class="main"><b>Ditt lösenord</b></p>{contents("".join(f"<tr><td class=main width=120>{label}</td><td><input type=password name={name} maxlength=40>&nbsp;<span class=inputRequirement>*</span></td></tr>" for name, label in (("password", "Lösenord:"), ("confirmation", "Bekräfta lösenord:"))))}'
        stack = "".join(
            f'<tr class="messageStackError"><td class="messageStackError">&nbsp;{e}</td></tr>' for e in errors
        )
        body = f"""<form name="create_account" action="create_account.php{"?guest=guest" if guest else ""}" method="post" onSubmit="return check_form(this);"><input type="hidden" name="action" value="process"><p class="smallText"><font color="#FF0000"><small><b>OBS:</b></small></font> Om du redan har ett konto, vänligen logga in på <a href="login.php"><u>inloggningssidan</u></a>.</p><table width="100%">{stack}</table><p align="right" class="inputRequirement">* Obligatorisk uppgift</p>{groups}{contents(f"<tr><td>{submit('continue')}</td></tr>")}</form>"""
        return layout("Dina uppgifter" if guest else "Mina kontouppgifter", body, s.cart)

    def keep(self, s: Session, data: dict[str, str]) -> None:
        s.entered.update(data)
        names = {
            "email": "email_address",
            "first_name": "firstname",
            "last_name": "lastname",
            "street": "street_address",
        }
        names |= {"postcode": "postcode", "city": "city", "region": "state", "phone": "telephone"}
        self.ledger.entered.update({k: data.get(v, "") for k, v in names.items()})
        self.ledger.entered["country"] = COUNTRIES[data["country"]][0] if data["country"] in COUNTRIES else ""

    def ready(self, request: web.Request, needed: str) -> Session:
        s = self.sessions.of(request)
        if not s.cart:
            raise web.HTTPFound("/shopping_cart.php")
        if "email_address" not in s.entered:
            raise web.HTTPFound("/login.php")
        if needed not in s.entered:
            raise web.HTTPFound(f"/checkout_{needed}.php")
        return s

    def where(self, s: Session) -> str:
        e = s.entered
        return f"{escape(e['firstname'])} {escape(e['lastname'])}<br>{escape(e['street_address'])}<br>{escape(e['postcode'])} {escape(e['city'])}"

    def rows(self, field: str, form: str, choices: dict[str, tuple[str, str]], chosen: str) -> str:
        return "".join(
            f'<tr {"id=defaultSelected class=moduleRowSelected" if k == chosen else "class=moduleRow"} onmouseover="rowOverEffect(this)" onmouseout="rowOutEffect(this)" onclick="selectRowEffect(this, {n}, \'{form}\')"><td class="main" width="75%">{label}</td><td class="main">{price}</td><td class="main" align="right"><input type="radio" name="{field}" value="{k}"{" checked" if k == chosen else ""}></td></tr>'
            for n, (k, (label, price)) in enumerate(choices.items())
        )

    async def shipping(self, request: web.Request) -> web.Response:
        s = self.ready(request, "email_address")
        data = await request.post()
        if request.method == "POST" and data.get("shipping") in SHIPPING:
            s.entered |= {"shipping": str(data["shipping"]), "comments": str(data.get("comments", ""))}
            raise web.HTTPFound("/checkout_payment.php")
        methods = self.rows(
            "shipping", "checkout_address", {k: (v, kr(c)) for k, (v, c) in SHIPPING.items()}, "flat_flat"
        )
        body = f"""<form name="checkout_address" action="checkout_shipping.php" method="post"><input type="hidden" name="action" value="process"><p class="main"><b>Leveransadress</b></p>{contents(f'<tr><td class="main">{self.where(s)}</td></tr>')}<p class="main"><b>Leveranssätt</b></p>{contents(methods)}<p class="main"><b>Lägg till kommentarer om din beställning</b></p>{contents('<tr><td><textarea name="comments" wrap="soft" cols="60" rows="5"></textarea></td></tr>')}
{contents(f'<tr><td class="main"><b>Fortsätt beställningen</b><br>för att välja betalningssätt.</td><td align="right">{submit("continue")}</td></tr>')}</form>{step_bar(0)}"""
        return layout("Leveransinformation", body, s.cart)

    async def payment(self, request: web.Request) -> web.Response:
        s = self.ready(request, "shipping")
        self.ledger.payment_shown += 1
        error = (
            f'<table width="100%"><tr class="messageStackError"><td>{escape(request.query["error"])}</td></tr></table>'
            if "error" in request.query
            else ""
        )
        methods = self.rows(
            "payment", "checkout_payment", {k: (f"<b>{v}</b>", "") for k, v in PAYMENTS.items()}, ""
        )
        terms = '<tr><td><div style="height:80px;overflow:auto;background:#fff;border:1px solid #ccc">Allmänna villkor: Ångerrätt 14 dagar. Alla priser inkluderar moms.</div><br><input type="checkbox" name="conditions" value="conditions"> Jag har läst och godkänner de allmänna villkoren.</td></tr>'
        body = f"""<form name="checkout_payment" action="checkout_confirmation.php" method="post" onsubmit="return check_payment(this);">{error}<p class="main"><b>Faktureringsadress</b></p>{contents(f'<tr><td class="main">{self.where(s)}</td></tr>')}<p class="main"><b>Betalningssätt</b></p>{contents(methods)}<p class="main"><b>Allmänna villkor</b></p>{contents(terms)}
{contents(f'<tr><td class="main"><b>Fortsätt beställningen</b><br>för att bekräfta den.</td><td align="right">{submit("continue")}</td></tr>')}</form>{step_bar(1)}"""
        return layout("Betalningsinformation", body, s.cart)

    async def confirmation(self, request: web.Request) -> web.Response:
        s = self.ready(request, "shipping")
        data = await request.post()
        if data.get("payment") not in PAYMENTS or "conditions" not in data:
            raise web.HTTPFound(
                "/checkout_payment.php?error=Betalningss%C3%A4tt%20och%20villkor%20m%C3%A5ste%20v%C3%A4ljas."
            )
        s.entered["payment"] = str(data["payment"])
        label, cost = SHIPPING[s.entered["shipping"]]
        rows = "".join(
            f'<tr><td class="main" align="right">{n}&nbsp;x</td><td class="main">{p.name}{said}</td><td class="main" align="right">{kr(p.price * n)}</td></tr>'
            for (p, said), n in ((article(k), n) for k, n in s.cart.items())
        )
        body = f"""{contents(f'<tr><td class="main" valign="top"><b>Leveransadress</b> <a href="checkout_shipping.php">(Ändra)</a><br>{self.where(s)}<br><b>Leveranssätt</b><br>{label}</td><td><b>Produkter</b> <a href="shopping_cart.php">(Ändra)</a><table width="100%">{rows}</table></td></tr>')}<p class="main"><b>Faktureringsinformation</b></p>
{contents(f'<tr><td class="main"><b>Betalningssätt</b> <a href="checkout_payment.php">(Ändra)</a><br>{PAYMENTS[s.entered["payment"]]}</td><td align="right" class="main">Delsumma: {kr(total(s.cart))}<br>{label}: {kr(cost)}<br>Totalt: <b>{kr(total(s.cart) + cost)}</b></td></tr>')}<form name="checkout_confirmation" action="checkout_process.php" method="post"><p align="right">{submit("confirm_order")}</p></form>{step_bar(2)}"""
        return layout("Orderbekräftelse", body, s.cart)

    async def process(self, request: web.Request) -> web.Response:
        s = self.ready(request, "payment")
        self.ledger.orders += 1
        s.cart.clear()
        s.entered = {"order": str(self.ledger.orders)}
        raise web.HTTPFound("/checkout_success.php")

    async def success(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        if "order" not in s.entered:
            raise web.HTTPFound("/shopping_cart.php")
        return layout(
            "Din beställning har behandlats!",
            f'<p class="main">Tack för att du handlade hos oss! Ditt ordernummer: {s.entered["order"]}</p>{button("continue", "index.php")}{step_bar(3)}',
            s.cart,
        )

    async def newsletter(self, request: web.Request) -> web.Response:
        if "@" not in str((await request.post()).get("email", "")):
            raise web.HTTPFound("/index.php")
        self.ledger.subscriptions += 1
        return layout(
            "Nyhetsbrev",
            '<p class="main">Tack! Du prenumererar nu på vårt nyhetsbrev.</p>',
            self.sessions.of(request).cart,
        )

    async def text(self, request: web.Request) -> web.Response:
        names = {
            "shipping": "Frakt & returer",
            "privacy": "Integritetspolicy",
            "conditions": "Allmänna villkor",
            "contact_us": "Kontakta oss",
        }
        title = names.get(request.match_info["page"])
        if title is None:
            raise web.HTTPNotFound
        return layout(
            title,
            '<p class="main">Trådrullen, Storgatan 3, 582 23 Linköping. Tel 013-00 00 00.</p>',
            self.sessions.of(request).cart,
        )

    async def image(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name == "logo":
            svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 260 60"><text x="8" y="40" font-family="Georgia" font-size="22" fill="#669">{escape(NAME)}</text></svg>'
        else:
            hue = int(name) * 61 % 360 if name.isdecimal() else 0
            svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80"><rect width="100" height="80" fill="#f4f0e8"/><circle cx="50" cy="40" r="28" fill="hsl({hue},45%,55%)"/><path d="M25 30q25 20 50 0M24 45q26 20 52 0" stroke="#fff" fill="none" stroke-width="3"/></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")

    async def button_image(self, request: web.Request) -> web.Response:
        label = BUTTONS.get(request.match_info["name"], "")
        width = 24 + 7 * len(label)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="22"><rect x=".5" y=".5" width="{width - 1}" height="21" rx="4" fill="#e8ecf4" stroke="#8a97b5"/><text x="{width / 2}" y="15" text-anchor="middle" font-family="Verdana" font-size="11" fill="#345">{label}</text></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")


def build(ledger: Ledger) -> web.Application:
    shop, app = Shop(ledger), web.Application(middlewares=[with_session])
    gets = {
        "/": shop.index,
        "/index.php": shop.index,
        "/advanced_search_result.php": shop.index,
        "/checkout_success.php": shop.success,
    }
    gets |= {"/checkout_payment.php": shop.payment, "/images/{name}.svg": shop.image}
    gets |= {"/includes/languages/swedish/images/buttons/button_{name}.svg": shop.button_image}
    posts = {
        "/checkout_confirmation.php": shop.confirmation,
        "/checkout_process.php": shop.process,
        "/newsletter.php": shop.newsletter,
    }
    both = {"/product_info.php": shop.product, "/shopping_cart.php": shop.cart, "/login.php": shop.login}
    both |= {"/create_account.php": shop.account, "/checkout_shipping.php": shop.shipping}
    for path, handler in (gets | both | {"/{page}.php": shop.text}).items():
        app.router.add_get(path, handler)
    for path, handler in (posts | both).items():
        app.router.add_post(path, handler)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_role("link", name="Ullgarn Gotland 100 g").first.click()
    await page.select_option("select[name='id[3]']", label="Röd")
    await page.get_by_role("button", name="Lägg i kundvagnen").click()
    await page.locator("form[name=cart_quantity] img[alt='Till kassan']").click()
    await page.locator("img[alt='Handla som gäst']").click()
    await page.check("input[name=gender][value=f]")
    typed = {
        "firstname": "Karin",
        "lastname": "Lind",
        "email_address": "karin@example.se",
        "street_address": "Storgatan 12",
        "postcode": "582 23",
        "city": "Linköping",
        "telephone": "013123456",
    }
    for name, value in typed.items():
        await page.fill(f"form[name=create_account] [name={name}]", value)
    await page.select_option("select[name=country]", label="Sverige")
    await page.locator("form[name=create_account] input[type=image]").click()
    await page.locator("form[name=checkout_address] input[type=image]").click()
    await page.check("input[name=payment][value=cod]")
    await page.check("input[name=conditions]")
    await page.locator("form[name=checkout_payment] input[type=image]").click()
    await page.get_by_role("button", name="Bekräfta beställning").click()
    await page.get_by_text("ordernummer").wait_for()


SHOP = Lookalike(name="oldshop", optimum=7, build=build, buy=buy)
