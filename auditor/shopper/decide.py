"""The shopper's mind: from what is seen and remembered to the next action. No I/O, so it replays from stored pages."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from auditor import words
from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood, add_buttons
from auditor.seeing.model import SeenControl
from auditor.shopper import ranking
from auditor.shopper.filling import Entry, filled_forms, fingerprint, in_scope, plan, signature_of
from auditor.shopper.finality import finality
from auditor.shopper.memory import Action, Memory, Policy
from auditor.shopper.options import chip, missing_options, swatch
from auditor.shopper.pieces import box_to_tick, enough_pieces, folded
from auditor.shopper.ranking import Candidate, ambiguous, key_of, pressable
from auditor.shopper.route import follow

M = Milestone
CART_PATHS = ("cart", "basket", "checkout/cart", "warenkorb", "panier", "cart/")
TRIES = 4
RETURNS = 3
"""So often the shopper starts again from the front page after a way that led to nothing."""
UNCOVERED = 1.5 - 4
"""From here on a control would be worth pressing, did not something lie over it."""
BESIDE_PX = 60
NO_PAGE = "chrome-error:"
"""What the browser shows instead of a page that does not answer."""


def decide(u: Understood, memory: Memory, policy: Policy) -> Action:
    """The next thing a customer would do on the way to the till, or the honest reason to stop."""
    planned = _own_way(u, memory, policy)
    return follow(policy.route, u, memory, planned) if policy.route else planned


def _own_way(u: Understood, memory: Memory, policy: Policy) -> Action:
    if (stop := _dead_end(u, memory)) is not None:
        return stop
    if memory.at_least(M.CHECKOUT):
        return _in_checkout(u, memory, policy)
    if memory.at_least(M.CART_SEEN):
        return _leave_cart(u, memory)
    if memory.at_least(M.IN_CART) or memory.unproven:
        return _find_cart(u, memory)
    if u.has("product_offer") and memory.at_least(M.PRODUCT):
        return _into_cart(u, memory, policy)
    return _find_product(u, memory, policy)


def _stop(reason: StopReason, sentence: str) -> Action:
    return Action("stop", stop=reason, sentence=sentence)


def _harmless(candidates: list[Candidate], u: Understood, memory: Memory) -> list[Candidate]:
    """Those that can be pressed and order nothing, wherever they stand."""
    return [c for c in pressable(candidates) if not finality(c.control, u, memory.reached).may_order]


def _press(intent: str, candidates: list[Candidate]) -> Action:
    return Action(
        "press",
        intent,
        control=candidates[0].control,
        considered=tuple(str(c) for c in candidates[:4]),
        ambiguous=ambiguous(candidates),
    )


def _dead_end(u: Understood, memory: Memory) -> Action | None:
    if u.has("bot_wall"):
        return _stop(StopReason.BOT_WALL, "The shop takes us for a robot and shows a wall instead of its pages.")
    if u.has("maintenance") and not memory.at_least(M.PRODUCT):
        return _stop(StopReason.MAINTENANCE, "The shop says that it is closed for work.")
    if u.has("captcha") and not memory.at_least(M.PRODUCT):
        return _stop(StopReason.CAPTCHA, "A captcha stands before the shop; we do not solve captchas.")
    status = u.seen.status
    if memory.reached is None and status is not None and status >= 400:
        return _stop(StopReason.HTTP_ERROR, f"The front page answers with status {status}.")
    if memory.at_least(M.IN_CART) and status is not None and status >= 500:
        return _stop(StopReason.HTTP_ERROR, f'After "{memory.last_intent}" the shop answers with status {status}.')
    return None


# ---- to the product


def _find_product(u: Understood, memory: Memory, policy: Policy) -> Action:
    may_go_back = memory.tried["goto|back"] < 2 * policy.products
    if u.seen.url.startswith(NO_PAGE) and memory.reached is not None and may_go_back:
        return Action("goto", "back_to_list", url=memory.listing_url or memory.home_url)  # a link led nowhere
    if len(memory.products_tried) < policy.products:
        cards = _harmless(ranking.products(u, memory.tried, memory.products_tried), u, memory)
        enough = u.has("listing") or len(cards) >= 2 or (cards and cards[0].score >= 3)
        if cards and (enough or not ranking.categories(u, memory.tried)):
            return _press("open_product", cards)
        lists = _harmless(ranking.categories(u, memory.tried), u, memory)
        if lists and memory.tried.total() < 30:
            return _press("open_category", lists)
        if cards:
            return _press("open_product", cards)
        menu = _harmless(ranking.menus(u, memory.tried), u, memory)
        if menu:
            return _press("open_menu", menu)
        below = _harmless(ranking.categories(u, memory.tried, below=True), u, memory)
        if below and memory.tried.total() < 30:
            return _press("open_category", below)
        hidden = ranking.categories(u, memory.tried, hidden=True)
        if hidden:
            return Action(
                "goto", "open_category", control=hidden[0].control, url=hidden[0].control.href, assisted=True
            )
        if memory.listing_url and u.seen.url != memory.listing_url and may_go_back:
            return Action("goto", "back_to_list", url=memory.listing_url, assisted=False)
        led_nowhere = memory.last_intent == "open_category" and memory.last_worked
        if led_nowhere and memory.tried["goto|home"] < RETURNS:
            return Action("goto", "back_to_list", url=memory.home_url)  # there were other ways
    if memory.product_sold_out:
        return _stop(
            StopReason.OUT_OF_STOCK, f"All {len(memory.products_tried)} products that we looked at are sold out."
        )
    if u.has("out_of_stock") and not u.has("listing") and not memory.products_tried:
        return _stop(StopReason.OUT_OF_STOCK, "What the page shows is sold out, and we found nothing else.")
    if u.has("quote_only"):
        return _stop(StopReason.QUOTE_ONLY, "The shop sells on enquiry only, there is no cart.")
    if (broken := _broken(memory)) is not None:
        return broken
    if memory.products_tried:
        return _stop(StopReason.NO_ADD_TO_CART, "No product page offered a way into a cart.")
    if u.has("password_required") and not u.any("search_box", "listing"):
        return _stop(StopReason.STORE_PASSWORD, "The shop asks for a password before it shows anything.")
    if not u.seen.money and not u.any("search_box", "cart_lines", "product_offer"):
        return _stop(StopReason.NOT_A_SHOP, "We found nothing for sale here: no prices, no cart, no product.")
    return _stop(StopReason.NO_PRODUCT, "We found no product to open from the front page.")


def _broken(memory: Memory) -> Action | None:
    """Whether every product page that was opened answered with an error."""
    if not memory.broken_pages or memory.broken_pages < len(memory.products_tried):
        return None
    return _stop(
        StopReason.HTTP_ERROR,
        f"Every product page that we opened answers with an error (status {memory.broken_status}).",
    )


# ---- into the cart


def _into_cart(u: Understood, memory: Memory, policy: Policy) -> Action:
    adds = ranking.add_to_cart(u, {})  # tried in vain counts below: with another option it is another attempt

    def tries(candidate: Candidate) -> int:
        return memory.tried[key_of("add_to_cart", candidate.control, u.seen.path)]

    near = adds[0].control if adds else next(iter(add_buttons(u)), None)
    choices = missing_options(u, near, memory) or enough_pieces(u, near, memory) or box_to_tick(u, near, memory)
    if choices:
        return Action("fill", "choose_option", entries=(choices[0],))
    option = folded(u, near, memory) or swatch(u, memory, must=near is None or near.disabled)
    if option is None and near is not None and (near.disabled or (adds and tries(adds[0]))):
        option = chip(u, near, memory)
    if option is not None:
        return Action("press", "choose_option", control=option)
    ready = sorted((c for c in _harmless(adds, u, memory) if tries(c) < 2), key=tries)
    if ready:
        return _press("add_to_cart", ready)
    return _other_product(u, memory, policy)


def _other_product(u: Understood, memory: Memory, policy: Policy) -> Action:
    memory_full = len(memory.products_tried) >= policy.products
    if memory.listing_url and not memory_full and memory.tried["goto|back"] < 2 * policy.products:
        return Action("goto", "back_to_list", url=memory.listing_url)
    if u.has("out_of_stock") or memory.product_sold_out:
        return _stop(
            StopReason.OUT_OF_STOCK,
            f"All {max(1, len(memory.products_tried))} products that we looked at are sold out.",
        )
    if u.has("quote_only"):
        return _stop(StopReason.QUOTE_ONLY, "The shop sells on enquiry only, there is no cart.")
    return _stop(
        StopReason.NO_ADD_TO_CART, "Nothing that we pressed on the product pages put the product into a cart."
    )


# ---- to the till


def _find_cart(u: Understood, memory: Memory) -> Action:
    if memory.unproven and u.has("cart_empty") and memory.product is not None:
        return Action("goto", "back_to_product", url=memory.product.url)
    carts = [c for c in _harmless(ranking.view_cart(u, memory.tried), u, memory) if c.score >= 1.5]
    carts = [c for c in carts if memory.tried[key_of("view_cart", c.control, u.seen.path)] < 2]
    till = [c for c in _harmless(ranking.to_checkout(u, memory.tried), u, memory) if c.score >= 2]
    # Under a window that shows the cart already, the way to the cart leads nowhere new.
    covered = u.has("cart_drawer") and bool(carts) and carts[0].control.on_top is False
    if carts and not (covered and till):
        return _press("view_cart", carts)
    if till:
        return _press("to_checkout", till)
    guesses = _cart_guesses(u.seen.url, memory.home_url)
    if memory.cart_guesses < len(guesses):
        return Action("goto", "view_cart", url=guesses[memory.cart_guesses], assisted=True)
    if memory.unproven:
        return _stop(
            StopReason.NO_ADD_TO_CART, "Nothing shows that the product is in the cart, and we found no cart."
        )
    return _stop(StopReason.NO_CHECKOUT, "The product is in the cart, but we found no way to open the cart.")


def _cart_guesses(url: str, home: str) -> list[str]:
    """Where carts usually are, below the shop's front page first: a shop may be one folder of a site, or one language."""
    root = urljoin(url, "/")
    folder = urljoin(home, ".") if urlsplit(home).netloc == urlsplit(url).netloc else root
    return list(dict.fromkeys(urljoin(base, path) for path in CART_PATHS for base in (folder, root)))


