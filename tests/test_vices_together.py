"""Faults of the demo shop found by a whole audit. `make vices` tries each of them alone, which takes its time."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browsers import with_light_browser
from tests.demo_process import AUDITOR, demo_shop


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_three_faults_at_once_are_all_found(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with demo_shop("late-fee", "no-autocomplete", "early-popup") as shop:
        subprocess.run(
            [AUDITOR, "audit", shop, "--device", "phone", "--runs", "1", "--out", run],
            check=True,
            capture_output=True,
            env=with_light_browser(),
        )
    findings = json.loads((run / "scorecard.json").read_text(encoding="utf-8"))["findings"]
    failed = {f["check"] for f in findings if f["outcome"] == "failed"}
    assert {"total-stays-put", "autofill-tokens", "no-early-popup"} <= failed
    (journey,) = json.loads((run / "evidence.json").read_text(encoding="utf-8"))["journeys"]["value"]["journeys"]
    assert [i["closed_by"] != "" for i in journey["interruptions"] if i["kind"] == "newsletter"] == [True]
