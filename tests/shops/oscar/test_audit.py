"""A real shop that we did not write: audited like any other, no line of auditor knows it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.demo_process import AUDITOR
from tests.shops.oscar.shop import OscarShop


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_payment_is_reached_on_both_devices_and_nothing_is_ordered(oscar: OscarShop, tmp_path: Path) -> None:
    run = tmp_path / "run"
    done = subprocess.run(
        [AUDITOR, "audit", oscar.url, "--runs", "1", "--out", run], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    scorecard = json.loads((run / "scorecard.json").read_text(encoding="utf-8"))
    assert [(j["device"], j["reached"]) for j in scorecard["journeys"]] == [
        ("phone", "payment"),
        ("desktop", "payment"),
    ]
    assert [j["wrong_clicks"] for j in scorecard["journeys"]] == [0, 0]
    assert scorecard["orders_sent"] == 0
    assert oscar.orders() == 0
    evidence = json.loads((run / "evidence.json").read_text(encoding="utf-8"))
    assert [j["cart"]["emptied"] for j in evidence["journeys"]["value"]["journeys"]] == [True, True]