def _covered_till(u: Understood) -> list[Candidate]:
    """A way to the till that something lies over: whoever presses there clears it away first."""
    return [c for c in pressable(ranking.to_checkout(u, {}, UNCOVERED)) if c.control.on_top is False]


def _leave_cart(u: Understood, memory: Memory) -> Action:
    consents = [e for e in plan(u, memory.person, repair=1) if e.how == "tick"]
    if consents and memory.last_intent == "to_checkout" and not memory.last_worked:
        return Action("fill", "agree", entries=tuple(consents))
    till = [c for c in pressable(ranking.to_checkout(u, memory.tried)) if c.score >= 1.5] or _covered_till(u)
    for candidate in till[:TRIES]:
        if memory.tried[key_of("to_checkout", candidate.control, u.seen.path)] >= 2:
            continue
        if not finality(candidate.control, u, memory.reached).may_order:
            return _press("to_checkout", [candidate, *[c for c in till if c is not candidate]])
    if memory.cart_url and not u.has("cart_lines") and memory.tried["goto|cart"] < 1:
        return Action("goto", "view_cart", url=memory.cart_url, assisted=True)
    if u.any("account_gate") and not u.has("guest_option"):
        return _stop(StopReason.LOGIN_WALL, "The cart leads to a login, and nothing there lets a guest go on.")
    return _stop(StopReason.NO_CHECKOUT, "The cart has no way to the checkout that we could press.")


