"""How many pieces of what: where the shop demands several, and where one page sells many things by their numbers. Pure."""

from __future__ import annotations

import re

from auditor import words
from auditor.evidence import ChosenProduct
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl, SeenField
from auditor.seeing.money import AMOUNT, money_lines
from auditor.shopper.filling import Entry, in_scope
from auditor.shopper.finality import finality
from auditor.shopper.memory import Memory
from auditor.shopper.ranking import key_of

MOST_PIECES = 24
"""More of one product than that is no customer's cart any more (own judgement)."""
ROW_PX = 90


def enough_pieces(u: Understood, button: SeenControl | None, memory: Memory) -> list[Entry]:
    """More pieces, where the field or the shop's own message demands them; one of the first thing that can be had,
    where all numbers say none."""
    if button is None:
        return []
    fields = [f for f in u.fields("quantity") if f.form == button.form]
    if fields and not any(_now(f) for f in fields):
        return _one_of(fields, memory)
    for f in fields:
        if f.kind == "select" or not _now(f):
            continue
        least = _least(f)
        if memory.tried[key_of("add_to_cart", button, u.seen.path)] or memory.last_intent == "add_to_cart":
            told = [
                int(n) for m in u.seen.messages for n in re.findall(r"(?<![\d.,])\d{1,2}(?![\d.,]*\d)", m.text)
            ]
            least = max([least, *(n for n in told if n <= MOST_PIECES)])
        if least > _now(f) and memory.tried[f"option|quantity|{least}"] < 1:
            return [Entry(f, "quantity", "type", str(least))]
    return []


def _one_of(fields: list[SeenField], memory: Memory) -> list[Entry]:
    for f in fields:
        if memory.tried[mark_of(f)]:
            continue
        if f.kind != "select":
            return [Entry(f, "quantity", "type", str(_least(f)))]
        counts = [o for o in f.options if not o.disabled and o.text.strip().isdigit() and int(o.text) > 0]
        if counts:
            return [Entry(f, "quantity", "select", counts[0].value)]
    return []


def box_to_tick(u: Understood, button: SeenControl | None, memory: Memory) -> list[Entry]:
    """One of the boxes that stand for goods of which everybody may have one. Only after a refusal and only where nothing
    asks how many: else a box is an extra that nobody wants."""
    if button is None or button.form < 0 or not memory.tried[key_of("add_to_cart", button, u.seen.path)]:
        return []
    boxes = _boxes(u, button.form)
    if any(f.checked for f in boxes) or any(f.form == button.form for f in u.fields("quantity")):
        return []
    return next(([Entry(f, "quantity", "tick", "1")] for f in boxes if not memory.tried[mark_of(f)]), [])


def folded(u: Understood, button: SeenControl | None, memory: Memory) -> SeenControl | None:
    """What unfolds the sizes of a thing, where nothing in sight asks how many and something out of sight does."""
    if button is None or button.form < 0:
        return None
    counts = [
        f
        for f, m in zip(u.seen.fields, u.meanings, strict=True)
        if f.form == button.form and (m == "quantity" or (f.ticks and not m))
    ]
    if not counts or any(f.visible and not f.disabled for f in counts):
        return None
    return next(
        (
            c
            for c in u.seen.visible_controls()
            if c.form == button.form and c.expanded == "false" and not c.disabled
            and memory.tried[key_of("choose_option", c, u.seen.path)] < 1 and not finality(c, u, memory.reached).may_order
        ),
        None,
    )  # fmt: skip


def _boxes(u: Understood, form: int) -> list[SeenField]:
    return [f for f, m in in_scope(u) if f.ticks and not m and f.form == form]


def mark_of(f: SeenField) -> str:
    """Under which a number that was changed is remembered."""
    return f"pieces|{f.frame}|{f.form}|{f.name or f.label}"


def _now(f: SeenField) -> int:
    shown = next((o.text.strip() for o in f.options if o.value == f.value), f.value)
    number = re.match(r"\d+", shown)
    return int(number[0]) if number else int(bool(shown))


def _least(f: SeenField) -> int:
    return max(1, int(f.min) if f.min.isdigit() else 1)


def taken_from_list(u: Understood, f: SeenField, page: ChosenProduct) -> ChosenProduct:
    """The thing whose number was raised: one of several on the page, so that the page's heading is not its name."""
    rivals = _boxes(u, f.form) if f.ticks else [other for other in u.fields("quantity") if other.form == f.form]
    name = _name(u, f)
    if len(rivals) < 2 or not name:
        return page
    beside = [
        m for m in money_lines(u.seen)
        if m.box is not None and not m.struck and abs(_middle(m.box.y, m.box.height) - _middle(f.box.y, f.box.height)) < ROW_PX
    ]  # fmt: skip
    price = min(beside, key=lambda m: abs(m.box.y - f.box.y) if m.box else 0.0, default=None)
    told = {"price": price.amount, "currency": price.currency} if price else {}
    return page.model_copy(update={"title": name, **told})


def _name(u: Understood, f: SeenField) -> str:
    """What the row calls the thing, without its price; empty where the row speaks of numbers only."""
    for text in (f.label if f.label_from != "nearby" else "", f.row, f.label, f.section):
        plain = " ".join(AMOUNT.sub(" ", text).split()).strip(" :–-")
        if re.search(r"[^\W\d_]{2}", plain) and not words.says("field_quantity", plain, u.seen.language):
            return plain[:120]
    return ""


def _middle(start: float, length: float) -> float:
    return start + length / 2
