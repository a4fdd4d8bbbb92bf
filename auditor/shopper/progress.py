"""Which milestones a page proves. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor import words
from auditor.browser.tab import TapResult
from auditor.evidence import Milestone, Request
from auditor.seeing.facets import ADDRESS, CARD, Understood, login_forms
from auditor.seeing.pieces import adds
from auditor.shopper.filling import signature_of, unfinished
from auditor.shopper.memory import Action, Memory

M = Milestone


def overlap(a: str, b: str) -> float:
    """Share of the words of the shorter text that the longer one has too, 0 to 1."""
    one, two = set(re.findall(r"\w{2,}", a.casefold())), set(re.findall(r"\w{2,}", b.casefold()))
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def names_product(u: Understood, title: str) -> bool:
    """A line of the page is (nearly) the product's title."""
    if not title:
        return False
    plain = " ".join(title.casefold().split())
    text = u.seen.text.casefold()
    return plain in " ".join(text.split()) or any(
        overlap(line, title) >= 0.6 and len(line) < 160 for line in text.splitlines()
    )


def cart_proof(before: Understood, after: Understood, title: str, said: tuple[str, ...], added: bool) -> str:
    """Why we believe that the product is in the cart: one hard or two soft proofs; empty when we do not.

    `said` are texts that appeared after the tap; `added` whether an add-type request was answered well.
    """
    lang = after.seen.language
    if after.has("cart_lines") and names_product(after, title) and not after.has("cart_empty"):
        return "the cart names the product"
    soft = []
    if added:
        soft.append("the shop accepted the request")
    if _badge(after) > _badge(before):
        soft.append(f"the cart's counter went up to {_badge(after)}")
    new = [*said, *(m.text for m in after.seen.messages if m.text not in {x.text for x in before.seen.messages})]
    if any(words.says("added_to_cart", text[:160], lang) for text in new):
        soft.append("the page says that it was added")
    if after.has("cart_drawer") and not before.has("cart_drawer"):
        soft.append("a window with the cart opened")  # or one that first asks what else one would like
    layers = [layer.text for layer in after.seen.layers if layer.text not in {x.text for x in before.seen.layers}]
    if any(words.says("added_to_cart", text[:120], lang) for text in layers):
        soft.append("a window says that it was added")
    return ", ".join(dict.fromkeys(soft)) if len(soft) >= 2 else ""


def _badge(u: Understood) -> int:
    """The number shown beside the cart in the header, 0 for none."""
    best = 0
    for c in u.seen.controls:
        if c.landmark in ("header", "nav") or c.box.y < 160:
            label = f"{c.label} {c.text}"
            about = f"{label} {c.tokens} {c.href}".lower()
            if re.search(
                r"cart|basket|bag|warenkorb|panier|carrito|carrello|winkel|koszyk|ko[sš][ií]k|varukorg|kurv|carrinho|cesta|カート",
                about,
            ):
                numbers = [int(n) for n in re.findall(r"(?<![\d.,])\d{1,3}(?![\d.,]*\d)", label)]
                best = max([best, *numbers])
    return best


def effect(action: Action, u: Understood, v: Understood, tap: TapResult) -> str:
    """What proves that an action which was carried out did something, in a few words; empty for nothing."""
    if action.kind == "fill":
        return "the fields took it"
    if v.seen.url.partition("#")[0] != u.seen.url.partition("#")[0]:
        return f"went to {v.seen.path[:60] or '/'}"
    gained = set(v.facets) - set(u.facets)
    if v.seen.h1 != u.seen.h1 or signature_of(v) != signature_of(u):
        return "the page moved on"
    if gained:
        return "now there is " + ", ".join(sorted(gained)).replace("_", " ")
    if action.intent in ("open_menu", "choose_option", "add_to_cart", "agree") and tap.changes:
        return "the page changed"
    if action.intent == "open_category" and _shown(v) - _shown(u):
        return "more to choose from unfolded"
    if tap.navigated and action.kind == "goto" and action.intent in ("back_to_list", "view_cart"):
        return "the page opened"
    return ""


def _shown(u: Understood) -> set[tuple[str, str, int]]:
    return {(c.label, c.href, c.layer) for c in u.seen.visible_controls()}


def complains(before: Understood, after: Understood) -> bool:
    """Whether a warning came that was not there: a size to choose, a least number of pieces."""
    known = {m.text for m in before.seen.messages}
    warned = [m for m in after.seen.messages if m.kind in ("alert", "error") and m.text not in known]
    lang = after.seen.language
    return bool(warned) and not any(words.says("added_to_cart", m.text[:160], lang) for m in warned)


def objects(before: Understood, after: Understood) -> bool:
    """Whether a window came that can only be acknowledged, and does not say that something was added."""
    known = {layer.text for layer in before.seen.layers}
    lang = after.seen.language
    for i, layer in enumerate(after.seen.layers):
        if layer.text in known or not layer.bars or words.says("added_to_cart", layer.text[:160], lang):
            continue
        ways = [c for c in after.seen.controls if c.visible and c.layer == i]
        if len(ways) <= 2 and not any(c.href or c.picture or adds(c, lang) for c in ways):
            return not any(f.visible and f.layer == i for f in after.seen.fields)
    return False


