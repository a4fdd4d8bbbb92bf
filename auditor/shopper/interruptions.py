"""What stands in the way: consent banners, newsletter popups, gates. How to get rid of them as a careful customer would."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from auditor import words
from auditor.seeing.facets import Understood
from auditor.seeing.fields import split_tokens
from auditor.seeing.model import Layer, SeenControl

CONSENT = re.compile(r"\b(cookie|consent|gdpr|cmp|onetrust|didomi|usercentrics|cookiebot|truste)\b")
WAYS_OUT = ("stay_here", "close", "decline", "continue_shopping")
COSTS_SOMETHING = (
    "subscribe", "register", "login", "accept_cookies", "add_to_cart", "buy_now", "final_hard", "final_soft", "express_pay",
    "to_checkout", "apply_coupon", "remove_item", "empty_cart",
)  # fmt: skip
CHAT = re.compile(r"\b(chat|intercom|zendesk|crisp|messenger|livechat|support widget)\b")


@dataclass(frozen=True)
class InTheWay:
    """One layer that must go before the shopper can go on."""

    kind: str
    """"consent", "newsletter", "age_gate", "country_picker" or "other"."""
    layer: Layer
    index: int
    controls: tuple[SeenControl, ...]
    over_the_way: bool = False
    """It lies over something that the shopper wants to press."""


@dataclass(frozen=True)
class ConsentControls:
    accept: SeenControl | None
    reject: SeenControl | None
    settings: SeenControl | None
    save: SeenControl | None
    close: SeenControl | None


def opening(text: str) -> str:
    """By what a layer is known again: what stands further down may change."""
    return text[:80]


def only_tells(u: Understood) -> Layer | None:
    """What bars the way to the page and has nothing to press or to fill in; None where nothing does."""
    window = u.seen.window
    offers = {c.layer for c in u.seen.controls if c.visible} | {f.layer for f in u.seen.fields if f.visible}
    return None if window < 0 or window in offers else u.seen.layers[window]


def in_the_way(u: Understood, ignored: Collection[str] = ()) -> InTheWay | None:
    """The topmost layer that is not part of buying; None when nothing disturbs. Pure.

    Nothing below a window can be pressed, so the one on top comes first. `ignored` are openings (80 characters) of layers that
    could not be closed.
    """
    lang = u.seen.language
    ranked = sorted(enumerate(u.seen.layers), key=lambda pair: pair[1].depth)
    for index, layer in ranked:
        if opening(layer.text) in ignored:
            continue
        controls = tuple(c for c in u.seen.controls if c.visible and c.layer == index)
        kind = _kind(u, layer, controls, index, lang)
        if kind:
            return InTheWay(kind, layer, index, controls)
    return None


def buries(found: InTheWay, u: Understood, ignored: Collection[str] = ()) -> InTheWay | None:
    """The layer that lies over all that could be pressed to be rid of another one, whatever it is; None where nothing
    does. Pure."""
    for index, layer in enumerate(u.seen.layers):
        above = index != found.index and found.controls and all(layer.lies_over(c.box) for c in found.controls)
        if above and opening(layer.text) not in ignored:
            controls = tuple(c for c in u.seen.visible_controls() if c.layer == index)
            return InTheWay("other", layer, index, controls, over_the_way=True)
    return None


def _kind(u: Understood, layer: Layer, controls: tuple[SeenControl, ...], index: int, lang: str) -> str:
    text, tokens = layer.text[:600], split_tokens(layer.tokens)
    choices = [
        c
        for c in controls
        if words.says("accept_cookies", c.label, lang) or words.says("reject_cookies", c.label, lang)
    ]
    if choices and (
        words.says("cookie_notice", text, lang) or re.search(r"cookie", text, re.I) or CONSENT.search(tokens)
    ):
        return "consent"
    if CONSENT.search(tokens) and controls and words.says("cookie_notice", text, lang):
        return "consent"
    if any(
        words.says(i, c.label, lang)
        for c in controls
        for i in ("to_checkout", "view_cart", "add_to_cart")
        if not u.seen.is_here(c.href) or c.href.endswith("#")  # a script's link leads on without an address
    ) or CHAT.search(tokens):
        return ""
    closers = [c for c in controls if any(words.says(intent, c.label, lang) for intent in WAYS_OUT)]
    if words.says("added_to_cart", text[:160], lang):
        return "upsell" if layer.bars and closers else ""
    if layer.position == "sticky" or (layer.covers < 0.08 and not layer.dialog):
        return ""
    fields = [m for f, m in zip(u.seen.fields, u.meanings, strict=True) if f.visible and f.layer == index]
    if words.says("age_gate", text, lang):
        return "age_gate"
    if (
        words.says("newsletter_offer", text, lang)
        or "newsletter" in fields
        or (fields == ["email"] and layer.dialog)
    ):
        return "newsletter"
    stays = any(words.says("stay_here", c.label, lang) for c in controls)
    if (words.says("country_picker", text[:200], lang) and (layer.dialog or layer.bars)) or stays:
        return "country_picker"
    if any(
        m
        in (
            "search",
            "street",
            "postcode",
            "city",
            "card_number",
            "first_name",
            "delivery_method",
            "payment_method",
            "guest",
            "password",
        )
        for m in fields
    ):
        return ""
    bars = layer.bars or (layer.dialog and _shades_all(u, index))
    if (bars or (layer.dialog and layer.covers > 0.15) or layer.covers > 0.35) and (closers or bars):
        return "other"
    return ""


def _shades_all(u: Understood, index: int) -> bool:
    """Whether nothing but this layer can be pressed: what lies over the page around a small window has no words."""
    mine = any(c.on_top for c in u.seen.visible_controls() if c.layer == index)
    others = [c.on_top for c in u.seen.visible_controls() if c.layer != index and c.on_top is not None]
    return mine and bool(others) and not any(others)


def consent_controls(found: InTheWay, lang: str) -> ConsentControls:
    """Who says yes, who says no, in this banner."""

    def first(intent: str, *but: str) -> SeenControl | None:
        known = [
            (words.strength(intent, c.label, lang), -c.box.y, c)
            for c in found.controls
            if not c.disabled
            and not any(words.strength(b, c.label, lang) >= words.strength(intent, c.label, lang) for b in but)
        ]
        top = max(known, key=lambda k: k[:2], default=(0.0, 0.0, None))
        return top[2] if top[0] >= 2 else None

    return ConsentControls(
        accept=first("accept_cookies", "reject_cookies"),
        reject=first("reject_cookies"),
        settings=first("cookie_settings", "accept_cookies", "reject_cookies"),
        save=first("save_choices", "accept_cookies"),
        close=first("close", "accept_cookies"),
    )


def way_out(found: InTheWay, lang: str) -> SeenControl | None:
    """How to close a layer that is no consent banner: "no thanks" or the cross; None leaves only Escape."""
    if found.kind == "age_gate":
        yes = [c for c in found.controls if re.search(r"\b(yes|ja|oui|s[ií]|enter|18)\b", c.label, re.I)]
        return yes[0] if yes else None
    closers = [
        (max(words.strength(intent, c.label, lang) for intent in WAYS_OUT), c)
        for c in found.controls
        if not c.disabled and not words.says("subscribe", c.label, lang)
    ]
    best = max(closers, key=lambda pair: pair[0], default=(0.0, None))
    if best[0] >= 2:
        return best[1]
    coded = [c for c in found.controls if re.search(r"\b(close|dismiss|btn close)\b", split_tokens(c.tokens))]
    return coded[0] if coded else None


def last_resort(found: InTheWay, lang: str) -> SeenControl | None:
    """A button of a window that bars the way and names no way out we know: one that leads nowhere else, sends no form
    and promises nothing. The last of them, as "no" stands after "yes"."""
    if not (found.layer.bars or found.over_the_way):
        return None
    harmless = [
        c
        for c in found.controls
        if not c.disabled and c.role == "button" and not c.href and c.form < 0 and c.label
        and not any(words.says(intent, c.label, lang) for intent in COSTS_SOMETHING)
    ]  # fmt: skip
    return harmless[-1] if harmless else None
