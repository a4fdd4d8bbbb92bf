"""What every baseline keeps to: it may be dumb, never dangerous. Also the reasons to stop that all share."""

from __future__ import annotations

from urllib.parse import urlsplit

from auditor.browser.traffic import same_site
from auditor.evidence import Milestone, StopReason
from auditor.seeing.facets import Understood, usable
from auditor.seeing.model import SeenControl
from auditor.shopper.finality import finality
from auditor.shopper.memory import Action, Memory

M = Milestone


def stop(reason: StopReason, sentence: str) -> Action:
    return Action("stop", stop=reason, sentence=sentence)


def press(intent: str, control: SeenControl) -> Action:
    return Action("press", intent, control=control)


def halt(u: Understood, memory: Memory) -> Action | None:
    """Where anybody must stop: at the payment, at walls against robots, and outside the shop."""
    if memory.at_least(M.PAYMENT):
        return stop(StopReason.PAYMENT_REACHED, "Payment is in sight: here we stop.")
    if u.has("bot_wall"):
        return stop(StopReason.BOT_WALL, "The shop takes us for a robot; nobody may try to get past that.")
    if u.has("captcha"):
        return stop(StopReason.CAPTCHA, "A captcha stands here; we do not solve captchas.")
    if memory.reached is None and (u.seen.status or 200) >= 400:
        return stop(StopReason.HTTP_ERROR, f"The front page answers with status {u.seen.status}.")
    if not memory.at_least(M.IN_CART) and not same_site(_host(u.seen.url), _host(memory.home_url)):
        return stop(StopReason.NO_PROGRESS, "The last press led away from the shop.")
    return None


def harmless(u: Understood, memory: Memory) -> list[SeenControl]:
    """What can be pressed here, stays in the shop and orders nothing, in page order. What something else lies over
    is among it: the walk closes that for every mind.

    Finality is asked twice once something may be in the cart: a baseline can stand in the checkout before the walk
    has proved it, so the stricter reading counts.
    """
    stages = [memory.reached]
    if (memory.unproven or memory.at_least(M.IN_CART)) and not memory.at_least(M.CHECKOUT):
        stages.append(M.CHECKOUT)
    hosts = [_host(memory.home_url)]
    if memory.at_least(M.IN_CART):  # from here on a checkout on another host is the shop's too
        hosts.append(_host(u.seen.url))
    return [
        c
        for c in u.seen.controls
        if usable(c) and _stays(c, hosts) and not any(finality(c, u, stage).may_order for stage in stages)
    ]


def _stays(c: SeenControl, hosts: list[str]) -> bool:
    """No letter, no call, no script by address, no other site."""
    scheme = urlsplit(c.href).scheme
    return not scheme or (scheme in ("http", "https") and any(same_site(_host(c.href), h) for h in hosts))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
