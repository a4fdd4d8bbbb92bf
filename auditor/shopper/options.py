"""What a product wants to be told before it goes into the cart: sizes and colours. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor import words
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl, SeenField
from auditor.shopper import ranking
from auditor.shopper.filling import Entry, in_scope
from auditor.shopper.finality import finality
from auditor.shopper.memory import Memory
from auditor.shopper.ranking import key_of

LONGEST_OPTION, NEAR_PX, ROW_PX = 20, 500, 8
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


def missing_options(u: Understood, button: SeenControl | None, memory: Memory) -> list[Entry]:
    """Sizes, colours and the like that are not chosen yet: of each the first that can be had and was not tried in vain."""
    refused = button is not None and memory.tried[key_of("add_to_cart", button, u.seen.path)] > 0
    found, done = [], set()
    for f, m in in_scope(u):
        if m not in ("", "option") or (
            button is not None and button.form >= 0 and f.form != button.form and f.form >= 0
        ):
            continue
        if button is not None and abs(f.box.y - button.box.y) > 900:
            continue
        group = option_group(f)
        if group in done:
            continue
        entry = _option(u, f, group, memory.tried, refused=refused)
        if entry is not None and memory.tried[f"option|{group}|{entry.value}"] < 2:
            done.add(group)
            found.append(entry)
    return found


def option_group(f: SeenField) -> str:
    """What the options of one choice have in common."""
    return f"{f.frame}|{f.form}|{f.group or f.name or f.label}"


def _option(u: Understood, f: SeenField, group: str, tried: Mapping[str, int], *, refused: bool) -> Entry | None:
    """`refused`: the shop did not take what is chosen, so that another one may do."""
    lang = u.seen.language

    def times(value: str) -> int:
        return tried.get(f"option|{group}|{value}", 0)

    def gone(text: str) -> bool:
        return words.says("out_of_stock", text, lang)

    if f.kind == "select":
        real = [
            o
            for o in f.options
            if o.value and not o.disabled and not gone(o.text) and not words.says("choose_option", o.text, lang)
        ]
        chosen = any(o.value == f.value for o in real)
        if not real or (chosen and not refused):
            return None
        best = min(real, key=lambda o: times(o.value))
        # One that was never touched may be the shop's own choice, and no fault of it.
        return (
            None
            if chosen and (times(best.value) or not times(f.value))
            else Entry(f, "option", "select", best.value)
        )
    if f.picks:
        all_ = [
            g
            for g in u.seen.fields
            if g.picks and g.frame == f.frame and g.form == f.form and g.group == f.group and g.visible
        ]
        now = next((g for g in all_ if g.checked), None)
        free = [g for g in all_ if not g.disabled and not gone(f"{g.label} {g.row}")]
        if not free or len(all_) < 2 or (now is not None and not refused):
            return None
        pick = min(free, key=lambda g: times(g.option_value))
        if now is not None and (times(pick.option_value) or not times(now.option_value)):
            return None
        return Entry(pick, "option", "pick", pick.option_value)
    if f.kind in ("text", "textarea") and f.required and not f.value:
        return Entry(f, "option", "type", "Anna")
    return None


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
    """An option drawn as one of several short buttons in a row above the way into the cart, told by nothing else; of each
    row one. What the product's own name holds comes first. Only for a product that would not go into the cart."""
    lang, top = u.seen.language, u.seen.h1_box.y if u.seen.h1_box else 0.0
    chips = [
        c
        for c in u.seen.visible_controls()
        if c.role in ("button", "radio", "option") and not c.href and not c.disabled and c.pressed is None
        and c.landmark not in ranking.CHROME and c.layer < 0 and len(c.label) <= LONGEST_OPTION and re.search(r"\w", c.label)
        and top <= c.box.y <= button.box.y and button.box.y - c.box.y < NEAR_PX and c.ref != button.ref
        and not any(words.says(i, c.label, lang) for i in NO_OPTION)
    ]  # fmt: skip

    def row(c: SeenControl) -> list[SeenControl]:
        return [o for o in chips if abs(o.box.y - c.box.y) < ROW_PX]

    def tried(c: SeenControl) -> bool:
        return any(memory.tried[key_of("choose_option", o, u.seen.path)] for o in row(c))

    rows = [c for c in chips if len(row(c)) >= 2 and not tried(c)]
    named = [c for c in rows if re.search(rf"(?<!\w){re.escape(c.label)}(?!\w)", u.seen.h1, re.IGNORECASE)]
    chosen = next(iter(named or rows), None)
    return chosen if chosen is not None and not finality(chosen, u, memory.reached).may_order else None
