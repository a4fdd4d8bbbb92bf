"""What happened on the way to the till, per device."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from auditor.evidence.base import Model
from auditor.evidence.page import Box, Control, Milestone, PageRecord


class StopReason(StrEnum):
    """Why a journey ended. Only the first is a success."""

    PAYMENT_REACHED = "payment_reached"
    BOT_WALL = "bot_wall"
    CAPTCHA = "captcha"
    LOGIN_WALL = "login_wall"
    SIGN_IN_FAILED = "sign_in_failed"
    """The route says who signs in, and the shop did not let them."""
    STORE_PASSWORD = "store_password"  # noqa: S105 - the name of a reason, not a secret
    OUT_OF_STOCK = "out_of_stock"
    QUOTE_ONLY = "quote_only"
    NO_PRODUCT = "no_product"
    NO_ADD_TO_CART = "no_add_to_cart"
    NO_CHECKOUT = "no_checkout"
    NO_PROGRESS = "no_progress"
    FORM_REJECTED = "form_rejected"
    FINAL_BUTTON = "final_button"
    """The only way on was a control that may order; the shopper stopped before it."""
    HTTP_ERROR = "http_error"
    REDIRECT_LOOP = "redirect_loop"
    UNREACHABLE = "unreachable"
    NOT_A_SHOP = "not_a_shop"
    MAINTENANCE = "maintenance"
    DIALOG_STORM = "dialog_storm"
    PAGE_HUNG = "page_hung"
    TIMEOUT = "timeout"
    BROWSER_DIED = "browser_died"
    GUARD_FAILED = "guard_failed"
    """The never-pays guard could not be armed, so the shopper did not move."""
    ORDER_SEEN = "order_seen"
    """Safety violation: something that looks like a completed order."""
    INTERRUPTED = "interrupted"
    OWN_FAULT = "own_fault"


class DeviceProfile(Model):
    name: str
    """"phone" or "desktop"."""
    width: int
    height: int
    scale: float = 1.0
    touch: bool = False
    user_agent: str = ""


class Step(Model):
    """One action and what it changed."""

    index: int
    at_ms: float
    milestone: Milestone | None = None
    """Furthest milestone before the action."""
    action: str
    """"click", "fill", "choose", "tick", "goto", "key"."""
    intent: str = ""
    """What the shopper wanted: "open_product", "add_to_cart", "to_checkout", ..."""
    target: str = ""
    """Name of the control or field as the customer reads it."""
    box: Box | None = None
    page_before: str = ""
    page_after: str = ""
    feedback_ms: float | None = None
    """From the tap to the first visible change."""
    inp_ms: float | None = None
    """The browser's own Event Timing duration of the tap (input to next paint), where it gave one."""
    done_ms: float | None = None
    """From the tap until the customer can go on."""
    effect: str = "none"
    """"verified", "none", "refused" (by the guard) or "left" (left the flow)."""
    proof: str = ""
    """What proved the effect, in a sentence."""
    considered: tuple[str, ...] = ()
    """The runners-up, best first, with their scores."""
    ambiguous: bool = False
    missed: str = ""
    """What the written route wanted here, where the page did not offer it and the shopper searched instead."""


class MilestoneMark(Model):
    name: Milestone
    at_ms: float
    step: int
    """Index of the step that led to it; -1 for the front page, which no step leads to."""
    page: str
    proof: str = ""


class Interruption(Model):
    """Something that stood in the way: a consent banner, a newsletter popup, an age gate."""

    kind: str
    """"consent", "newsletter", "age_gate", "country_picker", "upsell", "js_alert", "other"."""
    page: str = ""
    at_ms: float = 0.0
    """Since the page was opened."""
    text: str = ""
    box: Box | None = None
    covers: float = 0.0
    """Share of the viewport that it covered, 0 to 1."""
    modal: bool = False
    """Nothing else could be pressed while it stood there."""
    before_any_input: bool = True
    controls: tuple[Control, ...] = ()
    closed_by: str = ""
    """Name of the control, "Escape", or empty when it could not be closed."""
    taps: int = 0
    came_back: bool = False


