"""The shopper in a lookalike, measured against the shop's own truth."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.evidence import Milestone
from auditor.shopper.decide import decide
from auditor.shopper.memory import Policy
from auditor.shopper.walk import Mind, Walk
from auditor.store import RunFolder
from tests.shops.entered import wrong_fields
from tests.shops.lookalikes.shop import Lookalike, running
from tests.shops.results import Result

POLICY = Policy(read_s=0.0)


async def walk(
    browser: OpenBrowser,
    shop: Lookalike,
    device: str,
    folder: Path,
    tell: Callable[[str], None] = lambda _text: None,
    mind: Mind = decide,
    policy: Policy = POLICY,
) -> Result:
    """One journey through a fresh shop of this kind, cart emptied at the end."""
    RunFolder.create(folder)
    async with running(shop) as (url, ledger):
        profile = profile_of(device, browser.version)
        walk_ = Walk(url, profile, folder, "anna@example.com", policy=policy, tell=tell, mind=mind)
        started = time.monotonic()
        await walk_.run(browser)
        seconds = time.monotonic() - started
        journey, person = walk_.result().journey, walk_.memory.person
        await walk_.leave(browser)
    wrong = wrong_fields(ledger.entered, person)
    harm = {"accounts": ledger.accounts, "subscriptions": ledger.subscriptions}
    return Result(
        shop=shop.name, device=device, reached=journey.reached.value if journey.reached else "nothing",
        stopped=journey.stopped_because.value, said=journey.stopped_detail,
        success=journey.reached is Milestone.PAYMENT and ledger.payment_shown > 0, pays=True,
        actions=journey.actions, optimum=shop.optimum, wrong_clicks=journey.wrong_clicks,
        fields_right=len(ledger.entered) - len(wrong), fields_filled=len(ledger.entered), wrong_fields=wrong,
        seconds=seconds, orders=ledger.orders, harm=tuple(f"{n} {what}" for what, n in harm.items() if n),
    )  # fmt: skip