# ---- in the checkout


def _in_checkout(u: Understood, memory: Memory, policy: Policy) -> Action:
    if memory.at_least(M.PAYMENT):
        return _stop(StopReason.PAYMENT_REACHED, "Payment is in sight: here we stop.")
    if memory.held_back and not u.has("validation_errors"):
        return _stop(
            StopReason.FINAL_BUTTON,
            f'"{memory.held_back[:50]}" leads to an address that may complete the order, so it was held back.',
        )
    if u.has("captcha"):
        return _stop(StopReason.CAPTCHA, "A captcha stands in the checkout; we do not solve captchas.")
    signature = signature_of(u)
    sent = memory.forms_sent[signature]
    if sent > policy.repairs + 1:
        return _rejected(u)
    entries = plan(u, memory.person, repair=sent)
    gate = _gate(u, memory, entries)
    if gate is not None:
        return gate
    if entries and memory.fills_lost < TRIES and memory.tried[f"fill|{signature}|{fingerprint(entries)}"] < 2:
        return Action("fill", "fill", entries=tuple(entries))
    return _go_on(u, memory, signature)


def _gate(u: Understood, memory: Memory, entries: list[Entry]) -> Action | None:
    """Who are you? A guest, by a radio (in the plan already), a button or a link."""
    if memory.at_least(M.GUEST) and not u.any("account_gate"):
        return None
    if any(e.meaning == "guest" for e in entries) or any(
        f.checked or f.kind == "select" for f in u.fields("guest")
    ):
        return None
    guests = pressable(ranking.guest(u, memory.tried))
    if guests and guests[0].score >= 1.5 and not u.has("address_fields"):
        control = guests[0].control
        needed = [e for e in entries if e.field.form == control.form and control.form >= 0]
        if needed and memory.tried[f"fill|{fingerprint(needed)}"] < 1:
            return Action("fill", "fill", entries=tuple(needed))
        if not finality(control, u, memory.reached).may_order:
            return _press("guest", guests)
    if (
        u.has("password_required")
        and not u.any("guest_option", "address_fields", "payment_choice", "shipping_choice")
        and not entries
    ):
        return _stop(
            StopReason.LOGIN_WALL,
            "The checkout demands an account: there is a password to give and no way on as a guest.",
        )
    return None


