"""What the frozen guard lets through for the one test order of auditor/ordering. Pure; an audit never makes one."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.browser.verdict import UNANSWERED, Outgoing, orders_something


@dataclass
class OneOrder:
    """Of one origin, a few writes before the last press and a single one after it; what orders by its address or its
    message leaves once. What a script of the shop does with one press that looks like anything else, nobody can know."""

    origin: str
    writes: int = 8
    sent: list[str] = field(default_factory=list)
    """Writes that left, and reads that may order, in order."""
    held_back: bool = False
    """Something that orders was refused."""
    _pressed_last: bool = False
    _sent_last: bool = False
    _ordered: bool = False
    _opened: set[str] = field(default_factory=set)

    def pressing_last(self) -> None:
        """The next press may be what orders."""
        self._pressed_last = True

    def lets(self, out: Outgoing) -> bool:
        if out.origin != self.origin or out.kind in UNANSWERED:
            return False
        orders = orders_something(out)
        # An answer of the shop to what was let out: it sends on what it got, or shows what became of it.
        let = out.redirected or (self._writes(orders) if out.writes else not orders or self._reads(out))
        self.held_back = self.held_back or (orders and not let)
        if let and (out.writes or orders):
            self.sent.append(f"{out.method} {out.path}")
        if let and orders:
            self._ordered = True
        return let

    def _writes(self, orders: bool) -> bool:
        if (
            (orders and self._ordered)
            or self._sent_last
            or (not self._pressed_last and len(self.sent) >= self.writes)
        ):
            return False
        self._sent_last = self._pressed_last
        return True

    def _reads(self, out: Outgoing) -> bool:
        """An address like /checkout/complete: the page of the confirmation, or one that orders by being read."""
        if not out.main_navigation:
            return not self._ordered
        fresh = out.url not in self._opened
        self._opened.add(out.url)
        return fresh
