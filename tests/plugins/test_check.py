"""The decorator that makes a function a check, and how checks and reports are found."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from auditor.evidence import Evidence, Journeys, Transport
from auditor.plugins import Basis, Check, Severity, discover
from auditor.plugins.check import read_manual

MANUAL = '''"""Is the door open?

Why it matters: people
come to buy [R02, 2024].

How to mend: open it.

Passes when it is open.
"""
'''
CODE = """
from auditor.evidence import Evidence, Journeys, Transport
from auditor.plugins import Basis, Outcome, Severity, check, passed

@check(severity=Severity.CRITICAL, sources=("R02",), basis=Basis.HEURISTIC)
def door_open(walk: Journeys, lines: Transport, everything: Evidence) -> Outcome:
    return passed("It is open.")
"""


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to import from; what it held is forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    discover.checks.cache_clear()
    discover.reports.cache_clear()
    known = set(sys.modules)
    yield tmp_path
    discover.checks.cache_clear()
    discover.reports.cache_clear()
    for name in set(sys.modules) - known:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for parent in path.relative_to(folder).parents:
            if parent.name:
                (folder / parent / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")
    importlib.invalidate_caches()


def installed(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """As if these packages stood behind the entry-point group."""
    monkeypatch.setattr(discover, "packages", lambda: [importlib.import_module(name) for name in names])


def test_a_function_becomes_a_check(plugins: Path) -> None:
    write(plugins, {"extra/ready/door_open.py": MANUAL + CODE})
    made = importlib.import_module("extra.ready.door_open").door_open
    assert isinstance(made, Check)
    assert (made.id, made.promise, made.sources) == ("door-open", "ready", ("R02",))
    assert (made.severity, made.basis, made.weight) == (Severity.CRITICAL, Basis.HEURISTIC, 5.0)
    assert made.needs == {"walk": Journeys, "lines": Transport, "everything": Evidence}
    assert made.manual.question == "Is the door open?"
    assert made.manual.why == "people come to buy [R02, 2024]."
    assert made.manual.remedy == "open it."
    assert made.manual.text.endswith("Passes when it is open.")


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        (MANUAL + CODE.replace("walk: Journeys", "walk: str"), "annotate each parameter with a kind of evidence"),
        (MANUAL + CODE.replace("walk: Journeys, lines: Transport, everything: Evidence", ""), "annotate each"),
        (MANUAL.replace("open?", "open.") + CODE, "needs a question"),
        (MANUAL.replace("Why it matters", "Reason") + CODE, "why it matters"),
        (MANUAL.replace("How to mend", "Remedy") + CODE, "how to mend"),
        (CODE, "needs a question"),
    ],
)
def test_what_cannot_be_explained_is_no_check(plugins: Path, code: str, complaint: str) -> None:
    write(plugins, {"extra/ready/door_open.py": code})
    with pytest.raises(TypeError, match=complaint):
        importlib.import_module("extra.ready.door_open")


@pytest.mark.parametrize(
    ("severity", "basis", "weight"),
    [
        (Severity.SERIOUS, Basis.DETERMINISTIC, 7),
        (Severity.SERIOUS, Basis.STATISTICAL, 7),
        (Severity.SERIOUS, Basis.HEURISTIC, 3.5),
        (Severity.MODERATE, Basis.DETERMINISTIC, 3),
        (Severity.MINOR, Basis.HEURISTIC, 0.5),
    ],
)
def test_heuristics_weigh_half(severity: Severity, basis: Basis, weight: float) -> None:
    made = Check("a", "easy", severity, basis, (), {}, lambda: None, read_manual(""))  # type: ignore[arg-type, return-value]
    assert made.weight == weight


def test_checks_are_found_by_type_in_order_of_id(plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = "from extra.ready.door_open import door_open"  # imported elsewhere too: still one check
    write(
        plugins,
        {
            "extra/ready/door_open.py": MANUAL + CODE,
            "extra/calm/a_check.py": MANUAL + CODE.replace("door_open", "a_check"),
            "extra/calm/helpers.py": again,
        },
    )
    installed(monkeypatch, "extra")
    assert [(c.id, c.promise) for c in discover.checks().values()] == [("a-check", "calm"), ("door-open", "ready")]


def test_two_checks_of_one_id_are_an_error(plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(plugins, {"one/ready/door_open.py": MANUAL + CODE, "two/ready/door_open.py": MANUAL + CODE})
    installed(monkeypatch, "one", "two")
    with pytest.raises(discover.PluginError, match='two checks are called "door-open"'):
        discover.checks()


def test_two_reports_of_one_name_are_an_error(plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "from auditor.plugins import report\n"
        '@report(name="tea", filename="tea.txt", summary="Leaves.")\n'
        "def leaves(run): return b''\n"
    )
    write(plugins, {"one/tea.py": code, "two/tea.py": code})
    installed(monkeypatch, "one")
    assert list(discover.reports()) == ["tea"]
    discover.reports.cache_clear()
    installed(monkeypatch, "one", "two")
    with pytest.raises(discover.PluginError, match='two reports are called "tea"'):
        discover.reports()


def test_a_package_may_say_what_it_holds_and_is_not_loaded_for_anything_else(
    plugins: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holds = "from auditor.plugins import ReportFormat\nHOLDS = (ReportFormat,)\n"
    write(plugins, {"extra/ready/oops.py": "1 / 0"})
    (plugins / "extra/__init__.py").write_text(holds, encoding="utf-8")
    installed(monkeypatch, "extra")
    assert discover.checks() == {}
    with pytest.raises(discover.PluginError, match="division by zero"):
        discover.reports()


def test_a_plugin_that_breaks_on_import_is_named(plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(plugins, {"broken/ready/oops.py": "1 / 0"})
    installed(monkeypatch, "broken")
    with pytest.raises(discover.PluginError, match=r"broken.ready.oops.*division by zero"):
        discover.checks()


def test_our_own_packages_stand_behind_the_entry_point() -> None:
    found = discover.packages()
    assert all(isinstance(package, ModuleType) for package in found)
    assert {"checks", "reports"} <= {package.__name__ for package in found}