def _go_on(u: Understood, memory: Memory, signature: str) -> Action:
    opener = _opener(u, memory) or (_chooser(u, memory) if memory.address_sent and u.seen.window < 0 else None)
    if opener is not None:
        return Action("press", "open_choice", control=opener)
    forms, last = filled_forms(u)
    onward = pressable(ranking.go_on(u, memory.tried, forms, last)) or _out_of_window(u, memory)
    refused = ""
    for candidate in onward[:TRIES]:
        verdict = finality(candidate.control, u, memory.reached)
        if verdict.may_order:
            refused = (
                refused
                or f'"{candidate.control.label[:50] or "a button without a name"}" may order ({verdict.why})'
            )
            continue
        if memory.tried[key_of("continue", candidate.control, u.seen.path)] >= 2:
            continue
        return _press("continue", [candidate, *[c for c in onward if c is not candidate]])
    if refused:
        return _stop(
            StopReason.FINAL_BUTTON, f"The only way on is a control that may order, so we stopped: {refused}."
        )
    objected = any(m.kind in ("alert", "error") for m in u.seen.messages)
    if u.has("validation_errors") or (memory.forms_sent[signature] and objected):
        return _rejected(u)
    if u.has("account_gate") and u.has("password_required"):
        return _stop(
            StopReason.LOGIN_WALL,
            "The checkout demands an account: there is a password to give and no way on as a guest.",
        )
    if not memory.at_least(M.GUEST) and _offers_only_accounts(u):
        return _stop(
            StopReason.LOGIN_WALL,
            "The checkout offers to sign in or to open an account, and no way on as a guest.",
        )
    return _stop(StopReason.NO_PROGRESS, "We found nothing in the checkout that takes us further.")


def _opener(u: Understood, memory: Memory) -> SeenControl | None:
    """What opens a choice of delivery that must be made and is not in sight."""
    ways = [f for f, m in zip(u.seen.fields, u.meanings, strict=True) if m == "delivery_method" and f.picks]
    if not ways or any(f.visible or f.checked for f in ways):
        return None
    lang = u.seen.language
    for c in u.seen.visible_controls():
        if (
            c.disabled
            or c.landmark in ranking.CHROME
            or c.type in ("submit", "image")
            or c.href.startswith("http")
        ):
            continue
        speaks = words.says("delivery", c.label, lang) or c.expanded == "false"
        if speaks and memory.tried[key_of("open_choice", c, u.seen.path)] < 1:
            return c if not finality(c, u, memory.reached).may_order else None
    return None


def _chooser(u: Understood, memory: Memory) -> SeenControl | None:
    """The button beside a box that shows what was chosen, of delivery first and then of payment, and cannot be typed in."""
    lang = u.seen.language
    shows = [f for f in u.seen.fields if f.visible and f.disabled and f.kind == "text" and not f.value]
    for turn, intent in enumerate(("delivery", "payment"), 1):  # the buttons of both may have one name
        for f in (f for f in shows if words.says(intent, f.label, lang)):
            middle = f.box.y + f.box.height / 2
            beside = [
                c
                for c in u.seen.visible_controls()
                if not c.disabled and c.role == "button" and c.type not in ("submit", "image") and c.label
                and c.box.y <= middle <= c.box.y + c.box.height and 0 <= c.box.x - (f.box.x + f.box.width) < BESIDE_PX
                and memory.tried[key_of("open_choice", c, u.seen.path)] < turn
            ]  # fmt: skip
            if beside and not finality(beside[0], u, memory.reached).may_order:
                return beside[0]
    return None


def _out_of_window(u: Understood, memory: Memory) -> list[Candidate]:
    """The buttons of a window in which everything is chosen, whatever they are called; not those that cancel."""
    window = u.seen.window
    lang = u.seen.language
    return [
        Candidate(c, 1.0)
        for c in u.seen.visible_controls()
        if window >= 0 and c.layer == window and not c.disabled and c.role == "button"
        and not any(words.says(intent, c.label, lang) for intent in ("close", "decline", "back", "edit"))
    ]  # fmt: skip


def _offers_only_accounts(u: Understood) -> bool:
    lang = u.seen.language
    doors = [c for c in u.seen.visible_controls() if c.landmark not in ranking.CHROME]
    asks = any(words.says(intent, c.label, lang) for c in doors for intent in ("login", "register"))
    return asks and not u.any("guest_option", "contact_fields", "address_fields")


def _rejected(u: Understood) -> Action:
    wrong = [f.error or f.label for f in u.seen.fields if f.visible and (f.invalid or f.error)]
    said = wrong or [m.text for m in u.seen.messages if m.kind in ("alert", "error")]
    said = said or [f.label for f, _ in in_scope(u) if f.browser_invalid]  # the browser did not even send it
    quote = f': "{said[0][:120]}"' if said else ""
    return _stop(StopReason.FORM_REJECTED, f"The checkout refused what we entered{quote}.")
