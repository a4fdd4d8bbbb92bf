"""Following a written route, one press at a time; where the shop differs from it, the shopper finds its own way. Pure."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from pydantic import ValidationError

from auditor import words
from auditor.browser.verdict import Outgoing, Phase, refusal
from auditor.config.route import OPENED_BY_ADDRESS, Deed, RouteStep
from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl
from auditor.shopper import ranking
from auditor.shopper.finality import finality
from auditor.shopper.memory import Action, Memory
from auditor.shopper.progress import in_checkout
from auditor.shopper.ranking import Candidate, key_of

M = Milestone
TO_THE_PRODUCT = frozenset({Deed.OPEN_MENU, Deed.OPEN_CATEGORY, Deed.OPEN_PRODUCT})
INTO_THE_CART = frozenset({Deed.CHOOSE_OPTION, Deed.ADD_TO_CART})
TO_THE_TILL = frozenset({Deed.VIEW_CART, Deed.TO_CHECKOUT})
SEARCHED_IN_VAIN = frozenset(
    {
        StopReason.NO_PRODUCT,
        StopReason.NO_ADD_TO_CART,
        StopReason.NO_CHECKOUT,
        StopReason.NO_PROGRESS,
        StopReason.NOT_A_SHOP,
    }
)
"""Stops for which a person may know better; all others hold."""


def follow(route: tuple[RouteStep, ...], u: Understood, memory: Memory, planned: Action) -> Action:
    """What the route says in place of what is planned; else the plan, with what the route would have wanted.

    Forms come first: they are never part of a route. A press that may order is refused here like everywhere.
    """
    if planned.kind == "fill" or (planned.kind == "stop" and planned.stop not in SEARCHED_IN_VAIN):
        return planned
    deeds, here = _deeds(u, memory), path_of(u.seen.url)
    to_come = [(i, step) for i, step in enumerate(route) if i >= memory.route_at]
    now = [(i, step) for i, step in to_come if step.do in deeds and step.path != here]  # who is there need not go
    missed = ""
    for i, step in now:
        control = _found(step, u, memory)
        if control is not None:
            return Action("press", step.do.value, control=control, route_step=i, missed=missed)
        if not step.label and (url := _address(step, memory)):
            return Action("goto", step.do.value, url=url, assisted=True, route_step=i, missed=missed)
        if step.do is not Deed.OPEN_MENU:  # other widths have other menus
            missed = missed or _said(step)
    if missed and planned.kind == "stop":
        return replace(
            planned, missed=missed, sentence=f"{planned.sentence} Nor was there what the route wants: {missed}."
        )
    return replace(planned, missed=missed)


def _deeds(u: Understood, memory: Memory) -> frozenset[Deed]:
    """What can come now. Steps of another stage are not looked for: a link to the cart stands on every page, and a button
    that adds to it on every card."""
    if memory.at_least(M.CHECKOUT):
        return frozenset({Deed.GUEST, Deed.CONTINUE})
    if memory.at_least(M.IN_CART) or memory.unproven:
        return TO_THE_TILL
    at_product = memory.at_least(M.PRODUCT) and u.has("product_offer")
    return TO_THE_PRODUCT | INTO_THE_CART if at_product else TO_THE_PRODUCT


def _found(step: RouteStep, u: Understood, memory: Memory) -> SeenControl | None:
    """The control that the step means: by label and address, by address, by label, in this order. None that may order:
    a step may be misnamed, so a page that looks like a checkout is judged as one."""
    bought = memory.at_least(M.IN_CART) or memory.unproven
    reached = M.CHECKOUT if bought and not memory.at_least(M.CHECKOUT) and in_checkout(u) else memory.reached
    best: tuple[int, SeenControl] | None = None
    for candidate in ranking.pressable([Candidate(control) for control in u.seen.controls]):
        control = candidate.control
        likeness = _likeness(step, control, u.seen.url)
        if not likeness or memory.tried[key_of(step.do.value, control, u.seen.path)] >= 2:
            continue
        if finality(control, u, reached).may_order or (
            control.href.startswith("http") and _may_order(control.href)
        ):
            continue
        if best is None or likeness > best[0]:
            best = likeness, control
    return best[1] if best else None


def _likeness(step: RouteStep, control: SeenControl, page: str) -> int:
    """5 for label and address to 1 for the label alone; a link into the middle of a page is the lesser one."""
    label = bool(step.label) and _plain(step.label) == _plain(control.label)
    leads = bool(step.path) and step.path == path_of(control.href) and _host(control.href) == _host(page)
    return label + (0 if not leads else 3 if "#" in control.href else 4)


def _plain(label: str) -> str:
    """The words of a label; where it has none, like a shoe size, its signs."""
    return words.normalise(label) or label.strip()


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def path_of(href: str) -> str:
    """The part of an address that stays when the shop moves to another host."""
    parts = urlsplit(href)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _address(step: RouteStep, memory: Memory) -> str:
    """The step's address within the shop; empty for one that may order, which no route opens."""
    url = urljoin(memory.home_url, step.path)
    return "" if _may_order(url) or _host(url) != _host(memory.home_url) else url


def _may_order(url: str) -> bool:
    return refusal(Outgoing("GET", url), Phase.CHECKOUT) is not None


def _said(step: RouteStep) -> str:
    return f'{step.do.value.replace("_", " ")} "{step.label or step.path}"'


def step_of(action: Action) -> RouteStep | None:
    """What was done as a step of a route; None for what cannot be written as one."""
    control = action.control
    if action.intent not in set(Deed):
        return None
    deed, label, path = Deed(action.intent), "", ""
    if action.kind == "goto" and deed in OPENED_BY_ADDRESS:
        path = path_of(action.url)
    elif action.kind == "press" and control is not None:
        label = _plain(control.label)[:200]
        path = path_of(control.href) if label and control.href.startswith("http") else ""
    for address in dict.fromkeys((path, "")):
        with contextlib.suppress(ValidationError):  # an address that no route can hold: the words must do
            return RouteStep(do=deed, label=label, path=address)
    return None


def without_detours(steps: Iterable[RouteStep]) -> list[RouteStep]:
    """The way without what led to nothing: of several products only the last was bought."""
    way: list[RouteStep] = []
    for step in steps:
        if step.do is Deed.OPEN_PRODUCT:
            kept = next((i for i, s in enumerate(way) if s.do is Deed.OPEN_PRODUCT), len(way))
            del way[kept:]
        way.append(step)
    return way
