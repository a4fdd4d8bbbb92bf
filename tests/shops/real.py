"""The shopper in a real shop, measured against the shop's own database."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.evidence import Milestone
from auditor.shopper.decide import decide
from auditor.shopper.memory import Policy
from auditor.shopper.recording import SUFFIX, Recorder
from auditor.shopper.walk import Mind, Walk
from auditor.store import RunFolder
from tests.shops.register import REAL_SHOPS
from tests.shops.results import Result


async def walk_real(
    browser: OpenBrowser,
    name: str,
    device: str,
    folder: Path,
    tell: Callable[[str], None],
    mind: Mind = decide,
    policy: Policy | None = None,
    recordings: Path | None = None,
) -> Result:
    """One journey through a fresh shop of this kind. What was entered is not compared: its database keeps no carts of
    guests that a person could read. `recordings` is a folder to keep the shopper's decisions in."""
    RunFolder.create(folder)
    shop = REAL_SHOPS[name]
    with shop.start() as running:
        walk = Walk(
            running.url, profile_of(device, browser.version), folder, "anna@example.com", tell=tell, mind=mind,
            policy=policy or Policy(read_s=0.0),
            recorder=Recorder(recordings / f"{name}-{device}{SUFFIX}") if recordings else None,
        )  # fmt: skip
        started = time.monotonic()
        await walk.run(browser)
        seconds = time.monotonic() - started
        await walk.leave(browser)
        journey, orders = walk.result().journey, running.orders()
    return Result(
        shop=name, device=device, reached=journey.reached.value if journey.reached else "nothing",
        stopped=journey.stopped_because.value, said=journey.stopped_detail, success=journey.reached is Milestone.PAYMENT,
        pays=True, actions=journey.actions, optimum=shop.optimum, wrong_clicks=journey.wrong_clicks,
        fields_right=0, fields_filled=0, wrong_fields=(), seconds=seconds, orders=orders, harm=(),
    )  # fmt: skip
