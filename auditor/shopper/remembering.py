"""What a deed means for later decisions, noted before or after it happens. Pure but for the memory it writes to."""

from __future__ import annotations

from auditor.evidence import Milestone
from auditor.seeing.facets import ADDRESS, Understood
from auditor.shopper.filling import Entry, fingerprint, signature_of
from auditor.shopper.memory import Action, Memory
from auditor.shopper.options import option_group
from auditor.shopper.pieces import mark_of, taken_from_list
from auditor.shopper.ranking import key_of

PAYS = ("payment_choice", "card_fields", "psp_frame")


def remember_action(memory: Memory, action: Action, u: Understood) -> None:
    """To be called before the action happens; `u` is the page it happens on."""
    c = action.control
    if action.route_step is not None:
        memory.route_at = action.route_step + 1
    if action.intent == "open_product":
        where = c.href.partition("#")[0] or key_of("open_product", c, u.seen.path) if c else action.url
        memory.products_tried.append(where)
        if not (memory.listing_url and u.has("product_offer")):  # one product's page names others, and is no list
            memory.listing_url = u.seen.url
    elif action.intent in ("open_category", "open_menu", "choose_option", "open_choice") and c is not None:
        memory.tried[key_of(action.intent, c, u.seen.path)] += 1
    elif action.intent == "back_to_list":
        memory.tried["goto|home"] += action.url == memory.home_url
        memory.tried["goto|back"] += 1
        memory.product_sold_out = memory.product_sold_out or u.has("out_of_stock")
        memory.reached = Milestone.LANDED if memory.reached is Milestone.PRODUCT else memory.reached
    elif action.intent == "back_to_product":
        memory.unproven = False  # the cart says that nothing is in it
    elif action.intent == "view_cart" and action.kind == "goto" and action.route_step is None:
        memory.cart_guesses += 1
        memory.tried["goto|cart"] += 1
    elif action.intent == "view_cart" and c is not None and memory.unproven:
        memory.tried[key_of("view_cart", c, u.seen.path)] += 1  # an empty cart opens too, again and again
    elif action.intent == "continue":
        memory.forms_sent[signature_of(u)] += 1
        memory.address_sent = memory.address_sent or bool(memory.details_entered & ADDRESS)


def remember_entry(memory: Memory, entry: Entry) -> None:
    """One field was tried."""
    memory.details_entered.add(entry.meaning)
    if entry.meaning == "quantity":
        memory.tried[f"option|quantity|{entry.value}"] += 1
        memory.tried[mark_of(entry.field)] += 1
    if entry.meaning == "option":
        memory.tried[f"option|{option_group(entry.field)}|{entry.value}"] += 1
        memory.options.append(entry.value)


def remember_filled(memory: Memory, entries: list[Entry], u: Understood) -> None:
    """All that was planned for the form at hand was tried."""
    mark = fingerprint(entries)
    counted = next((e.field for e in entries if e.meaning == "quantity"), None)
    if counted is not None and memory.product is not None:
        memory.product = taken_from_list(u, counted, memory.product)
    memory.tried[f"fill|{signature_of(u)}|{mark}"] += 1
    memory.tried[f"fill|{mark}"] += 1
