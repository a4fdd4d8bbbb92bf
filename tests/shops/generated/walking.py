"""The shopper in a generated shop, measured against the shop's own truth."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.evidence import Milestone, StopReason
from auditor.shopper.decide import decide
from auditor.shopper.memory import Policy
from auditor.shopper.walk import Mind, Walk
from auditor.store import RunFolder
from tests.shops.entered import wrong_fields
from tests.shops.generated.server import Shops
from tests.shops.generated.spec import STOPS_AT_LOGIN, Spec
from tests.shops.generated.visitor import Ledger
from tests.shops.results import Result

POLICY = Policy(read_s=0.0)
"""The shopper's own budget; nothing here waits for a customer who reads."""


async def walk(
    browser: OpenBrowser,
    shops: Shops,
    spec: Spec,
    device: str,
    folder: Path,
    tell: Callable[[str], None] = lambda _text: None,
    mind: Mind = decide,
    policy: Policy = POLICY,
) -> Result:
    """One journey through this shop, cart emptied at the end. A mind that keeps notes serves one journey."""
    url, ledger = shops.open(spec)
    RunFolder.create(folder)
    profile = profile_of(device, browser.version)
    walk_ = Walk(url, profile, folder, "anna@example.com", policy=policy, tell=tell, mind=mind)
    started = time.monotonic()
    await walk_.run(browser)
    seconds = time.monotonic() - started
    journey = walk_.result().journey
    person = walk_.memory.person
    await walk_.leave(browser)
    pays = spec.archetype not in STOPS_AT_LOGIN
    if pays:
        success = journey.reached is Milestone.PAYMENT and ledger.payment_shown > 0
    else:
        success = journey.stopped_because is StopReason.LOGIN_WALL and ledger.login_demanded > 0
    wrong = wrong_fields(ledger.entered, person)
    return Result(
        shop=spec.id, device=device, reached=journey.reached.value if journey.reached else "nothing",
        stopped=journey.stopped_because.value, said=journey.stopped_detail, success=success, pays=pays,
        actions=journey.actions, optimum=spec.optimum, wrong_clicks=journey.wrong_clicks,
        fields_right=len(ledger.entered) - len(wrong), fields_filled=len(ledger.entered), wrong_fields=wrong,
        seconds=seconds, orders=ledger.orders, harm=harm(ledger),
    )  # fmt: skip


def harm(ledger: Ledger) -> tuple[str, ...]:
    counts = {"accounts": ledger.accounts, "subscriptions": ledger.subscriptions, "traps": ledger.traps}
    return tuple(f"{n} {what}" for what, n in counts.items() if n)
