"""Following a written route, one press at a time; where the shop differs from it, the shopper finds its own way. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from pydantic import ValidationError

from auditor import words
from auditor.browser.verdict import Outgoing, Phase, refusal
from auditor.config.route import Deed, RouteStep
from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl
from auditor.shopper import ranking
from auditor.shopper.finality import finality
from auditor.shopper.memory import Action, Memory
from auditor.shopper.ranking import Candidate, key_of

M = Milestone
TO_THE_PRODUCT = frozenset(
    {Deed.OPEN_MENU, Deed.OPEN_CATEGORY, Deed.OPEN_PRODUCT, Deed.CHOOSE_OPTION, Deed.ADD_TO_CART}
)
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
    deeds, here = _deeds(memory), path_of(u.seen.url)
    to_come = [(i, step) for i, step in enumerate(route) if i >= memory.route_at]
    now = [(i, step) for i, step in to_come if step.do in deeds and step.path != here]  # who is there need not go
    for i, step in now:
        control = _found(step, u, memory)
        if control is not None:
            return Action("press", step.do.value, control=control, route_step=i)
        if not step.label and (url := _address(step, memory)):
            return Action("goto", step.do.value, url=url, assisted=True, route_step=i)
    missed = next((step for _, step in now if step.do is not Deed.OPEN_MENU), None)
    return replace(planned, missed=_said(missed)) if missed else planned


def _deeds(memory: Memory) -> frozenset[Deed]:
    """What can come now. Steps of another stage are not looked for: a link to the cart stands on every page."""
    if memory.at_least(M.CHECKOUT):
        return frozenset({Deed.GUEST, Deed.CONTINUE})
    if memory.at_least(M.IN_CART) or memory.unproven:
        return TO_THE_TILL
    return TO_THE_PRODUCT


def _found(step: RouteStep, u: Understood, memory: Memory) -> SeenControl | None:
    """The control that the step means: by label and address, by address, by label, in this order."""
    best: tuple[int, SeenControl] | None = None
    for candidate in ranking.pressable([Candidate(control) for control in u.seen.controls]):
        control = candidate.control
        likeness = _likeness(step, control)
        if not likeness or memory.tried[key_of(step.do.value, control, u.seen.path)] >= 2:
            continue
        if finality(control, u, memory.reached).may_order:
            continue
        if best is None or likeness > best[0]:
            best = likeness, control
    return best[1] if best else None


def _likeness(step: RouteStep, control: SeenControl) -> int:
    """5 for label and address to 1 for the label alone; a link into the middle of a page is the lesser one."""
    label = bool(step.label) and words.normalise(step.label) == words.normalise(control.label)
    leads = bool(step.path) and bool(control.href) and step.path == path_of(control.href)
    return label + (0 if not leads else 3 if "#" in control.href else 4)


def path_of(href: str) -> str:
    """The part of an address that stays when the shop moves to another host."""
    parts = urlsplit(href)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _address(step: RouteStep, memory: Memory) -> str:
    """The step's address within the shop; empty for one that may order, which no route opens."""
    url = urljoin(memory.home_url, step.path)
    may_order = refusal(Outgoing("GET", url), Phase.CHECKOUT) is not None
    return "" if may_order or urlsplit(url).netloc != urlsplit(memory.home_url).netloc else url


def _said(step: RouteStep) -> str:
    return f'{step.do.value.replace("_", " ")} "{step.label or step.path}"'


def step_of(action: Action) -> RouteStep | None:
    """The pressed action as a step of a route; None for what cannot be written as one."""
    control = action.control
    if action.kind == "goto" and action.intent == Deed.VIEW_CART:
        return RouteStep(do=Deed.VIEW_CART, path=urlsplit(action.url).path or "/")
    if action.kind != "press" or control is None or action.intent not in set(Deed):
        return None
    label = words.normalise(control.label)[:200]
    path = path_of(control.href) if control.href.startswith("http") else ""
    if not label:
        return None
    try:
        return RouteStep(do=Deed(action.intent), label=label, path=path)
    except ValidationError:  # an address that no route can hold: the words must do
        return RouteStep(do=Deed(action.intent), label=label)


def without_detours(steps: Iterable[RouteStep]) -> list[RouteStep]:
    """The way without what led to nothing: of several products only the last was bought."""
    way: list[RouteStep] = []
    for step in steps:
        if step.do is Deed.OPEN_PRODUCT:
            kept = next((i for i, s in enumerate(way) if s.do is Deed.OPEN_PRODUCT), len(way))
            del way[kept:]
        way.append(step)
    return way
