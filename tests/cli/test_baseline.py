"""The baseline of a gate: the audit itself is made up, what is compared is real."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from auditor.cli.baseline import against, read_baseline
from auditor.cli.words import Exit
from tests.cli.runs import auditor, stored
from tests.statistics.test_runs import QUICK, SLOW, run


@pytest.mark.parametrize(
    ("times", "code"),
    [
        (SLOW, Exit.GATE_FAILED),
        ([time / 2 for time in QUICK], Exit.FINE),
        (QUICK, Exit.FINE),
        (QUICK[:1], Exit.INCONCLUSIVE),
    ],
)  # fmt: skip
def test_a_slower_run_fails_the_gate_and_nothing_else_does(tmp_path: Path, times: list[float], code: Exit) -> None:
    found = against(read_baseline(stored(tmp_path / "kept", run(*QUICK))), run(*times))
    assert found.code is code
    assert bool(found.sentence) is (code is not Exit.FINE)
    assert found.lines[1] == "Against the baseline (A), this run (B):"


def test_another_machine_is_no_baseline(tmp_path: Path) -> None:
    kept = run(*QUICK)
    other = kept.environment.model_copy(update={"cpus": kept.environment.cpus + 2})
    found = against(
        read_baseline(stored(tmp_path / "kept", kept)), run(*SLOW).model_copy(update={"environment": other})
    )
    assert found.code is Exit.INCONCLUSIVE
    assert "cannot be compared with the baseline" in found.sentence
    assert found.lines == []


def test_a_baseline_that_is_none_is_told_before_anything_is_visited(tmp_path: Path) -> None:
    said = auditor("audit", "http://127.0.0.1:9/", "--baseline", tmp_path / "nothing", "--out", tmp_path / "out")
    assert said.exit_code == Exit.USAGE
    assert str(tmp_path / "nothing") in said.stderr
    assert not (tmp_path / "out").exists()


def test_statistics_are_not_loaded_for_nothing() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, auditor.cli.audit; print('scipy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "False"
