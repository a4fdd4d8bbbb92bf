"""Which Lighthouse CI to run, and with which Node."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from auditor.lighthouse.process import Ended, run_program

CHECKOUT = Path(__file__).parents[2] / "node_modules" / ".bin" / "lhci"
"""Where `make setup` puts the one that package-lock.json pins."""
OLDEST_NODE = (18, 20)
"""What Lighthouse 12 asks for (its package.json)."""
OLDEST_LHCI = (0, 15)
"""The first with Lighthouse 12.6, whose reports we read (its package.json)."""
MEND = "run `make setup`, or `npm install --global @lhci/cli`"
SECONDS = 20.0


class NoLighthouse(Exception):
    """No usable Lighthouse CI; the message is one sentence with the mend."""


@dataclass(frozen=True)
class Tools:
    lhci: Path
    lhci_version: str
    node_version: str


async def find_lighthouse(home: Path) -> Tools:
    """The lhci on the PATH, else the checkout's. `home` is an empty folder. Raises NoLighthouse."""
    node = shutil.which("node")
    if node is None:
        raise NoLighthouse("Lighthouse needs Node, and there is none on the PATH: install Node 20 or newer.")
    node_version = await _version(Path(node), home)
    if _numbers(node_version) < OLDEST_NODE:
        raise NoLighthouse(
            f"Lighthouse needs Node 18.20, and here is {node_version or 'one without a version'}: install Node 20 or newer."
        )
    found = shutil.which("lhci") or shutil.which(str(CHECKOUT))
    if found is None:
        raise NoLighthouse(f"Lighthouse CI (lhci) is missing: {MEND}.")
    lhci_version = await _version(Path(found), home)
    if _numbers(lhci_version) < OLDEST_LHCI:
        raise NoLighthouse(
            f"Lighthouse CI 0.15 is needed, and {found} is {lhci_version or 'one without a version'}: {MEND}."
        )
    return Tools(Path(found), lhci_version, node_version)


async def _version(program: Path, home: Path) -> str:
    """As it says itself, without a "v"; empty when it says none."""
    try:
        ended = await run_program([str(program), "--version"], home, deadline_s=SECONDS)
    except OSError:
        ended = Ended(None, "")
    told = re.search(r"^v?(\d+\.\d+\.\d+)\s*$", ended.said, re.MULTILINE) if ended.code == 0 else None
    return told[1] if told else ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part)
