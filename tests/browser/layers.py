"""The guard's layers, each with the way to take it out: by patching, for the product has no switch for that."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

from playwright.async_api import Browser, BrowserContext, BrowserType, Route

from auditor.browser import guard, verdict
from auditor.browser.guard import Guard
from auditor.browser.targets import Target
from auditor.browser.verdict import Outgoing
from auditor.shopper import decide, filling, walk
from auditor.shopper.filling import Entry
from auditor.shopper.finality import SAFE

NEVER = re.compile(r"(?!)")


async def _nothing(*_: Any, **__: Any) -> None:
    return None


def _always_safe() -> list[Any]:
    return [patch.object(module, "finality", lambda *_: SAFE) for module in (decide, walk)]


def _any_payment() -> list[Any]:
    """The first way to pay is chosen, whatever it is."""
    pick = filling._pick

    def chosen(group: Any, m: str, lang: str, repair: int) -> Entry | None:
        if m == "payment_method" and not any(g.checked for g, _ in group):
            return Entry(group[0][0], m, "pick")
        return pick(group, m, lang, repair)

    return [
        patch.object(filling, "NEVER", filling.NEVER - {"payment_method"}),
        patch.object(filling, "_pick", chosen),
    ]


def _no_suspicion() -> list[Any]:
    names = ("ORDER_BODY", "PAYMENT_PROVIDER")
    return [
        patch.object(verdict, "completes_order", lambda _, writes: False),
        *(patch.object(verdict, n, NEVER) for n in names),
    ]


async def _let_out(_guard: Guard, _out: Outgoing) -> None:
    return None


async def _only_note(guard_: Guard, _context: BrowserContext) -> None:
    guard_.frozen_at_ms = guard_._now_ms()
    guard_.release()


async def _route_on(_guard: Guard, route: Route, _request: Any) -> None:
    await route.continue_()


def _no_rule_for_forms() -> list[Any]:
    return [patch.object(Outgoing, "is_form", new=False)]


def _option(owner: Any, method: str, change: Callable[[dict[str, Any]], None]) -> list[Any]:
    """Playwright is called with other options."""
    call = getattr(owner, method)

    async def called(self: Any, *args: Any, **options: Any) -> Any:
        change(options)
        return await call(self, *args, **options)

    return [patch.object(owner, method, called)]


LAYERS: dict[str, Callable[[], list[Any]]] = {
    "finality": _always_safe,
    "payment is never chosen": _any_payment,
    "words of requests": _no_suspicion,
    "requests": lambda: [patch.object(Guard, "judge", _let_out)],
    "hold": lambda: [patch.object(Guard, "hold", lambda *_, **__: None)],
    "unpressed forms": _no_rule_for_forms,
    "beacons": lambda: [patch.object(verdict, "UNANSWERED", frozenset())],
    "popups": lambda: [patch.object(guard, "NO_WAY_ROUND", "")],
    "popup blocker": lambda: _option(BrowserType, "launch", lambda o: o.pop("ignore_default_args", None)),
    "frames of other sites": lambda: [patch.object(Target, "adopt", _nothing)],
    "live wires": lambda: [patch.object(guard, "NO_LIVE_WIRES", "")],
    "service workers": lambda: _option(Browser, "new_context", lambda o: o.pop("service_workers", None)),
    "web sockets": lambda: [patch.object(BrowserContext, "route_web_socket", _nothing)],
    "freeze": lambda: [patch.object(Guard, "freeze", _only_note)],
    "second net": lambda: [patch.object(Guard, "_second_net", _route_on)],
}
"""Layer -> what patches it away. "popups" takes shared and service workers with it: one script does all."""


@contextlib.contextmanager
def without(*layers: str) -> Iterator[None]:
    """The guard with these layers out."""
    with contextlib.ExitStack() as stack:
        for layer in layers:
            for patched in LAYERS[layer]():
                stack.enter_context(patched)
        yield
