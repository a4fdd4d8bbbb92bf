"""Candidates for each intention, with scores that can be explained. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from auditor import words
from auditor.browser.traffic import same_site
from auditor.seeing.facets import Understood, add_buttons, usable
from auditor.seeing.fields import split_tokens
from auditor.seeing.model import SeenControl
from auditor.seeing.money import parse_amount

CHROME = ("header", "nav", "footer")
CART = re.compile(
    r"\b(mini)?(cart|basket|bag|trolley|warenkorb|panier|carrito|carrello|winkel(wagen|mand)|koszyk|kosik|varukorg|kurv|carrinho|cesta)\b"
)
CHECKOUT = re.compile(r"\b(checkout|kasse|caisse|cassa|kassa|afrekenen|pokladna|finalizar|onepage)\b")
CATEGORY = re.compile(
    r"\b(categor\w*|collections?|catalogue?|shop|store|products?|kategorie\w*|produkte?|sortiment|c|cat|boutique|tienda|negozio|sklep|obchod|butik|loja)\b"
)
MENU = re.compile(
    r"\b(men[uüúù]|hamburger|burger|nav(bar)? ?toggler?|toggle nav\w*|offcanvas|navigation|navigatie|navigazione"
    r"|navegaci[oó]n|navega[cç][aã]o|nawigacja|navigace)\b|メニュー"
)
ONWARD = re.compile(r"\b(continue(?! ?shopping)|proceed|next ?step|step ?next)\b")
NO_MENU = re.compile(
    r"\b(search|user|account|login|person|cart|basket|bag|wishlist|heart|globe|lang|language|phone)\b"
)
A_FILE = re.compile(r"\.(pdf|ics|zip|xml|rss|csv|docx?|xlsx?|epub|mp[34]|jpe?g|png|gif|webp|avif|svg)$", re.I)
DEAD_ENDS = (
    "login", "register", "account", "contact", "returns", "shipping_info", "privacy", "imprint", "terms", "help", "about",
    "track_order", "withdrawal", "accessibility", "cart", "view_cart", "wishlist", "compare", "share", "to_checkout", "gift_card",
)  # fmt: skip
MISLEADING = (
    "wishlist",
    "compare",
    "share",
    "remove_item",
    "express_pay",
    "buy_now",
    "subscribe",
    "notify_me",
    "apply_coupon",
    "search",
    "insurance",
    "gift_wrap",
)


@dataclass
class Candidate:
    control: SeenControl
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str) -> None:
        if points:
            self.score += points
            self.reasons.append(f"{reason} {points:+.1f}")

    def __str__(self) -> str:
        return f'"{self.control.label[:40]}" {self.score:.1f}'


Tried = Mapping[str, int]


def key_of(intent: str, control: SeenControl, path: str) -> str:
    """What makes two presses the same attempt."""
    return "|".join(
        (
            intent,
            words.normalise(control.label)[:60] or control.tokens[:40],
            control.href.partition("#")[0],
            path.partition("?")[0],
        )
    )


def best(candidates: Iterable[Candidate], least: float = 1.0) -> list[Candidate]:
    """Those worth trying, best first; earlier on the page wins a tie."""
    return sorted((c for c in candidates if c.score >= least), key=_rank)


def _rank(c: Candidate) -> tuple[float, float, float, int]:
    return -round(c.score, 3), c.control.box.y, c.control.box.x, c.control.ref


def _word(candidate: Candidate, intent: str, lang: str, weight: float = 1.0) -> None:
    found = words.strength(intent, candidate.control.label, lang)
    if found:
        candidate.add(found * weight, intent)


def _hint(candidate: Candidate, intent: str, u: Understood) -> None:
    c = candidate.control
    if u.platform is None or c.landmark == "footer":
        return
    sends = c.type in ("submit", "image") and 0 <= c.form < len(u.seen.forms)
    if u.platform.knows(intent, c, u.seen.forms[c.form].action if sends else ""):
        candidate.add(1.5, f"known of {u.platform.name}")


def _common(candidate: Candidate, u: Understood, intent: str, tried: Tried) -> Candidate:
    c = candidate.control
    if c.disabled:
        candidate.add(-6, "disabled")
    if c.expanded == "true" and c.type not in ("submit", "image"):
        candidate.add(-3, "would fold away what it shows")
    window = u.seen.window
    if c.on_top is False and (window < 0 or c.layer != window):
        # A bar at the edge of the view lets go of the way on as soon as that is scrolled to; a drawer does not.
        over = window >= 0 or any(
            i != c.layer and layer.lies_over(c.box) and (intent != "continue" or layer.modal or layer.middle)
            for i, layer in enumerate(u.seen.layers)
        )
        candidate.add(-4 if over else -1, "covered")
    candidate.add(0.5 if window >= 0 and c.layer == window else 0, "in the window on top")
    if c.fixed and intent in ("add_to_cart", "to_checkout"):
        candidate.add(0.2, "always in reach")
    candidate.add(-4 * tried.get(key_of(intent, c, u.seen.path), 0), "tried without effect")
    return candidate


def _negatives(candidate: Candidate, lang: str, but: tuple[str, ...] = ()) -> None:
    for intent in MISLEADING:
        if intent not in but and words.strength(intent, candidate.control.label, lang) >= 3:
            candidate.add(-5, f"is {intent}")


def add_to_cart(u: Understood, tried: Tried) -> list[Candidate]:
    lang, found = u.seen.language, []
    buttons = {id(c) for c in add_buttons(u)}
    single = [c for c in add_buttons(u) if c.repeats < 3 and c.landmark not in CHROME]
    for c in u.seen.controls:
        if not c.visible or c.landmark in ("footer", "nav"):
            continue
        item = Candidate(c)
        _word(item, "add_to_cart", lang)
        if id(c) in buttons and item.score <= 0:
            item.add(2.0, "its code name")
        _hint(item, "add_to_cart", u)
        if item.score <= 0:
            continue
        if c.tag == "a" and c.href and CART.search(split_tokens(urlsplit(c.href).path)) and "add" not in c.href:
            item.add(-2, "a link to the cart")
        # Where it is the only way in, "Buy" puts it into the cart; beside another it goes past the cart.
        _negatives(item, lang, but=("buy_now",) if len(single) == 1 else ())
        item.add(-3 if c.repeats >= 3 else 0, "one of a list")
        if u.seen.h1_box:
            item.add(1.0 if abs(c.box.y - u.seen.h1_box.y) < 900 else 0.0, "near the title")
        item.add(min(1.0, c.box.area / 16000), "size")
        found.append(_common(item, u, "add_to_cart", tried))
    return best(found)


def view_cart(u: Understood, tried: Tried) -> list[Candidate]:
    lang, found = u.seen.language, []
    host = urlsplit(u.seen.url).hostname or ""
    for c in u.seen.controls:
        if not c.visible or c.landmark == "footer":
            continue
        item = Candidate(c)
        _word(item, "view_cart", lang)
        if not item.score:
            _word(item, "cart", lang, 0.9)
        _hint(item, "view_cart", u)
        path = split_tokens(urlsplit(c.href).path) if c.href else ""
        if (
            path
            and not u.seen.is_here(c.href)
            and same_site(urlsplit(c.href).hostname or "", host)
            and CART.search(path)
            and not re.search(r"add|remove|delete", path)
        ):
            item.add(2.5, "its address")
        if CART.search(split_tokens(c.tokens)):
            item.add(1.5, "its code name")
        if item.score <= 0:
            continue
        for other in ("add_to_cart", "remove_item", "empty_cart", "continue_shopping", "update_cart"):
            if words.strength(other, c.label, lang) >= 3:
                item.add(-6, f"is {other}")
        if words.strength("to_checkout", c.label, lang) >= 3 and not CART.search(path):
            item.add(-3, "goes to the checkout")
        _negatives(item, lang)
        item.add(0.8 if c.landmark in ("header", "nav") else 0, "in the header")
        item.add(1.0 if c.layer >= 0 else 0, "in the window that opened")
        item.add(-2 if c.repeats >= 3 and c.landmark not in ("header", "nav") else 0, "one of a list")
        found.append(_common(item, u, "view_cart", tried))
    return best(found)


def to_checkout(u: Understood, tried: Tried, least: float = 1.0) -> list[Candidate]:
    lang, found = u.seen.language, []
    for c in u.seen.controls:
        if not c.visible or c.landmark == "footer":
            continue
        item = Candidate(c)
        _word(item, "to_checkout", lang)
        if not item.score:
            _word(item, "checkout", lang, 0.6)
        _hint(item, "to_checkout", u)
        if c.href and not u.seen.is_here(c.href) and CHECKOUT.search(split_tokens(urlsplit(c.href).path)):
            item.add(2, "its address")
        if CHECKOUT.search(split_tokens(c.tokens)):
            item.add(1.5, "its code name")
        if c.form >= 0 and CHECKOUT.search(split_tokens(urlsplit(u.seen.forms[c.form].action).path)):
            item.add(1.0 if c.type == "submit" else 0.3, "its form's address")
        if item.score <= 0:
            continue
        _negatives(item, lang, but=("buy_now",))
        for other in ("add_to_cart", "continue_shopping", "update_cart", "login", "back"):
            if words.strength(other, c.label, lang) >= 3:
                item.add(-5, f"is {other}")
        item.add(min(1.0, c.box.area / 16000), "size")
        item.add(0.8 if c.layer >= 0 else 0, "in the window that opened")
        item.add(-0.5 if c.landmark in ("header", "nav") else 0, "in the header")
        found.append(_common(item, u, "to_checkout", tried))
    return best(found, least)


def guest(u: Understood, tried: Tried) -> list[Candidate]:
    lang, found = u.seen.language, []
    for c in u.seen.controls:
        if not c.visible or c.landmark in CHROME:
            continue
        item = Candidate(c)
        _word(item, "guest", lang)
        if not item.score and re.search(
            r"\b(guest|anonymous)\b", split_tokens(f"{c.tokens} {urlsplit(c.href).path if c.href else ''}")
        ):
            item.add(2, "its code name")
        if item.score > 0:
            found.append(_common(item, u, "guest", tried))
    return best(found)


def go_on(u: Understood, tried: Tried, forms: set[int], last_y: float) -> list[Candidate]:
    """What takes a filled form further. `forms` are those that were filled, `last_y` where their last field stands."""
    lang, found = u.seen.language, []
    window = u.seen.asking
    for c in u.seen.controls:
        if not c.visible or c.landmark in CHROME or (window >= 0 and c.layer != window):
            continue
        item = Candidate(c)
        _word(item, "continue", lang)
        _word(item, "to_checkout", lang, 0.5)
        _word(item, "guest", lang, 0.5)
        _word(item, "final_soft", lang, 0.3)
        if c.role == "button":  # "Choose delivery": it names the step that comes next
            _word(item, "delivery", lang, 0.4)
        item.add(1.0 if ONWARD.search(split_tokens(c.tokens)) else 0, "its code name")
        submits = c.type in ("submit", "image")
        if submits:
            item.add(1.5, "sends a form")
        if c.form >= 0 and c.form in forms:
            item.add(2.5 if submits else 1.0, "of the form that was filled")
        elif c.form >= 0 and forms and c.form not in forms:
            item.add(-1.5, "of another form")
        if item.score <= 0:
            continue
        for other in (
            "back", "edit", "login", "register", "apply_coupon", "remove_item", "search", "close", "subscribe", "continue_shopping",
            "update_cart", "wishlist", "share", "express_pay", "cookie_settings", "accept_cookies", "reject_cookies", "manual_address",
        ):  # fmt: skip
            if words.strength(other, c.label, lang) >= 3:
                item.add(-6, f"is {other}")
        if _is_word_only_link(c):
            item.add(-1.0, "a plain link")
        item.add(min(1.0, c.box.area / 14000), "size")
        item.add(
            0.8 if c.box.y >= last_y - 10 else -0.8,
            "below the fields" if c.box.y >= last_y - 10 else "above the fields",
        )
        if c.form >= 0 and any(
            f.form == c.form and m in ("coupon", "search", "newsletter", "quantity")
            for f, m in zip(u.seen.fields, u.meanings, strict=True)
        ):
            others = [m for f, m in zip(u.seen.fields, u.meanings, strict=True) if f.form == c.form and f.visible]
            item.add(
                -4 if all(m in ("coupon", "search", "newsletter", "quantity", "") for m in others) else 0,
                "a side form",
            )
        found.append(_common(item, u, "continue", tried))
    return best(found)


def _is_word_only_link(c: SeenControl) -> bool:
    return c.tag == "a" and c.box.height < 26


def products(u: Understood, tried: Tried, seen_products: Iterable[str] = ()) -> list[Candidate]:
    """Links to single products: cards with picture, title and price."""
    lang, host = u.seen.language, urlsplit(u.seen.url).hostname or ""
    known = set(seen_products)
    groups: dict[str, Candidate] = {}
    here = u.seen.url.partition("#")[0].partition("?")[0].rstrip("/")
    for c in u.seen.controls:
        if not c.visible or c.landmark in CHROME or (c.layer >= 0 and u.seen.layers[c.layer].covers < 0.5):
            continue
        link = c.href.partition("#")[0]
        if c.tag == "a" and (not link.startswith("http") or not same_site(urlsplit(link).hostname or "", host)):
            continue
        if link.partition("?")[0].rstrip("/") == here or link in known or (c.tag != "a" and c.repeats < 3):
            continue
        if A_FILE.search(urlsplit(link).path):
            continue
        item = Candidate(c)
        priced = parse_amount(c.row) is not None if c.row else parse_amount(c.text) is not None
        priced = priced or any(
            abs(m.box.y - c.box.y) < 260 and abs(m.box.x - c.box.x) < 200 and m.repeats >= 3 for m in u.seen.money
        )
        item.add(1.2 if c.repeats >= 3 else 0, "one of a list of cards")
        item.add(1.2 if priced else 0, "a price beside it")
        item.add(0.8 if c.picture else 0, "a picture")
        item.add(0.5 if c.heading else 0, "a heading")
        if re.search(r"/(product|products|produkt|produit|producto|p|item|dp|artikel|catalogue)/[^/]+", link):
            item.add(1.0, "its address")
        if len(c.label) < 3 and not c.picture:
            item.add(-1, "no name")
        about = f"{c.label} {c.row}"[:200]
        for intent, points in (
            ("out_of_stock", -3),
            ("gift_card", -4),
            ("subscription", -2),
            ("quote_only", -2),
            ("add_to_cart", 0),
        ):
            if words.says(intent, about, lang):
                item.add(points, intent)
        if any(
            words.strength(i, c.label, lang) >= 3
            for i in ("add_to_cart", "wishlist", "compare", "choose_option", "buy_now", *DEAD_ENDS)
        ):
            item.add(-6, "not a product's name")
        if item.score < 1.5:
            continue
        _common(item, u, "open_product", tried)
        group = link or f"{c.ref}:{c.frame}"
        if group not in groups or _rank(item) < _rank(groups[group]):
            groups[group] = item
    return best(groups.values(), 1.5)


def categories(u: Understood, tried: Tried, *, hidden: bool = False, below: bool = False) -> list[Candidate]:
    """What may lead to a list of goods: links, and where a shop's navigation is none, whatever can be pressed there.
    `below`: those at the foot of the page, which lead nearly anywhere."""
    lang, host = u.seen.language, urlsplit(u.seen.url).hostname or ""
    here = u.seen.url.partition("#")[0].rstrip("/")
    found: dict[str, Candidate] = {}
    for c in u.seen.controls:
        link = c.href.partition("#")[0]
        if c.visible == hidden or (c.landmark == "footer") != below:
            continue
        item = Candidate(c)
        if not link.startswith("http") or ("#" in c.href and u.seen.is_here(c.href)):
            if not hidden and _browses(c, lang):
                item.add(
                    1.5 if words.says("catalogue", c.label, lang) else 0.3, "no link, but its words or its place"
                )
                item.add(1.0 if c.landmark in ("nav", "header") else 0, "in the navigation")
                found[f"{c.frame}:{c.ref}"] = _common(item, u, "open_category", tried)
            continue
        if c.tag != "a" or not same_site(urlsplit(link).hostname or "", host):
            continue
        if link.rstrip("/") == here or len(urlsplit(link).path) <= 1 or A_FILE.search(urlsplit(link).path):
            continue
        path = split_tokens(urlsplit(link).path)
        item.add(1.5 if CATEGORY.search(path) else 0, "its address")
        item.add(1.0 if c.landmark in ("nav", "header") else 0, "in the navigation")
        item.add(0.7 if c.picture and c.landmark not in CHROME else 0, "a picture")
        at, to = urlsplit(here).path.rstrip("/"), urlsplit(link).path
        item.add(
            0.7 if at and c.landmark not in CHROME and to.startswith(f"{at}/") and to != f"{at}/" else 0,
            "below this page",
        )
        item.add(-0.4 if at == to.rstrip("/") and urlsplit(link).query else 0, "another view of this page")
        item.add(
            0.8
            if any(words.says(i, c.label, lang) for i in ("more", "catalogue"))
            or CATEGORY.search(words.normalise(c.label))
            else 0,
            "its words",
        )
        item.add(0.4 if 2 < len(c.label) < 30 else -1, "a short name")
        if any(words.strength(i, c.label, lang) >= 3 for i in DEAD_ENDS) or re.search(
            r"login|account|register|password|blog|news|lang|currency", path
        ):
            item.add(-5, "leads elsewhere")
        _common(item, u, "open_category", tried)
        if link not in found or _rank(item) < _rank(found[link]):
            found[link] = item
    return best(found.values())


def _browses(c: SeenControl, lang: str) -> bool:
    """Whether a button, or a box that acts as one, may open a list of goods: it says so, or stands in the navigation
    and says nothing else that we know."""
    if words.says("catalogue", c.label, lang):
        return True
    named = 2 < len(words.normalise(c.label)) < 30 and not _opens_menu(c)
    return c.landmark == "nav" and named and c.expanded is None and not words.meanings(c.label, lang)


def _opens_menu(c: SeenControl) -> bool:
    return MENU.search(split_tokens(f"{c.label} {c.tokens}")) is not None


def menus(u: Understood, tried: Tried) -> list[Candidate]:
    found = []
    for c in u.seen.controls:
        if not c.visible or c.landmark == "footer" or c.box.y > 400:
            continue
        if c.href.startswith("http") and not u.seen.is_here(c.href):
            continue
        item = Candidate(c)
        item.add(2.0 if _opens_menu(c) else 0, "called a menu")
        item.add(-1.5 if NO_MENU.search(split_tokens(c.tokens)) else 0, "its icon stands for something else")
        item.add(0.8 if c.expanded == "false" and c.landmark in ("header", "nav") else 0, "can be opened")
        found.append(_common(item, u, "open_menu", tried))
    return best(found)


def removers(u: Understood, tried: Tried) -> list[Candidate]:
    """What takes lines out of the cart."""
    lang, found = u.seen.language, []
    for c in u.seen.controls:
        if not c.visible or c.landmark in CHROME:
            continue
        item = Candidate(c)
        _word(item, "empty_cart", lang, 1.1)
        if not item.score:
            _word(item, "remove_item", lang)
        if re.search(
            r"\b(remove|delete|trash|entfernen|cart ?item ?remove)\b",
            split_tokens(f"{c.tokens} {urlsplit(c.href).path if c.href else ''}"),
        ):
            item.add(1.5, "its code name")
        for other in ("apply_coupon", "to_checkout", "add_to_cart", "wishlist", "update_cart"):
            if words.strength(other, c.label, lang) >= 3:
                item.add(-6, f"is {other}")
        found.append(_common(item, u, "remove_item", tried))
    return best(found)


Ranking = Callable[[Understood, Tried], list[Candidate]]


def ambiguous(candidates: list[Candidate]) -> bool:
    """Two candidates so close that a customer may hesitate too."""
    if len(candidates) < 2:
        return False
    first, second = candidates[0], candidates[1]
    same = first.control.href and first.control.href == second.control.href
    return (
        not same
        and words.normalise(first.control.label) != words.normalise(second.control.label)
        and first.score - second.score < 0.7
    )


def pressable(candidates: list[Candidate]) -> list[Candidate]:
    return [c for c in candidates if usable(c.control)]