def adds_to_cart(requests: Sequence[Request]) -> bool:
    """Whether the shop answered a request well that puts something into a cart."""
    return any(
        r.method == "POST"
        and r.first_party
        and r.status is not None
        and r.status < 400
        and re.search(r"cart|basket|bag|warenkorb|panier|add", r.path, re.I)
        for r in requests
    )


def proved(u: Understood, memory: Memory) -> list[tuple[Milestone, str]]:
    """Milestones beyond the one reached that this page proves, in order, each with its proof."""
    found: list[tuple[Milestone, str]] = []
    reached = memory.reached.rank if memory.reached else -1

    def add(milestone: Milestone, proof: str) -> None:
        if milestone.rank > reached and not any(m is milestone for m, _ in found):
            found.append((milestone, proof))

    opened = (u.seen.status or 200) < 400
    if reached < 0 and opened and not u.any("bot_wall", "not_found", "maintenance"):
        add(M.LANDED, "the front page opened")
    if u.has("product_offer") and reached < M.PRODUCT.rank and u.any("atc_ready", "options_missing"):
        add(M.PRODUCT, "a product with a way into the cart")
    if (
        memory.unproven
        and memory.product
        and u.has("cart_lines")
        and names_product(u, memory.product.title)
        and not in_checkout(u)
    ):
        add(M.IN_CART, "the cart names the product")
    elif not memory.at_least(M.IN_CART):
        return found
    if u.has("cart_lines") and not u.has("cart_empty") and not in_checkout(u) and not memory.at_least(M.CHECKOUT):
        add(
            M.CART_SEEN,
            "the cart shows its lines"
            + (" and the product" if memory.product and names_product(u, memory.product.title) else ""),
        )
    going = memory.last_intent in ("to_checkout", "continue", "guest", "fill") or memory.at_least(M.CHECKOUT)
    pays = u.any("payment_choice", "card_fields", "psp_frame")
    # Who said already who they are pays here, whatever the step is called and however much of the cart stands beside.
    onward = pays and memory.at_least(M.GUEST) and not _same_page(u.seen.url, memory.cart_url)
    if not (going and (in_checkout(u) or onward)):
        return found
    add(M.CHECKOUT, "the checkout opened")
    # A checkout on one page never sends the address: it shows the ways to pay beside it, or as soon as it knows where to.
    sent = memory.address_sent or (pays and len(memory.details_entered & ADDRESS) >= 2)
    how = "for the account that signed in" if memory.signed_in else "without an account"
    gate = u.any("account_gate", "guest_option", "password_required") and not u.has("address_fields")
    if not gate and u.any("contact_fields", "address_fields", "shipping_choice", "payment_choice", "card_fields"):
        add(M.GUEST, f"the checkout goes on {how}")
    elif sent:
        add(M.GUEST, f"the checkout went on {how}")
    open_fields = unfinished(u, memory.person)
    accepted = "the address was accepted" if memory.details_entered & ADDRESS else "no address is asked for"
    if (
        sent
        and not open_fields
        and not u.has("validation_errors")
        and (u.any("shipping_choice", "order_review") or pays or not _asks_address(u))
    ):
        add(M.ADDRESS, accepted)
    if (
        pays
        and not open_fields
        and (memory.at_least(M.ADDRESS) or any(m is M.ADDRESS for m, _ in found) or not _asks_address(u))
    ):
        add(M.ADDRESS, accepted)
        add(M.DELIVERY, "a way of delivery is settled")
        add(M.PAYMENT, _payment_proof(u))
    return found


def _same_page(one: str, other: str) -> bool:
    return one.partition("#")[0].partition("?")[0] == other.partition("#")[0].partition("?")[0]


def _payment_proof(u: Understood) -> str:
    for name, words_ in (
        ("card_fields", "a card is asked for"),
        ("psp_frame", "a payment provider's frame"),
        ("payment_choice", "ways to pay are offered"),
    ):
        if u.has(name):
            return words_
    return "payment"


def _asks_address(u: Understood) -> bool:
    return any(
        m in ADDRESS
        for m, f in zip(u.meanings, u.seen.fields, strict=True)
        if f.visible and f.landmark not in ("header", "footer")
    )


def in_checkout(u: Understood) -> bool:
    """Whether the page is one of the checkout, whatever led here."""
    if u.any("address_fields", "card_fields", "psp_frame", "payment_choice", "order_number"):
        return not (u.has("cart_lines") and not u.any("address_fields", "card_fields", "checkout_page"))
    # Steps of a checkout show the cart beside them, and "Continue" may be what leads to the till elsewhere.
    steps = u.has("contact_fields") and "checkout_page" in u.facets  # by its name or by its address
    asks_who = u.any("account_gate", "guest_option") or steps
    if u.has("cart_lines") and u.has("checkout_cta") and not asks_who:
        return False
    if u.any("checkout_page", "account_gate", "guest_option", "shipping_choice", "contact_fields"):
        return True
    # A login form alone on a page is a door; beside goods or a cart it is furniture.
    return bool(login_forms(u)) and not u.any("cart_lines", "product_offer", "listing")


def has_card(u: Understood) -> bool:
    return any(m in CARD for m in u.meanings)