class Refused(Model):
    """A request that the guard did not let out."""

    method: str
    host: str
    path: str
    why: str
    at_ms: float = 0.0


class GuardLog(Model):
    """What the never-pays guard did: the order-safety part of the evidence."""

    armed: bool = False
    layers: tuple[str, ...] = ()
    frozen_at_ms: float | None = None
    refused: tuple[Refused, ...] = ()
    writes_let_through: tuple[str, ...] = ()
    """Writes allowed after the freeze (emptying the cart), as "METHOD path"."""
    order_signs: tuple[str, ...] = ()
    """Tripwire: anything that looks like a completed order."""
    orders_sent: int = 0

    def and_then(self, later: GuardLog) -> GuardLog:
        """Both together; armed only where both were. Times are of the first."""
        return self.model_copy(
            update={
                "armed": self.armed and later.armed,
                "refused": self.refused + later.refused,
                "writes_let_through": self.writes_let_through + later.writes_let_through,
                "order_signs": self.order_signs + later.order_signs,
                "orders_sent": self.orders_sent + later.orders_sent,
            }
        )


class CartEnd(Model):
    """How the cart was left."""

    emptied: bool | None = None
    """None when nothing had been put in."""
    detail: str = ""


class ChosenProduct(Model):
    title: str = ""
    url: str = ""
    price: Decimal | None = None
    currency: str = ""
    options: tuple[str, ...] = ()


class TimedWalk(Model):
    """The way found by the journey, walked once more by a new customer who knows it, without pictures. Times are in ms."""

    reached: Milestone | None = None
    stopped_because: StopReason
    stopped_detail: str = ""
    took_ms: float
    """From the front page's address until it stopped; our own looking and thinking included."""
    actions: int = 0
    changed: tuple[str, ...] = ()
    """What had been pressed the first time and was not there any more; the shopper searched instead."""


class Journey(Model):
    device: str
    profile: DeviceProfile
    locale: str = ""
    reached: Milestone | None = None
    stopped_because: StopReason
    stopped_detail: str = ""
    """One sentence a shop owner understands."""
    signed_in: bool = False
    """The route signed in first: this is a known customer's journey, not a guest's."""
    milestones: tuple[MilestoneMark, ...] = ()
    steps: tuple[Step, ...] = ()
    pages: tuple[PageRecord, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    product: ChosenProduct | None = None
    guard: GuardLog = GuardLog()
    cart: CartEnd = CartEnd()
    actions: int = 0
    wrong_clicks: int = 0
    assisted: int = 0
    """Moves that no customer could make by pressing something (addresses typed by us)."""
    explored_ms: float = 0.0
    timed: tuple[TimedWalk, ...] = ()
    """`guard` and `cart` speak of these, too."""

    def page(self, page_id: str) -> PageRecord | None:
        return next((p for p in self.pages if p.id == page_id), None)

    def at(self, milestone: Milestone) -> PageRecord | None:
        """The page that proved the milestone; None when it was not reached."""
        mark = next((m for m in self.milestones if m.name == milestone), None)
        return self.page(mark.page) if mark else None

    def reached_rank(self) -> int:
        """Rank of the furthest milestone, -1 for none."""
        return self.reached.rank if self.reached else -1

    def with_facet(self, facet: str) -> tuple[PageRecord, ...]:
        """All pages of the journey that have the facet, in the order they were met."""
        return tuple(p for p in self.pages if facet in p.facets)


class Journeys(Model):
    """One journey per device (and per repeated attempt)."""

    journeys: tuple[Journey, ...] = Field(min_length=1)

    def on(self, device: str) -> Journey | None:
        return next((j for j in self.journeys if j.device == device), None)

    def furthest(self) -> Journey:
        return max(self.journeys, key=lambda j: j.reached_rank())

    def page(self, page_id: str) -> PageRecord | None:
        return next((p for j in self.journeys for p in j.pages if p.id == page_id), None)
