"""What else a customer would try, beside the journey: each kind of evidence is one slot."""

from __future__ import annotations

from decimal import Decimal

from auditor.evidence.base import Model
from auditor.evidence.page import Box, Control, Cookie, PageRecord, Request


class ConsentSeen(Model):
    """The consent banner on one device, and what happened before and after the choice."""

    device: str
    shown: bool
    page: str = ""
    text: str = ""
    box: Box | None = None
    accept: Control | None = None
    reject: Control | None = None
    settings: Control | None = None
    taps_to_accept: int | None = None
    taps_to_reject: int | None = None
    """1 when refusal stands on the first layer; None when no way to refuse was found."""
    chosen: str = "none"
    """"refused", "accepted", "closed" or "none"."""
    preticked: tuple[str, ...] = ()
    """Optional purposes that were ticked before any choice."""
    requests_before: tuple[Request, ...] = ()
    cookies_before: tuple[Cookie, ...] = ()
    requests_after: tuple[Request, ...] = ()
    """Everything after the choice, on all pages of the journey."""
    cookies_after: tuple[Cookie, ...] = ()


class Consent(Model):
    seen: tuple[ConsentSeen, ...]


class InfoPage(Model):
    """A page that answers a customer's question: contact, returns, shipping, ..."""

    topic: str
    """A page intent of auditor.words: contact, returns, shipping_info, privacy, imprint, terms, help,
    track_order, withdrawal, accessibility, payment_info, about."""
    clicks: int | None = None
    """From the front page; None when it was not found."""
    link: str = ""
    """Words of the link."""
    page: PageRecord | None = None


class InfoPages(Model):
    home: PageRecord
    pages: tuple[InfoPage, ...]

    def topic(self, name: str) -> InfoPage | None:
        """The page of that topic, or None when no link led to one."""
        return next((p for p in self.pages if p.topic == name and p.page is not None), None)

    def texts(self, *topics: str) -> str:
        """All visible text of the pages of these topics."""
        return "\n".join(p.page.text for p in self.pages if p.page and p.topic in topics)


class LinkProbe(Model):
    url: str
    text: str = ""
    found_on: str = ""
    """Id of the page record that holds the link."""
    box: Box | None = None
    status: int | None = None
    failure: str = ""


class Links(Model):
    probes: tuple[LinkProbe, ...]


class NotFoundPage(Model):
    """What the shop says to an address that does not exist."""

    status: int | None
    page: PageRecord


class Transport(Model):
    """How the connection is protected."""

    loopback: bool = False
    """A shop on this very machine: browsers trust it without TLS (W3C Secure Contexts)."""
    scheme: str = "https"
    http_redirects_to_https: bool | None = None
    certificate_days_left: float | None = None
    certificate_error: str = ""
    hsts: bool | None = None


class SearchTry(Model):
    query: str
    kind: str
    """"exact" (words of a product's title), "typo", "part" (one word of it), "nonsense"."""
    expected: str = ""
    """Title of the product that should be found."""
    found: bool | None = None
    ms: float | None = None
    """From Enter until results (or the message that there are none) stand there."""
    page: PageRecord


class Search(Model):
    """tries is empty when the shop has no search box."""

    offered: bool
    tries: tuple[SearchTry, ...] = ()


class WrongEntry(Model):
    meaning: str
    label: str = ""
    what: str = ""
    """What was wrong with it: "left empty", "no @ in it", ..."""


class ErrorMessage(Model):
    text: str
    meaning: str = ""
    """Field it stands beside or names; empty for a message that belongs to none."""
    box: Box | None = None


class Mistake(Model):
    """A slip in the address form, and how the shop took it. Never made where a submit may order."""

    device: str
    page_before: str
    page_after: str
    wrong: tuple[WrongEntry, ...]
    noticed: bool
    """The shop did not let it pass."""
    messages: tuple[ErrorMessage, ...] = ()
    typed: tuple[str, ...] = ()
    """Meanings of the fields that were filled rightly."""
    lost: tuple[str, ...] = ()
    """Those of them that were empty or changed afterwards."""


class Mistakes(Model):
    mistakes: tuple[Mistake, ...]


class Visit(Model):
    """Another look at the same product or at the cart, as somebody else or later."""

    who: str
    """"fresh" (unknown visitor), "fresh_again", "returning" (kept cookies, new session), "language:de"."""
    what: str
    """"product" or "cart"."""
    device: str
    at_s: float = 0.0
    """Seconds since the first look."""
    url: str = ""
    """Address asked for."""
    page: PageRecord
    price: Decimal | None = None
    currency: str = ""
    cart_lines: int | None = None
    shows_product: bool | None = None
    """The page names the product."""
    clocks: tuple[str, ...] = ()
    """Running time strings, e.g. "09:58"."""
    scarcity: tuple[str, ...] = ()
    """Sentences like "only 2 left"."""


class Visits(Model):
    visits: tuple[Visit, ...]

    def of(self, what: str, who: str = "") -> tuple[Visit, ...]:
        """Visits of that kind; `who` may be a prefix ("language:")."""
        return tuple(v for v in self.visits if v.what == what and v.who.startswith(who))


class LanguageWalk(Model):
    """A language chosen on the front page, and what was met after it."""

    chosen: str
    control: str = ""
    pages: tuple[PageRecord, ...]
    """Front page after the choice, then a product page, then the cart."""
    currencies: tuple[str, ...] = ()


class Languages(Model):
    offered: tuple[str, ...] = ()
    walks: tuple[LanguageWalk, ...] = ()


class AxeNode(Model):
    selector: str = ""
    snippet: str = ""
    box: Box | None = None


class AxeViolation(Model):
    rule: str
    impact: str
    """"minor", "moderate", "serious" or "critical"."""
    help: str = ""
    count: int = 1
    nodes: tuple[AxeNode, ...] = ()
    """The first few."""


class AxeScan(Model):
    device: str
    page: str
    """Id of the page record."""
    name: str = ""
    url: str = ""
    violations: tuple[AxeViolation, ...] = ()
    incomplete: int = 0
    passes: int = 0


class Accessibility(Model):
    engine: str
    """"axe-core 4.14.1"."""
    scans: tuple[AxeScan, ...]


class Reflow(Model):
    """A page laid out at 320 CSS pixels, the width that WCAG 1.4.10 asks for."""

    page: str
    name: str = ""
    url: str = ""
    scroll_width_px: float
    widest: str = ""
    """What sticks out furthest."""
    box: Box | None = None
    shot: str = ""


class Reflows(Model):
    width_px: int = 320
    pages: tuple[Reflow, ...]
