"""`make vices`: the demo shop with each of its faults in turn, and which check found it, in a real browser.

`python -m tests.vices NAME...` tries only these. A false alarm is a check that fails only because of a vice that is
not its own (`also` in auditor/demo/vices.py names what a vice must break as well); the clean shop comes first, and what fails there is listed for a person to judge.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from auditor.demo.vices import VICES
from tests.demo_process import AUDITOR, demo_shop

COMPARES_DEVICES = frozenset({"same-on-phone"})
"""Checks that need more than the phone."""


def failed_checks(*vices: str, devices: tuple[str, ...] = ("phone",)) -> set[str]:
    """The checks that fail for a demo shop with these vices."""
    chosen = [word for device in devices for word in ("--device", device)]
    with tempfile.TemporaryDirectory(prefix="vices-") as folder, demo_shop(*vices) as shop:
        run = Path(folder) / "run"
        said = subprocess.run(
            [AUDITOR, "audit", shop, *chosen, "--runs", "1", "--out", run],
            capture_output=True,
            text=True,
        )
        if not (run / "scorecard.json").is_file():
            raise RuntimeError(f"no scorecard with {vices or 'no vice'}: {said.stderr[-2000:]}")
        findings = json.loads((run / "scorecard.json").read_text())["findings"]
    return {finding["check"] for finding in findings if finding["outcome"] == "failed"}


def main(names: list[str]) -> int:
    """Print the table; 0 when every vice was caught, nothing else alarmed and the clean shop is clean."""
    clean = failed_checks()
    print(f"clean shop: {', '.join(sorted(clean)) or 'nothing fails'}\n")
    missed, alarms = 0, 0
    for name in names or VICES:
        vice = VICES[name]
        failed = failed_checks(
            name, devices=("phone", "desktop") if vice.check in COMPARES_DEVICES else ("phone",)
        )
        caught = vice.check in failed - clean
        others = sorted(failed - clean - {vice.check, *vice.also})
        missed += not caught
        alarms += len(others)
        print(f"{name:<24} {vice.check:<28} {'caught' if caught else 'MISSED':<8} {' '.join(others)}", flush=True)
    print(f"\n{missed} missed, {alarms} false alarms, {len(clean)} findings on the clean shop")
    return 1 if missed or alarms or clean else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
