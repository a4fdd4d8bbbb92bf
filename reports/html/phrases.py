"""The report's own words: what codes and names mean to somebody who keeps a shop."""

from __future__ import annotations

from auditor.evidence import Milestone, Reason, StopReason

HEADLINES = {
    "A+": "A pleasure to buy from, from the first page to the till.",
    "A": "A pleasure to buy from.",
    "B": "A good shop with a few rough edges.",
    "C": "A decent shop that makes its customers work.",
    "D": "Customers get through, but not gladly.",
    "E": "Many customers will give up here.",
    "F": "This shop turns its customers away.",
}
NOT_THROUGH: dict[StopReason, str] = {
    StopReason.LOGIN_WALL: "Nobody buys here without an account.",
    StopReason.OUT_OF_STOCK: "There was nothing left to buy.",
    StopReason.NO_ADD_TO_CART: "Nothing would go into the cart.",
    StopReason.NO_CHECKOUT: "No way led from the cart to the checkout.",
    StopReason.FORM_REJECTED: "The checkout would not take our details.",
    StopReason.HTTP_ERROR: "The shop broke on the way to the till.",
}
"""Headlines where no walk came as far as paying."""
NOT_AT_THE_TILL = "We did not get as far as the till."
NO_LETTER = "Too little could be seen for a letter."
NO_SCORE = "Nothing could be judged this time."

KEPT: dict[str, str] = {
    "ready": "the shop is open and quick",
    "easy": "buying takes little effort",
    "clear": "prices and dates are plain from the start",
    "answer": "it is easy to ask something",
    "equal": "everybody is served alike",
    "safe": "money and data are in safe hands",
    "right": "mistakes are put right",
    "calm": "nobody is pushed or tricked",
    "known": "customers are remembered and heard",
}
BROKEN: dict[str, str] = {
    "ready": "the shop is slow or breaks on the way",
    "easy": "buying is a struggle",
    "clear": "the real price or date comes late",
    "answer": "it is hard to get an answer",
    "equal": "not everybody is served alike",
    "safe": "money and data are not as safe as they should be",
    "right": "it is hard to get a mistake put right",
    "calm": "the shop pushes or tricks people",
    "known": "the shop neither remembers nor listens",
}

MILESTONES: dict[Milestone, str] = {
    Milestone.LANDED: "Front page",
    Milestone.PRODUCT: "Product",
    Milestone.IN_CART: "In the cart",
    Milestone.CART_SEEN: "Cart",
    Milestone.CHECKOUT: "Checkout",
    Milestone.GUEST: "As a guest",
    Milestone.ADDRESS: "Address taken",
    Milestone.DELIVERY: "Delivery chosen",
    Milestone.PAYMENT: "Payment",
}

STOPPED: dict[StopReason, str] = {
    StopReason.PAYMENT_REACHED: "The payment step was reached. We stopped there and paid nothing.",
    StopReason.BOT_WALL: "The shop took us for a robot and closed the door. Customers may well get in.",
    StopReason.CAPTCHA: "A puzzle for humans stood in the way. We do not solve those.",
    StopReason.LOGIN_WALL: "The shop demands an account here, and we do not make accounts.",
    StopReason.SIGN_IN_FAILED: "The shop did not let the account of the route sign in.",
    StopReason.STORE_PASSWORD: "The shop is closed behind a password.",
    StopReason.OUT_OF_STOCK: "Everything we tried was sold out.",
    StopReason.QUOTE_ONLY: "Prices are on request only; nothing can be bought directly.",
    StopReason.NO_PRODUCT: "We found no product page.",
    StopReason.NO_ADD_TO_CART: "We found no way to put a product into the cart.",
    StopReason.NO_CHECKOUT: "We found no way from the cart to the checkout.",
    StopReason.NO_PROGRESS: "Nothing that we tried led any further.",
    StopReason.FORM_REJECTED: "The form did not accept what we entered.",
    StopReason.FINAL_BUTTON: "The only way on was a button that might have ordered, so we stopped before it.",
    StopReason.HTTP_ERROR: "The shop answered with an error.",
    StopReason.REDIRECT_LOOP: "The shop sent us round in circles.",
    StopReason.UNREACHABLE: "The shop did not answer.",
    StopReason.NOT_A_SHOP: "We found nothing to buy here; this does not look like a shop.",
    StopReason.MAINTENANCE: "The shop is closed for maintenance.",
    StopReason.DIALOG_STORM: "The page kept opening message boxes.",
    StopReason.PAGE_HUNG: "The page stopped responding.",
    StopReason.TIMEOUT: "It took longer than we may wait.",
    StopReason.BROWSER_DIED: "Our browser crashed. The shop may not be to blame.",
    StopReason.GUARD_FAILED: "Our protection against buying by accident could not be switched on, so we did not move.",
    StopReason.ORDER_SEEN: "Something looked like a completed order. Please check your order list.",
    StopReason.INTERRUPTED: "The audit was interrupted.",
    StopReason.OWN_FAULT: "auditor made a mistake here. The shop is not to blame.",
}

REASONS: dict[Reason, tuple[str, str]] = {
    Reason.NOT_REACHED: ("The walk ended before it", "The page in question lies behind the point where we stopped."),
    Reason.NOT_FOUND: ("We did not find it", "What the question is about was not where we looked."),
    Reason.BLOCKED: ("The shop kept us out", "A bot check or a block stood in the way. Customers may well get through."),
    Reason.LOW_CONFIDENCE: ("We were not sure enough", "We saw something, but would rather say nothing than be wrong."),
    Reason.NEEDS_HISTORY: ("It takes more than one visit", "Only repeated looks over days can tell."),
    Reason.NEEDS_VANTAGE: ("It takes a look from elsewhere", "Only visits from other places or networks can tell."),
    Reason.NEEDS_AUTHORISATION: ("It takes the owner's permission", "We place no order and open no account unasked."),
    Reason.FRAME_UNREADABLE: ("It stands in somebody else's frame", "We do not read frames of another provider."),
    Reason.AWAITED: ("The answer may still come", "We are still waiting; the report is drawn again when it arrives."),
    Reason.TIMEOUT: ("It took too long", "The page did not get there in the time we may wait."),
    Reason.UNREACHABLE: ("The shop did not answer", "Without an answer there is nothing to judge."),
    Reason.UNSUPPORTED: ("The browser could not measure it", "The figure is missing, and a missing figure is no good one."),
    Reason.INTERRUPTED: ("The audit was interrupted", "It ended before this question's turn."),
    Reason.NOT_ASKED: ("Not part of this audit", "The audit was not asked to look at this."),
    Reason.PROFILE: ("Outside this kind of audit", "Another profile of auditor answers it."),
    Reason.OWN_FAULT: ("Our own fault", "auditor made a mistake here. The shop is not to blame."),
}  # fmt: skip
"""Reason -> heading, and what it means; in the order in which a reader may care."""

INTERRUPTIONS = {
    "consent": "Cookie banner",
    "newsletter": "Newsletter popup",
    "age_gate": "Age question",
    "country_picker": "Country question",
    "upsell": "Offer of something more",
    "js_alert": "Message box",
}


def join(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def page_name(name: str) -> str:
    """A milestone or page name in plain words."""
    return (
        MILESTONES[Milestone(name)] if name in list(Milestone) else name.replace("_", " ").capitalize() or "Page"
    )
