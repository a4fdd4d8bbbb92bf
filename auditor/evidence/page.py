"""A page as a customer met it: compact, readable, without its source code."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from auditor.evidence.base import Model


class Milestone(StrEnum):
    """How far a purchase has come, in words that no platform owns; ordered."""

    LANDED = "landed"
    PRODUCT = "product"
    IN_CART = "in_cart"
    CART_SEEN = "cart_seen"
    CHECKOUT = "checkout"
    GUEST = "guest"
    ADDRESS = "address"
    DELIVERY = "delivery"
    PAYMENT = "payment"

    @property
    def rank(self) -> int:
        """0 for landed up to 8 for payment."""
        return list(Milestone).index(self)


class Size(Model):
    width: float
    height: float


class Box(Model):
    """Where something stands, in CSS pixels from the top left of the document."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height


class Control(Model):
    """Something to press: a button, a link, or whatever behaves like one."""

    role: str = "button"
    name: str = ""
    """Accessible name, or the visible text where there is none."""
    text: str = ""
    href: str = ""
    box: Box | None = None
    landmark: str = ""
    """"header", "nav", "main", "footer", "dialog" or empty."""
    disabled: bool = False
    contrast: float | None = None
    """WCAG contrast of the label against its background; None where it could not be computed."""
    font_px: float | None = None


class Field(Model):
    """Something to fill, tick or choose, with everything that tells what it wants."""

    kind: str = "text"
    """input type, or "select", "textarea", "combobox", "checkbox", "radio"."""
    name: str = ""
    """The name or id attribute."""
    label: str = ""
    """Accessible name as a customer hears or reads it."""
    label_from: str = ""
    """"label", "aria", "placeholder", "title", "nearby" or empty where nothing names the field."""
    placeholder: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    required: bool = False
    """By markup (required, aria-required)."""
    meaning: str = ""
    """What the shopper took it for: a field intent of auditor.words without its prefix, e.g. "email"."""
    section: str = ""
    """Legend or heading above it."""
    filled: bool = False
    checked: bool = False
    options: tuple[str, ...] = ()
    error: str = ""
    """Message that the page ties to this field."""
    invalid: bool = False
    form: int = -1
    landmark: str = ""
    box: Box | None = None
    frame: str = ""
    """Host of the frame it stands in, empty for the page itself."""


class MoneyLine(Model):
    """An amount of money with the words beside it."""

    text: str
    """The whole row as shown."""
    label: str = ""
    """The row without its amounts."""
    amount: Decimal
    currency: str = ""
    """ISO 4217 code where it could be told."""
    role: str = "other"
    """"total", "subtotal", "shipping", "tax", "discount", "fee", "insurance", "gift_wrap", "item", "other"."""
    struck: bool = False
    """Shown crossed out (a former price)."""
    prominent: bool = False
    """The largest amount of the page: on a product page, its price."""
    box: Box | None = None


class Offer(Model):
    """What the page tells machines about a product (schema.org)."""

    name: str = ""
    price: Decimal | None = None
    currency: str = ""
    availability: str = ""
    has_shipping: bool = False
    has_returns: bool = False
    rating: float | None = None
    reviews: int | None = None
    problems: tuple[str, ...] = ()


class Request(Model):
    """One request that the page made; query strings are dropped, they may carry personal data."""

    method: str = "GET"
    host: str = ""
    path: str = ""
    kind: str = ""
    """"document", "script", "image", "xhr", "fetch", "ping", ..."""
    status: int | None = None
    failure: str = ""
    ms: float | None = None
    first_party: bool = True
    at_ms: float = 0.0
    sets_cookie: bool = False


class Cookie(Model):
    name: str
    host: str = ""
    first_party: bool = True
    days: float | None = None
    """How long it stays; None for a session cookie."""
    opaque_chars: int = 0
    """Length of the value: long random values can recognise a person. The value itself is never kept."""


class PageError(Model):
    kind: str = "console"
    """"console", "exception", "response" or "request"."""
    text: str = ""
    url: str = ""
    first_party: bool = True


class FrameSeen(Model):
    host: str = ""
    title: str = ""
    first_party: bool = True
    box: Box | None = None


class PageRecord(Model):
    """One state of one page."""

    id: str
    device: str = "desktop"
    milestone: Milestone | None = None
    """The milestone that this page proved, if any."""
    facets: tuple[str, ...] = ()
    """What the page is: "product_offer", "cart_lines", "payment_choice", ... (auditor.shopper.facets)."""
    url: str = ""
    title: str = ""
    lang: str = ""
    status: int | None = None
    at_ms: float = 0.0
    shot: str = ""
    """Screenshot, relative to the run folder; empty when none was taken."""
    viewport: Size = Size(width=1280, height=800)
    content: Size = Size(width=1280, height=800)
    """Scrollable size of the document."""
    text: str = ""
    """Visible text, one line per block, capped."""
    headings: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()
    fields: tuple[Field, ...] = ()
    money: tuple[MoneyLine, ...] = ()
    offers: tuple[Offer, ...] = ()
    frames: tuple[FrameSeen, ...] = ()
    form_targets: tuple[str, ...] = ()
    """Absolute addresses that forms send to."""
    media_autoplay: tuple[str, ...] = ()
    """What plays by itself: "video", "audio (with sound)"."""
    permission_asks: tuple[str, ...] = ()
    """Browser permissions asked for without a tap: "notifications", "geolocation"."""
    errors: tuple[PageError, ...] = ()
    requests: tuple[Request, ...] = ()
    cookies: tuple[Cookie, ...] = ()

    def price(self) -> MoneyLine | None:
        """The price a customer would read as the product's: the prominent amount that is not struck out."""
        return next((m for m in self.money if m.prominent and not m.struck), None)

    def money_of(self, *roles: str) -> tuple[MoneyLine, ...]:
        """Lines of the given roles, in page order."""
        return tuple(m for m in self.money if m.role in roles)

    def total(self) -> MoneyLine | None:
        """The last line that calls itself the total."""
        return next(reversed(self.money_of("total")), None)
