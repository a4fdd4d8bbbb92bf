"""One run of `lhci collect`: one page, one new visitor, in a browser that is ours and cannot buy."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from auditor.browser.find import NoBrowser
from auditor.browser.guard import GuardFailed
from auditor.browser.lending import lend_browser
from auditor.config import NETWORKS
from auditor.evidence import DeviceProfile, LighthouseFailure, LighthouseTrouble, Network
from auditor.lighthouse.find import Tools
from auditor.lighthouse.process import Ended, run_program
from auditor.lighthouse.reading import MOST_BYTES, BadReport, Lhr, read_lhr, told_error

DEADLINE_S = 150.0
"""For one run. One took 15 s on a machine with two cores; Lighthouse itself waits up to 45 s for a page to load
(maxWaitForLoad in core/config/constants.js), and each call to the browser may take it 30 s (core/gather/session.js)."""
KEPT_BYTES = 1_000_000
"""So much of an output that cannot be read is kept."""
NO_BROWSER = "#!/bin/sh\nexit 1\n"
"""What Lighthouse gets as its Chrome: where ours is gone, it would start one that nobody watches over."""
UNSLOWED = NETWORKS["none"]
Keep = Callable[[str, bytes], str]
"""Puts a file into the run folder and returns its place there; empty where it could not be kept."""


@dataclass(frozen=True)
class Customer:
    """Who comes to the pages, and with which browser."""

    profile: DeviceProfile
    storage: Any = None
    """Cookies of the cart, as Playwright gives them."""
    browser: str = ""
    no_sandbox: bool = False
    locale: str = ""
    network: Network = UNSLOWED
    """How the audit slows down what it times; where it does not, Lighthouse's preset decides."""

    @property
    def preset(self) -> str:
        """The preset of Lighthouse that is nearest to the device."""
        return "mobile" if self.profile.touch else "desktop"


@dataclass(frozen=True)
class Collected:
    """One run that can be read."""

    lhr: Lhr
    file: str
    held_back: int


async def collect(
    tools: Tools, customer: Customer, url: str, name: str, keep: Keep
) -> Collected | LighthouseFailure:
    """Look at `url` once and keep what Lighthouse wrote as `name`. Trouble is a value; nothing is raised but cancellation."""
    try:
        with TemporaryDirectory(prefix="auditor-lighthouse-", ignore_cleanup_errors=True) as home:
            return await _collect(tools, customer, url, name, keep, Path(home))
    except (GuardFailed, NoBrowser) as error:
        return LighthouseFailure(trouble=LighthouseTrouble.GUARD, detail=str(error)[:300])
    except OSError as error:
        return LighthouseFailure(trouble=LighthouseTrouble.FAILED, detail=f"lhci did not start: {error.strerror}")


async def _collect(
    tools: Tools, customer: Customer, url: str, name: str, keep: Keep, home: Path
) -> Collected | LighthouseFailure:
    async with lend_browser(
        url, customer.storage, locale=customer.locale, path=customer.browser, no_sandbox=customer.no_sandbox
    ) as lent:
        file = _config(home, customer, url, lent.port)
        command = [str(tools.lhci), "collect", "--no-lighthouserc", f"--config={file}"]
        ended = await run_program(command, home, deadline_s=DEADLINE_S)
    if lent.failed:
        raise GuardFailed(lent.failed)
    written, content = _written(home)
    try:
        lhr = _readable(ended, written, content)
    except BadReport as bad:
        kept = keep(f"{name}.bad", content[:KEPT_BYTES]) if content else keep(f"{name}.log", ended.said.encode())
        return LighthouseFailure(trouble=bad.trouble, code=bad.code, detail=bad.detail, file=kept)
    return Collected(lhr, keep(f"{name}.json", content), len(lent.guard.refused))


def _config(home: Path, customer: Customer, url: str, port: int) -> Path:
    """Our own lighthouserc, in a folder where nobody else's can be found."""
    chrome = home / "no-browser"
    chrome.write_text(NO_BROWSER)
    chrome.chmod(0o755)
    settings: dict[str, Any] = {"port": port, "disableStorageReset": True}
    if customer.preset == "desktop":
        settings["preset"] = "desktop"
    if customer.profile.user_agent:  # a cart may be bound to the browser that filled it
        settings["emulatedUserAgent"] = customer.profile.user_agent
    if customer.network.slows:
        settings |= _slowed(customer.network)
    collect = {"url": [url], "numberOfRuns": 1, "method": "node", "chromePath": str(chrome), "settings": settings}
    file = home / "auditor.json"
    file.write_text(json.dumps({"ci": {"collect": collect}}))
    return file


def _slowed(network: Network) -> dict[str, Any]:
    """The same line and processor as for our own visits, slowed by the browser and not computed afterwards: Lighthouse's
    settings (types/lhr/settings.d.ts). The first two are for its models, which "devtools" leaves out."""
    return {
        "throttlingMethod": "devtools",
        "throttling": {
            "rttMs": network.latency_ms,
            "throughputKbps": network.down_kbps,
            "requestLatencyMs": network.latency_ms,
            "downloadThroughputKbps": network.down_kbps,
            "uploadThroughputKbps": network.up_kbps,
            "cpuSlowdownMultiplier": network.cpu_slower,
        },
    }


def _written(home: Path) -> tuple[int, bytes]:
    """How many bytes the report has, and its content, which is cut where it is too long; nothing where there is none."""
    for file in sorted((home / ".lighthouseci").glob("lhr-*.json")):
        with file.open("rb") as opened:
            return file.stat().st_size, opened.read(MOST_BYTES)
    return 0, b""


def _readable(ended: Ended, written: int, content: bytes) -> Lhr:
    """Raises BadReport."""
    if ended.code is None:
        raise BadReport(LighthouseTrouble.TIMEOUT, f"Lighthouse had not ended after {DEADLINE_S:.0f} s.")
    if written > len(content):
        raise BadReport(LighthouseTrouble.BAD_OUTPUT, f"Its report has {written / 1e6:,.0f} MB.")
    if content:
        return read_lhr(content)
    if told := told_error(ended.said):
        raise told
    if ended.code:
        raise BadReport(LighthouseTrouble.FAILED, f"lhci ended with exit code {ended.code}.")
    raise BadReport(LighthouseTrouble.BAD_OUTPUT, "lhci wrote no report.")
