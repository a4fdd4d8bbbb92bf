"""What a page is: not one type but a set of facets, each with its reasons (a one-page checkout is five pages at once)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from auditor import words
from auditor.seeing.fields import meanings, split_tokens
from auditor.seeing.model import Observation, SeenControl, SeenField
from auditor.seeing.money import parse_amount, role_of
from auditor.seeing.offers import offers
from auditor.seeing.pieces import adds, with_pieces
from auditor.seeing.platforms import Platform, platform_of

HOLDS = 1.0
PAYMENT_HOSTS = re.compile(
    r"stripe|adyen|paypal|braintree|klarna|mollie|checkout\.com|square|worldpay|payu|datatrans|saferpay|unzer|computop|payone",
    re.I,
)
BOT_WALL = re.compile(
    r"just a moment|attention required|are you (a )?(human|robot)|verify you are human|access denied|request blocked|"
    r"enable javascript and cookies to continue|unusual traffic|captcha|pardon our interruption|checking your browser",
    re.I,
)
BOT_SCRIPT = re.compile(
    r"challenges\.cloudflare\.com|/cdn-cgi/challenge|datadome|perimeterx|px-captcha|hcaptcha\.com|recaptcha|geo\.captcha",
    re.I,
)
NUMBERED = re.compile(r"^(?=.{0,80}$).*\d{3}")
ADDRESS = frozenset({"street", "house_number", "postcode", "city", "region", "country"})
CONTACT = frozenset({"email", "first_name", "last_name", "full_name", "phone"})
CARD = frozenset({"card_number", "card_cvc", "card_expiry", "card_holder"})


@dataclass
class Facet:
    """A sum of small pieces of evidence; it holds from HOLDS on."""

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str) -> None:
        self.score += points
        self.reasons.append(f"{reason} {points:+g}")

    @property
    def holds(self) -> bool:
        return round(self.score, 6) >= HOLDS  # 1.4 - 0.4 is a little less than one


Facets = dict[str, Facet]


def names(facets: Facets) -> tuple[str, ...]:
    """The facets that hold, by name."""
    return tuple(sorted(name for name, facet in facets.items() if facet.holds))


@dataclass(frozen=True)
class Understood:
    """An observation with what it means."""

    seen: Observation
    meanings: tuple[str, ...]
    facets: Facets
    platform: Platform | None = None
    """The software that made it, where it is known and hints are wanted."""

    def has(self, *names: str) -> bool:
        return all(n in self.facets and self.facets[n].holds for n in names)

    def any(self, *names: str) -> bool:
        return any(n in self.facets and self.facets[n].holds for n in names)

    def fields(self, *wanted: str) -> list[SeenField]:
        """Visible, enabled fields of these meanings, in page order."""
        return [
            f
            for f, m in zip(self.seen.fields, self.meanings, strict=True)
            if m in wanted and f.visible and not f.disabled
        ]

    def meaning_of(self, f: SeenField) -> str:
        return self.meanings[self.seen.fields.index(f)]


def usable(control: SeenControl) -> bool:
    return control.visible and not control.disabled


@lru_cache(maxsize=50_000)
def says(intent: str, text: str, language: str) -> bool:
    return bool(text) and words.says(intent, text, language)


def understand(seen: Observation, *, hints: bool = True) -> Understood:
    """All facets of a page; `hints`: also what is known of the software that made it. Pure."""
    told = with_pieces(seen, meanings(seen))
    u = Understood(seen, told, {}, platform_of(seen) if hints else None)
    for rule in (_product, _listing, _cart, _checkout, _account, _forms, _payment, _ends, _walls):
        for name, facet in rule(u).items():
            if facet.score > 0:
                u.facets[name] = facet
    return u


def login_forms(u: Understood) -> set[tuple[int, int]]:
    """Forms, by frame and number, that ask for a password and nothing a guest would give; with a guest choice inside
    they are no login."""
    by_form: dict[tuple[int, int], set[str]] = {}
    for m, f in zip(u.meanings, u.seen.fields, strict=True):
        if f.visible and f.form >= 0:
            by_form.setdefault((f.frame, f.form), set()).add(m)
    return {
        form
        for form, found in by_form.items()
        if "password" in found
        and "guest" not in found
        and not found & (ADDRESS | {"first_name", "last_name", "full_name", "phone"})
    }


def add_buttons(u: Understood) -> list[SeenControl]:
    """Controls that put something into the cart, those of cards in a list included."""
    lang = u.seen.language
    return [c for c in u.seen.controls if c.visible and c.landmark != "footer" and adds(c, lang)]


def _product(u: Understood) -> Facets:
    seen, lang = u.seen, u.seen.language
    offer, ready, missing, sold = Facet(), Facet(), Facet(), Facet()
    declared = [o for o in offers(seen) if o.name]
    adds = add_buttons(u)
    single = [c for c in adds if c.repeats < 3]
    if len(declared) == 1 or (declared and seen.og_type == "product"):
        offer.add(0.8, "one product is declared for machines")
    if seen.og_type.endswith("product"):
        offer.add(0.5, "og:type says product")
    if single and len(single) <= 3:
        offer.add(0.8, "one way to put it into the cart")
    priced = any(
        m.repeats < 3 and parse_amount(m.amount)
        for m in seen.money
        if m.landmark not in ("header", "footer", "nav")
    )
    if priced and seen.h1:
        offer.add(0.3, "a heading and a price")
    elif priced and single and (_titled(seen) or not seen.headings):  # old templates have no headings at all
        offer.add(0.3, "a price, and one way into the cart")
    if len(adds) > 4 and not single:
        offer.add(-1.2, "many of them: a list")
    if u.fields("quantity") and single:
        offer.add(0.2, "a quantity to choose")
    asked = [
        m
        for m, f in zip(u.meanings, seen.fields, strict=True)
        if m in CONTACT | ADDRESS | CARD and f.visible and f.landmark not in ("footer", "dialog") and f.layer < 0
    ]
    if asked and asked != ["email"]:  # one of a friend, or for news, beside the goods
        offer.add(-0.6, "fields for a person or an address")
    if any(usable(c) for c in single):
        ready.add(1.0, "it can be put into the cart")
    if single and all(c.disabled for c in single):
        missing.add(1.0, "the way into the cart is closed")
    near_title = [c.label for c in seen.controls if c.visible and c.repeats < 3] + [m.text for m in seen.messages]
    lines = [line for line in seen.text.splitlines()[:120] if 3 < len(line) < 60]
    closed = not any(
        usable(c) for c in single
    )  # what can be put into the cart is not sold out, whatever is declared
    if closed and any(o.availability in ("OutOfStock", "SoldOut", "Discontinued") for o in declared[:1]):
        sold.add(1.0, "declared as sold out")
    if closed and any(says("out_of_stock", t, lang) for t in [*near_title, *lines]):
        sold.add(1.0, "the page says so")
    return {"product_offer": offer, "atc_ready": ready, "options_missing": missing, "out_of_stock": sold}


def _titled(seen: Observation) -> bool:
    """Whether the page, or its address, has the name of one of its headings, whatever their rank."""
    title, path = seen.title.casefold(), unquote(seen.path).casefold()
    names = [h.casefold() for h in seen.headings[:8] if len(h) > 3]
    return any(title.startswith(name) or re.sub(r"\W+", "-", name).strip("-") in path for name in names)


def _listing(u: Understood) -> Facets:
    listing, search = Facet(), Facet()
    cards = {
        c.href
        for c in u.seen.controls
        if c.visible and c.repeats >= 3 and c.href and c.landmark not in ("nav", "footer", "header")
    }
    priced = sum(1 for m in u.seen.money if m.repeats >= 3)
    if len(cards) >= 3 and priced >= 3:
        listing.add(1.0, f"{len(cards)} cards with prices")
    if any(m == "search" for m in u.meanings):
        search.add(1.0, "a search field")
    return {"listing": listing, "search_box": search}


def _cart(u: Understood) -> Facets:
    seen, lang = u.seen, u.seen.language
    lines, empty, drawer, cta = Facet(), Facet(), Facet(), Facet()
    path = split_tokens(seen.path.lower())
    named = any(
        says("cart_page", h, lang) or says("cart", h, lang)
        for h in (seen.h1, *seen.headings[:4], seen.title.split("|")[0])
        if h
    )
    if named or re.search(
        r"(^|[/ ])(cart|basket|bag|warenkorb|panier|carrito|carrello|winkelwagen|koszyk|kosik|varukorg|kurv)\b",
        path,
    ):
        lines.add(0.5, "called the cart")
    removers = [c for c in seen.controls if c.visible and c.layer < 0 and says("remove_item", c.label, lang)]
    if removers or any(
        re.search(r"\b(remove|delete|trash)\b", split_tokens(c.tokens))
        for c in seen.controls
        if c.visible and c.layer < 0
    ):
        lines.add(0.4, "lines can be removed")
    if u.fields("quantity"):
        lines.add(0.3, "quantities can be changed")
    sums = ("total", "subtotal")
    rows = [m.row for m in seen.money if m.layer < 0]
    if any(says(s, row, lang) for row in rows for s in sums) or any(role_of(row, lang) in sums for row in rows):
        lines.add(0.3, "a total")
    ctas = [c for c in seen.controls if c.visible and says("to_checkout", c.label, lang)]
    if ctas:
        cta.add(1.0, f'"{ctas[0].label}"')
        lines.add(0.2, "a way to the checkout")
    if any(
        says("cart_empty", t, lang)
        for t in [*seen.headings, *(line for line in seen.text.splitlines() if len(line) < 120)]
    ):
        empty.add(1.0, "it says that it is empty")
        lines.add(-1.5, "it says that it is empty")
    if u.any("product_offer", "address_fields"):
        lines.add(-0.4, "it is something else as well")
    if len([m for m in seen.money if m.repeats >= 3]) > 8:
        lines.add(-0.3, "a list of goods")
    for layer in seen.layers:
        has_cta = any(
            c.layer >= 0
            and seen.layers[c.layer] is layer
            and (says("to_checkout", c.label, lang) or says("view_cart", c.label, lang))
            for c in seen.controls
            if c.visible
        )
        if has_cta and (
            says("added_to_cart", layer.text[:200], lang)
            or says("cart", layer.text[:60], lang)
            or parse_amount(layer.text)
        ):
            drawer.add(1.0, "a window with the cart")
            break
    return {"cart_lines": lines, "cart_empty": empty, "cart_drawer": drawer, "checkout_cta": cta}


def _checkout(u: Understood) -> Facets:
    seen, lang = u.seen, u.seen.language
    place, review, final = Facet(), Facet(), Facet()
    heads = [h for h in (seen.h1, seen.title, *seen.headings[:8]) if h]
    if any(says("checkout", h, lang) for h in heads):
        place.add(0.7, "called the checkout")
    if re.search(
        r"checkout|kasse|onepage|commande|bestellung|caisse|pago|zamowienie|pokladna|afrekenen|/order(/|\?|$)",
        seen.path.lower(),
    ):
        place.add(0.6, "its address")
    if any(says("review", h, lang) for h in heads + list(seen.headings)):
        review.add(1.0, "a last look at the order")
    for c in seen.controls:
        if (
            c.visible
            and c.landmark not in ("header", "nav", "footer")
            and words.strength("final_hard", c.label, lang) >= 2
        ):
            final.add(1.5, f'"{c.label[:40]}"')
            break
    for c in seen.controls:
        if (
            c.visible
            and c.landmark not in ("header", "nav", "footer")
            and words.strength("final_soft", c.label, lang) >= 2
        ):
            final.add(1.0 if place.holds or any(m in CARD for m in u.meanings) else 0.5, f'"{c.label[:40]}"')
            break
    return {"checkout_page": place, "order_review": review, "final_cta": final}


def _account(u: Understood) -> Facets:
    seen, lang = u.seen, u.seen.language
    gate, guest, password = Facet(), Facet(), Facet()
    passwords = [f for f in u.fields("password") if f.layer < 0 and f.landmark not in ("header", "footer")]
    if passwords:
        gate.add(0.7, "a password is asked for")
        password.add(1.0 if any(f.required for f in passwords) else 0.6, "a password is asked for")
    lines = [line for line in seen.text.splitlines()[:120] if 3 < len(line) < 160]
    if any(says("login_required", t, lang) for t in [*seen.headings, *(m.text for m in seen.messages), *lines]):
        gate.add(0.8, "it says that an account is needed")
    offers_guest = [c.label for c in seen.controls if c.visible and says("guest", c.label, lang)]
    if u.fields("guest") or offers_guest:
        guest.add(1.0, f'"{(offers_guest or ["guest"])[0][:40]}"')
        gate.add(1.0, "it asks who one is")
    if any(m in ADDRESS for m, f in zip(u.meanings, seen.fields, strict=True) if f.visible and f.layer < 0):
        gate.add(-0.5, "it goes on to the address")
    return {"account_gate": gate, "guest_option": guest, "password_required": password}


def _forms(u: Understood) -> Facets:
    seen = u.seen
    contact, address, errors = Facet(), Facet(), Facet()
    logins = login_forms(u)
    main = [
        (m, f)
        for m, f in zip(u.meanings, seen.fields, strict=True)
        if f.visible and f.landmark not in ("header", "footer", "nav") and (f.frame, f.form) not in logins
    ]
    found = {m for m, _ in main}
    if (found & {"email"} and not found & {"newsletter"}) or len(found & CONTACT) >= 2:
        contact.add(1.0, "asks who one is")
    if len(found & ADDRESS) >= 2:
        address.add(1.0, "asks where to deliver")
    wrong = [f for _, f in main if f.invalid or f.error]
    said = [
        m
        for m in seen.messages
        if m.kind in ("alert", "error") and m.text and not says("added_to_cart", m.text, seen.language)
    ]
    if wrong:
        errors.add(1.0, f"{len(wrong)} fields are marked wrong")
    elif said and main:
        errors.add(
            0.8 if not any(says("error_message", m.text, seen.language) for m in said) else 1.0,
            "a message about an error",
        )
    return {"contact_fields": contact, "address_fields": address, "validation_errors": errors}


def _payment(u: Understood) -> Facets:
    seen, lang = u.seen, u.seen.language
    shipping, payment, frame, card = Facet(), Facet(), Facet(), Facet()
    heads = [h for h in (seen.h1, *seen.headings) if h]
    ways = u.fields("delivery_method")
    if ways:
        shipping.add(1.0 if len(ways) >= 1 else 0.5, f"{len(ways)} ways of delivery")
    elif any(says("delivery", h, lang) for h in heads):
        shipping.add(0.4, "headed as delivery")
    methods = u.fields("payment_method")
    if methods:
        payment.add(1.2, f"{len(methods)} ways to pay")
    if any(says("payment", h, lang) for h in heads):
        payment.add(0.5, "headed as payment")
    if re.search(r"payment|zahlung|paiement|pago|betaling|platnosc|platba|betaal", seen.path.lower()):
        payment.add(0.4, "its address")
    cards = [m for m, f in zip(u.meanings, seen.fields, strict=True) if m in CARD and f.visible]
    if len(set(cards)) >= 2:
        card.add(1.5, "asks for a card")
        payment.add(1.2, "asks for a card")
    if any(PAYMENT_HOSTS.search(f.url) for f in seen.frames if f.url and f.box and f.box.height >= 30):
        frame.add(1.0, "a frame of a payment provider")
        payment.add(0.8, "a frame of a payment provider")
    labels = [
        c.label
        for c in seen.controls
        if c.visible and c.landmark not in ("header", "footer", "nav") and len(c.label) < 60
    ]
    told = {k for t in labels for k in ("pay_card", "pay_offline", "pay_wallet") if says(k, t, lang)}
    if len(told) >= 2 and any(says("payment", h, lang) for h in heads):
        payment.add(0.6, "names of ways to pay")
    return {"shipping_choice": shipping, "payment_choice": payment, "psp_frame": frame, "card_fields": card}


def _ends(u: Understood) -> Facets:
    seen, lang = u.seen, u.seen.language
    thanks, missing = Facet(), Facet()
    heads = [h for h in (seen.h1, seen.title, *seen.headings[:6]) if h]
    if any(says("order_thanks", h, lang) for h in heads):
        thanks.add(0.7, "it thanks for the order")
    if re.search(r"thank|success|order[-_]?received|order[-_]?confirm|danke|merci|gracias", seen.path.lower()):
        thanks.add(0.5, "its address")
    if re.search(
        r"(order|bestell|commande|pedido|ordine|zam[oó]wieni)[^\n]{0,24}(number|nummer|no\.?|nr\.?|num[eé]ro|#)\W{0,4}[A-Z0-9-]{3,}",
        seen.text,
        re.I,
    ) or any(says("field_order_number", line, lang) for line in seen.text.splitlines() if NUMBERED.search(line)):
        thanks.add(0.4, "an order number")
    if u.fields("payment_method", "delivery_method") or any(m in CARD for m in u.meanings):
        thanks.add(-0.8, "it still asks for something")
    if seen.status == 404 or any(says("not_found", h, lang) for h in heads):
        missing.add(1.0, "the page does not exist")
    return {"order_number": thanks, "not_found": missing}


def _walls(u: Understood) -> Facets:
    seen, lang = u.seen, u.seen.language
    wall, captcha, closed, quote = Facet(), Facet(), Facet(), Facet()
    little = len(seen.text) < 1500 and len(u.seen.controls) < 25
    if seen.status in (403, 429, 503) and (
        BOT_WALL.search(seen.title + seen.text[:1500]) or any(BOT_SCRIPT.search(s) for s in seen.scripts)
    ):
        wall.add(1.5, f"status {seen.status} with a challenge")
    elif little and (BOT_WALL.search(seen.title) or says("bot_wall", seen.h1, lang)):
        wall.add(1.0, f'titled "{seen.title[:40]}"')
    elif seen.status in (403, 429) and little:
        wall.add(1.0, f"status {seen.status}")
    if any(
        re.search(r"hcaptcha|recaptcha/(api2|enterprise)/bframe|challenges\.cloudflare|captcha-delivery", f.url)
        and f.box
        and f.box.height > 60
        for f in seen.frames
    ):
        captcha.add(1.0, "a captcha stands in view")
    if (seen.status == 503 and not wall.holds) or (
        little and any(says("maintenance", h, lang) for h in (seen.h1, seen.title) if h)
    ):
        closed.add(1.0, "closed for work")
    if not u.any("atc_ready") and any(
        says("quote_only", c.label, lang)
        for c in seen.controls
        if c.visible and c.landmark not in ("footer", "header", "nav")
    ):
        quote.add(1.0, "sold on enquiry only")
    return {"bot_wall": wall, "captcha": captcha, "maintenance": closed, "quote_only": quote}
