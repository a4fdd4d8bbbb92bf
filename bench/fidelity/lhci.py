"""The pages as Lighthouse CI tells them, with its own defaults.

It tells two numbers for a paint: what its model of a slow phone makes of it (the one it reports), and what it observed.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from auditor.browser.find import find_browser, prepare
from bench.audit import LHCI
from bench.fidelity.told import Told
from bench.fidelity.truths import TRUTHS, shift_on

REPORTED = {
    "first byte": "server-response-time",
    "largest paint": "largest-contentful-paint",
    "layout shift": "cumulative-layout-shift",
    "blocking": "total-blocking-time",
}
"""Audits of a Lighthouse report. Its server response time leaves the connection out, ours counts from the start."""
OBSERVED = {
    "largest paint": "observedLargestContentfulPaint",
    "layout shift": "observedCumulativeLayoutShift",
}
"""Items of its audit `metrics`."""
PHONE = (412, 823)
"""Its view. It loads no page with an input, so it tells nothing of one."""


def measure(url: str, runs: int) -> tuple[dict[str, Told], dict[str, Told]]:
    """What it reports of each page, and what it observed."""
    reported, observed = {t.page: Told() for t in TRUTHS}, {t.page: Told() for t in TRUTHS}
    for truth in TRUTHS:
        if truth.what not in REPORTED:
            continue
        reports, reported[truth.page].seconds = collect(f"{url}/{truth.page}", runs)
        for report in reports:
            reported[truth.page].add(number(report, REPORTED[truth.what]))
            observed[truth.page].add(_metrics(report).get(OBSERVED.get(truth.what, "")))
        if truth.what == "layout shift":
            reported[truth.page].truth = observed[truth.page].truth = shift_on(*PHONE)
    return reported, observed


def collect(url: str, runs: int) -> tuple[list[dict[str, Any]], float]:
    """The reports of `lhci collect -n RUNS` in an empty folder and a clean environment, and the seconds it took."""
    with tempfile.TemporaryDirectory(prefix="lhci-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the browser may run as another user
        launch = prepare(find_browser(), folder)
        config = {"url": [url], "numberOfRuns": runs, "settings": {"chromeFlags": "--headless=new"}}
        (folder / "lhci.json").write_text(json.dumps({"ci": {"collect": config}}))
        clean = {k: os.environ[k] for k in ("PATH", "LANG") if k in os.environ}
        clean |= {"HOME": name, "CHROME_PATH": str(launch.script)}
        command = [str(LHCI), "collect", "--no-lighthouserc", "--config", str(folder / "lhci.json")]
        started = time.perf_counter()
        subprocess.run(
            command, cwd=folder, env=clean, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        spent = time.perf_counter() - started
        return [
            json.loads(file.read_text()) for file in sorted((folder / ".lighthouseci").glob("lhr-*.json"))
        ], spent


def number(report: dict[str, Any], audit: str) -> float | None:
    """What an audit of the report says in figures."""
    value: float | None = report["audits"].get(audit, {}).get("numericValue")
    return value


def _metrics(report: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = report["audits"]["metrics"]["details"]["items"][0]
    return found
