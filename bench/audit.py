"""A whole audit of the demo shop on two devices against lhci with three runs on the same six pages."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from auditor.browser.find import find_browser, prepare
from bench.ratio import Ratio
from tests.demo_process import AUDITOR, demo_shop

PAGES = 6
RUNS = 3
LHCI = Path(__file__).parents[1] / "node_modules" / ".bin" / "lhci"


def audit_s(shop: str, run: Path) -> float:
    """Seconds of a whole audit: exploring, timing, all checks, the report."""
    started = time.perf_counter()
    subprocess.run(
        [AUDITOR, "audit", shop, "--device", "phone", "--device", "desktop", "--out", run],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - started


def pages_of(run: Path) -> list[str]:
    """The first six addresses that the audit timed."""
    loads = json.loads((run / "evidence.json").read_text())["page_loads"]["value"]["loads"]
    return list(dict.fromkeys(load["url"] for load in loads))[:PAGES]


def lhci_s(pages: list[str]) -> float:
    """Seconds of `lhci collect` on these pages, with its own defaults, in an empty folder and a clean environment."""
    with tempfile.TemporaryDirectory(prefix="lhci-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the browser may run as another user
        launch = prepare(find_browser(), folder)
        config = {"url": pages, "numberOfRuns": RUNS, "settings": {"chromeFlags": "--headless=new"}}
        (folder / "lhci.json").write_text(json.dumps({"ci": {"collect": config}}))
        clean = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        clean |= {"HOME": name, "CHROME_PATH": str(launch.script)}
        started = time.perf_counter()
        subprocess.run(
            [LHCI, "collect", "--no-lighthouserc", "--config", folder / "lhci.json"],
            cwd=folder,
            env=clean,
            check=True,
            stdout=sys.stderr,
        )
        return time.perf_counter() - started


def measure(run: Path) -> Ratio:
    """One audit and one lhci, one after the other. Leaves the audit's folder at `run`."""
    with demo_shop() as shop:
        ours = audit_s(shop, run)
        pages = pages_of(run)
        assert len(pages) == PAGES, f"the audit timed {len(pages)} pages, not {PAGES}"
        other = lhci_s(pages)
    return Ratio(f"whole audit, two devices / lhci, {RUNS} runs on {PAGES} pages", ours, other, "s", aim=0.25)
