"""The import rules bite: each forbidden import, put into an empty house, breaks its contract."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.paths import ROOT

ROOMS = [
    "cli",
    "audit",
    "shopper",
    "ordering",
    "stopwatch",
    "trials",
    "judge",
    "statistics",
    "comparing",
    "asking",
    "inbox",
    "lighthouse",
    "seeing",
    "browser",
    "config",
    "plugins",
    "words",
    "evidence",
    "demo",
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The rooms of auditor, all empty, beside empty checks and reports."""
    for package in ["auditor", *(f"auditor/{room}" for room in ROOMS), "checks", "checks/easy", "reports"]:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def lint(house: Path) -> tuple[int, str]:
    """Exit code and output of import-linter on a house."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=house,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(house), "COLUMNS": "200", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_an_empty_house_is_in_order(house: Path) -> None:
    (house / "checks/easy/good.py").write_text("import auditor.evidence, auditor.plugins, auditor.words, re")
    code, said = lint(house)
    assert code == 0, said


@pytest.mark.parametrize(
    ("files", "broken"),
    [
        ({"auditor/attic/__init__.py": ""}, "auditor.attic"),
        ({"auditor/evidence/up.py": "import auditor.judge"}, "auditor.evidence.up -> auditor.judge"),
        ({"auditor/shopper/side.py": "import auditor.stopwatch"}, "auditor.shopper.side -> auditor.stopwatch"),
        ({"auditor/statistics/now.py": "import time"}, "auditor.statistics.now -> time"),
        ({"auditor/judge/by_name.py": "import checks.easy"}, "auditor.judge.by_name -> checks.easy"),
        ({"checks/easy/deep.py": "import auditor.seeing"}, "checks.easy.deep -> auditor.seeing"),
        ({"checks/easy/net.py": "import socket"}, "checks.easy.net -> socket"),
        (
            {"auditor/words/clock.py": "import time", "checks/easy/late.py": "import auditor.words.clock"},
            "auditor.words.clock -> time",
        ),
        ({"reports/out.py": "import subprocess"}, "reports.out -> subprocess"),
        ({"auditor/demo/cheat.py": "import auditor.words"}, "auditor.demo.cheat -> auditor.words"),
        ({"auditor/audit/easy.py": "import auditor.demo"}, "auditor.audit.easy -> auditor.demo"),
    ],
)
def test_a_forbidden_import_is_found(house: Path, files: dict[str, str], broken: str) -> None:
    for name, text in files.items():
        (house / name).parent.mkdir(exist_ok=True)
        (house / name).write_text(text)
    code, said = lint(house)
    assert code == 1
    assert broken in said
