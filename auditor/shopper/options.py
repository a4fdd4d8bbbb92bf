"""What a product wants to be told before it goes into the cart: sizes, colours, how many. Pure."""

from __future__ import annotations

import re

from auditor import words
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl, SeenField
from auditor.shopper import ranking
from auditor.shopper.filling import Entry, in_scope
from auditor.shopper.finality import finality
from auditor.shopper.memory import Memory
from auditor.shopper.ranking import key_of

LONGEST_OPTION, NEAR_PX = 20, 500
NO_OPTION = (
    "add_to_cart",
    "buy_now",
    "wishlist",
    "compare",
    "share",
    "out_of_stock",
    "express_pay",
    "notify_me",
    "view_cart",
)
MOST_PIECES = 24
"""More of one product than that is no customer's cart any more (own judgement)."""


def missing_options(u: Understood, button: SeenControl | None, memory: Memory) -> list[Entry]:
    """Sizes, colours and the like that are not chosen yet, the first available one each."""
    lang, found, done = u.seen.language, [], set()
    for f, m in in_scope(u):
        if m not in ("", "option") or (
            button is not None and button.form >= 0 and f.form != button.form and f.form >= 0
        ):
            continue
        if button is not None and abs(f.box.y - button.box.y) > 900:
            continue
        group = (f.frame, f.form, f.group or f.name or f.label)
        if group in done:
            continue
        entry = _option(u, f, lang)
        if entry is not None and memory.tried[f"option|{group}|{entry.value}"] < 2:
            done.add(group)
            found.append(entry)
    return found


def _option(u: Understood, f: SeenField, lang: str) -> Entry | None:
    if f.kind == "select":
        current = next((o for o in f.options if o.value == f.value), None)
        if (
            current
            and current.value
            and not words.says("choose_option", current.text, lang)
            and not words.says("out_of_stock", current.text, lang)
        ):
            return None
        real = [
            o
            for o in f.options
            if o.value
            and not o.disabled
            and not words.says("out_of_stock", o.text, lang)
            and not words.says("choose_option", o.text, lang)
        ]
        return Entry(f, "option", "select", real[0].value) if real else None
    if f.picks:
        group = [
            g
            for g in u.seen.fields
            if g.picks and g.frame == f.frame and g.form == f.form and g.group == f.group and g.visible
        ]
        if any(g.checked for g in group) or len(group) < 2:
            return None
        free = [g for g in group if not g.disabled and not words.says("out_of_stock", f"{g.label} {g.row}", lang)]
        return Entry(free[0], "option", "pick", free[0].option_value) if free else None
    if f.kind in ("text", "textarea") and f.required and not f.value:
        return Entry(f, "option", "type", "Anna")
    return None


def enough_pieces(u: Understood, button: SeenControl | None, memory: Memory) -> list[Entry]:
    """More pieces, where the field or the shop's own message demands them."""
    if button is None:
        return []
    for f in u.fields("quantity"):
        if f.form != button.form or f.kind == "select":
            continue
        now = int(f.value) if f.value.isdigit() else 1
        least = int(f.min) if f.min.isdigit() else 1
        if memory.tried[key_of("add_to_cart", button, u.seen.path)] or memory.last_intent == "add_to_cart":
            told = [
                int(n) for m in u.seen.messages for n in re.findall(r"(?<![\d.,])\d{1,2}(?![\d.,]*\d)", m.text)
            ]
            least = max([least, *(n for n in told if n <= MOST_PIECES)])
        if least > now and memory.tried[f"option|quantity|{least}"] < 1:
            return [Entry(f, "quantity", "type", str(least))]
    return []


def swatch(u: Understood, memory: Memory, *, must: bool) -> SeenControl | None:
    """The first of several like buttons of which none is pressed yet. `must`: nothing can be bought without it, so that
    even a single one will do."""
    for c in sorted(u.seen.controls, key=lambda c: (c.box.y, c.box.x, c.ref)):
        if not c.visible or c.disabled or c.landmark in ranking.CHROME or c.layer >= 0 or c.repeats >= 6:
            continue
        if finality(c, u, memory.reached).may_order:
            continue
        if (
            c.pressed == "false"
            and c.role in ("radio", "option", "button")
            and not words.says("out_of_stock", c.label, u.seen.language)
        ):
            siblings = [o for o in u.seen.controls if o.pressed is not None and abs(o.box.y - c.box.y) < 8]
            if (
                not any(o.pressed == "true" for o in siblings)
                and (must or len(siblings) >= 2)
                and not any(words.says(i, c.label, u.seen.language) for i in ("wishlist", "compare", "share"))
                and memory.tried[key_of("choose_option", c, u.seen.path)] < 1
            ):
                return c
    return None


def chip(u: Understood, button: SeenControl, memory: Memory) -> SeenControl | None:
    """An option drawn as one of several short buttons in a row above the way into the cart, told by nothing else. The
    one that the product's own name holds comes first. Only for a product that would not go into the cart."""
    lang, top = u.seen.language, u.seen.h1_box.y if u.seen.h1_box else 0.0
    chips = [
        c
        for c in u.seen.visible_controls()
        if c.role in ("button", "radio", "option") and not c.href and not c.disabled and c.pressed is None
        and c.landmark not in ranking.CHROME and c.layer < 0 and 0 < len(c.label) <= LONGEST_OPTION
        and top <= c.box.y <= button.box.y and button.box.y - c.box.y < NEAR_PX and c.ref != button.ref
        and not any(words.says(i, c.label, lang) for i in NO_OPTION)
    ]  # fmt: skip
    rows = [c for c in chips if sum(abs(o.box.y - c.box.y) < 8 for o in chips) >= 2]
    if any(memory.tried[key_of("choose_option", c, u.seen.path)] for c in rows):
        return None
    named = [c for c in rows if c.label.casefold() in u.seen.h1.casefold()]
    chosen = next(iter(named or rows), None)
    return chosen if chosen is not None and not finality(chosen, u, memory.reached).may_order else None
