"""The pages as browsertime tells them: a new browser for each run, its own defaults but for video.

It comes from npm into its own folder, with the Node that it wants; Debian's `chromium-driver` drives the browser.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from auditor.browser.find import find_browser, prepare
from bench.fidelity.told import Told
from bench.fidelity.truths import TRUTHS, shift_on

FOLDER = Path(__file__).parents[1] / "browsertime"
PROGRAM = FOLDER / "node_modules" / "browsertime" / "bin" / "browsertime.js"
VITALS: dict[str, Callable[[dict[str, Any]], float | None]] = {
    "first byte": lambda run: run.get("ttfb"),
    "largest paint": lambda run: run.get("largestContentfulPaint"),
    "layout shift": lambda run: run.get("cumulativeLayoutShift"),
    "blocking": lambda run: run.get("totalBlockingTime"),
    "tap to next paint": lambda run: run.get("interactionToNextPaint"),
}
PRESS = """module.exports = async (context, commands) => {{
  await commands.navigate('{url}');
  await commands.measure.start('press');
  await commands.mouse.singleClick.bySelector('button');
  await commands.wait.byTime(500);
  return commands.measure.stop();
}};
"""


def missing() -> str:
    """Why it cannot be asked; "" where it can."""
    if not PROGRAM.exists() or _node() is None:
        return "browsertime is not installed: `scripts/setup bench` does it"
    return (
        "" if shutil.which("chromedriver") else "chromedriver is missing (Debian: apt-get install chromium-driver)"
    )


def measure(url: str, runs: int) -> dict[str, Told]:
    """By page."""
    told = {truth.page: Told() for truth in TRUTHS}
    for truth in TRUTHS:
        if truth.what not in VITALS:
            continue
        pressed = truth.what == "tap to next paint"
        started = time.perf_counter()
        results = _results(f"{url}/{truth.page}", runs, press=pressed)
        told[truth.page].seconds = time.perf_counter() - started
        for vitals in results["googleWebVitals"]:
            told[truth.page].add(VITALS[truth.what](vitals))
        if truth.what == "layout shift":
            view = results["browserScripts"][0]["pageinfo"]  # the page is as large as the view
            told[truth.page].truth = shift_on(view["documentWidth"], view["documentHeight"])
    return told


def _node() -> Path | None:
    return next(iter((FOLDER / "node_modules").glob("node-linux-*/bin/node")), None)


def _results(url: str, runs: int, *, press: bool) -> dict[str, Any]:
    node = _node()
    assert node is not None
    with tempfile.TemporaryDirectory(prefix="browsertime-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the browser may run as another user
        launch = prepare(find_browser(), folder)
        script = folder / "press.cjs"
        script.write_text(PRESS.format(url=url))
        subprocess.run(
            [
                node, PROGRAM, "--browser", "chrome", "--headless", "--iterations", str(runs), "--video", "false", "--visualMetrics", "false",
                "--chrome.binaryPath", launch.script, "--chrome.chromedriverPath", str(shutil.which("chromedriver")),
                "--resultDir", folder / "results", script if press else url,
            ],
            cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        found: dict[str, Any] = json.loads((folder / "results" / "browsertime.json").read_text())[0]
        return found
