"""May pressing this order something? Words alone cannot tell, so place, form and address decide (engine.md 3.7, layer 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor import words
from auditor.browser.verdict import ORDER_ADDRESS
from auditor.evidence import Milestone
from auditor.seeing.facets import CARD, Understood
from auditor.seeing.fields import split_tokens
from auditor.seeing.model import SeenControl

ORDER_TOKENS = re.compile(
    r"\b(place ?order|submit ?order|complete ?order|confirm ?order|order ?confirm|finish ?order|final ?order|pay ?now|buy ?now)\b"
)
CHROME = ("header", "nav", "footer")


@dataclass(frozen=True)
class Finality:
    """`may_order` is the safe reading: True also where it cannot be told."""

    may_order: bool
    why: str = ""


SAFE = Finality(False)


def finality(control: SeenControl, u: Understood, reached: Milestone | None) -> Finality:
    """Judge a control before it is pressed. `reached` is the furthest milestone of the journey. Pure."""
    # Read in both languages where a page declares one and speaks another: either may say that it orders.
    for lang in dict.fromkeys((u.seen.declared, u.seen.language)):
        if (judged := _read_in(lang, control, u, reached)).may_order:
            return judged
    return SAFE


def _read_in(lang: str, control: SeenControl, u: Understood, reached: Milestone | None) -> Finality:
    label = control.label
    form = u.seen.forms[control.form] if 0 <= control.form < len(u.seen.forms) else None
    addresses = " ".join(
        a for a in (control.href, control.form_action, form.action if form and _submits(control) else "") if a
    )
    if words.strength("final_hard", label, lang) >= 2:
        return Finality(True, f'"{label[:60]}" says that it orders')
    if abroad := words.orders_abroad(label):
        return Finality(True, f'"{label[:60]}" orders ({abroad})')
    if ORDER_ADDRESS.search(addresses.partition("://")[2] or addresses) and not _plain_link(control):
        return Finality(True, "its address completes orders")
    if words.strength("express_pay", label, lang) >= 2:
        return Finality(True, f'"{label[:60]}" pays by a wallet')
    tokens = split_tokens(control.tokens)
    if (
        ORDER_TOKENS.search(tokens)
        and not words.says("add_to_cart", label, lang)
        and not words.says("to_checkout", label, lang)
    ):
        return Finality(True, "its code name says that it orders")
    in_checkout = reached is not None and reached.rank >= Milestone.CHECKOUT.rank
    if not in_checkout and not u.any("payment_choice", "card_fields", "psp_frame"):
        return SAFE
    if control.landmark in CHROME and _plain_link(control):
        return SAFE
    pays_here = u.any("payment_choice", "card_fields", "psp_frame")
    soft = words.strength("final_soft", label, lang) >= 2
    nameless = reached is not None and reached.rank < Milestone.GUEST.rank
    if (
        nameless
        and not pays_here
        and not soft
        and (words.says("guest", label, lang) or words.says("login", label, lang))
    ):
        return SAFE  # says who one is, before the shop knows of anybody it could deliver to
    if pays_here and _leads_on(control):
        return Finality(True, "it stands where one pays")
    if in_checkout and soft and _names_the_order(label, lang):
        return Finality(True, f'"{label[:60]}" says that it orders')
    if soft and u.any("order_review"):
        return Finality(True, f'"{label[:60]}" below the last look at the order')
    asked = {
        m for m, f in zip(u.meanings, u.seen.fields, strict=True) if f.visible and f.landmark not in CHROME
    } - {"", "newsletter", "search", "coupon", "terms", "privacy", "marketing"}
    asks_more = bool(asked)
    if soft and not asks_more:
        return Finality(True, f'"{label[:60]}" with nothing left to fill in')
    if _leads_on(control) and not asks_more and u.any("order_review"):
        return Finality(True, "the last look at the order, nothing left to fill in")
    if _leads_on(control) and not asked - {"delivery_method"} and control.layer < 0:
        if not label:
            return Finality(True, "a button without a name, after the address")
        if lang.partition("-")[0].lower() not in words.languages() and not words.meanings(label, lang):
            return Finality(True, f'"{label[:60]}" is in a language we do not know, after the address')
    terms = [f for f in u.fields("terms") if f.form == control.form]
    if soft and terms and any(m.landmark not in CHROME and words.says("total", m.row, lang) for m in u.seen.money):
        return Finality(True, "terms and the total stand beside it")
    if any(m in CARD for m in u.meanings):
        return Finality(True, "a card is asked for on this page") if _leads_on(control) else SAFE
    return SAFE


def _names_the_order(label: str, lang: str) -> bool:
    """ "Place order", "Jetzt kaufen", "Pay": not a bare word such as "Submit", which any form may have on its button."""
    plain = words.normalise(label)
    said = any(words.says(intent, label, lang) for intent in ("says_pay", "buy_now"))
    goes_on = words.strength("continue", label, lang) >= words.strength("final_soft", label, lang)
    if goes_on and not said and " " not in plain:
        return False  # "Valider", "Confirm": any step may end so
    return said or words.says("to_checkout", label, lang) or plain == "order" or " " in plain


def _submits(control: SeenControl) -> bool:
    return control.type in ("submit", "image") or (control.tag == "button" and control.type in ("", "submit"))


def _plain_link(control: SeenControl) -> bool:
    return control.tag == "a" and control.href.startswith("http")


def _leads_on(control: SeenControl) -> bool:
    """Not a link to elsewhere, not a small tool: something that takes the form further."""
    return (
        not (_plain_link(control) and control.landmark in CHROME)
        and control.role not in ("tab", "option")
        and control.expanded is None
    )
