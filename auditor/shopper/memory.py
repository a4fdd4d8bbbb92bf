"""What the shopper remembers between two looks, and what it may do: both plain data, so that a walk can be replayed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from auditor.config.route import RouteStep
from auditor.evidence import ChosenProduct, Milestone, StopReason
from auditor.seeing.model import SeenControl
from auditor.shopper.filling import Entry
from auditor.shopper.people import Person


@dataclass(frozen=True)
class Policy:
    """Budgets and permissions of one journey."""

    actions: int = 60
    seconds: float = 180.0
    products: int = 4
    """How many products may be tried."""
    read_s: float = 3.0
    """So long a customer reads the product page at least (own judgement): windows that wait for that are seen, not
    outrun."""
    repairs: int = 2
    """How often a refused form is mended and sent again."""
    route: tuple[RouteStep, ...] = ()
    """A written way to the till; empty to find one."""
    hints: bool = True
    """Use what is known of some shop software beforehand."""
    slip: bool = False
    """Make one customer's mistake in the address form, to see how the shop takes it."""


@dataclass(frozen=True)
class Action:
    """What to do next. `kind` is "press", "fill", "goto" or "stop"."""

    kind: str
    intent: str = ""
    control: SeenControl | None = None
    entries: tuple[Entry, ...] = ()
    url: str = ""
    stop: StopReason | None = None
    sentence: str = ""
    considered: tuple[str, ...] = ()
    ambiguous: bool = False
    assisted: bool = False
    route_step: int | None = None
    """Index of the route's step that this is."""
    missed: str = ""
    """What a written route wants here and the page does not offer."""


@dataclass
class Memory:
    person: Person
    home_url: str
    reached: Milestone | None = None
    tried: Counter[str] = field(default_factory=Counter)
    products_tried: list[str] = field(default_factory=list)
    product: ChosenProduct | None = None
    product_sold_out: bool = False
    broken_pages: int = 0
    """Product pages that the shop answered with an error of its own."""
    broken_status: int = 0
    listing_url: str = ""
    cart_url: str = ""
    cart_guesses: int = 0
    forms_sent: Counter[str] = field(default_factory=Counter)
    address_sent: bool = False
    signed_in: bool = False
    fills_lost: int = 0
    """How often no field took anything: the page had been drawn anew under the hand."""
    details_entered: set[str] = field(default_factory=set)
    """Meanings that were entered somewhere in the checkout."""
    last_intent: str = ""
    last_worked: bool = True
    held_back: str = ""
    """What was pressed last, when the guard kept it from completing an order and nothing else came of it."""
    slipped: bool = False
    unproven: bool = False
    """Something was put into the cart, but only the cart itself can prove it."""
    searched: bool = False
    options: list[str] = field(default_factory=list)
    route_at: int = 0
    """Index of the route's step that comes next."""

    def at_least(self, milestone: Milestone) -> bool:
        return self.reached is not None and self.reached.rank >= milestone.rank
