"""Every command but `audit`: what it prints, and how it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.cli import COMMANDS
from auditor.cli.words import Exit
from auditor.demo import VICES
from auditor.plugins import Scorecard
from auditor.plugins.discover import checks, reports
from tests.cli.runs import auditor, stored
from tests.faults.running import AUDITOR


def test_help_names_every_command_and_loads_no_browser() -> None:
    code = (
        "import sys; from auditor.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print('LOADED', *sorted(m for m in sys.modules if m.partition('.')[0] in ('playwright', 'aiohttp', 'pydantic')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *shown, loaded = done.stdout.splitlines()
    assert loaded == "LOADED"
    assert all(any(line.split()[:1] == [name] for line in shown) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_help_page(name: str) -> None:
    helped = auditor(name, "--help")
    assert helped.exit_code == Exit.FINE
    assert f"Usage: main {name}" in helped.stdout


def test_no_command_at_all_is_answered_with_the_help() -> None:
    empty = auditor()
    assert empty.exit_code == Exit.USAGE
    assert "Commands:" in empty.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["audti"], 'There is no command "audti". Did you mean "audit"? See `main --help`.'),
        (["sing"], f'There is no command "sing". There are: {", ".join(COMMANDS)}. See `main --help`.'),
        (["--loud"], "No such option '--loud'. See `main --help`."),
        (["checks", "guest-chekout"], 'There is no check "guest-chekout". Did you mean "guest-checkout"?'),
        (["checks", "\x1b[31mzzz"], 'There is no check "[31mzzz". `auditor checks` lists them all.'),
        (["report", "--format", "htlm", "."], 'There is no report format "htlm"; did you mean "html"?'),
        (
            ["report", "--format", "papyrus", "."],
            'There is no report format "papyrus"; there are: ' + ", ".join(reports()) + ".",
        ),
        (["judge"], "Missing argument 'RUN'. See `main judge --help`."),
        (["judge", "nowhere"], "There is no run folder at nowhere."),
        (["report", "nowhere"], "There is no run folder at nowhere."),
        (["demo", "--vice", "late-fe"], None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_sentence(arguments: list[str], sentence: str | None) -> None:
    refused = auditor(*arguments)
    assert refused.exit_code == Exit.USAGE
    assert refused.stdout == ""
    (said,) = refused.stderr.splitlines()
    if sentence is None:
        assert "late-fe" in said
        assert "Did you mean" in said
    else:
        assert said == f"auditor: {sentence}"


def test_checks_lists_each_check_once_under_its_promise() -> None:
    listed = auditor("checks").stdout.splitlines()
    ids = [line.split()[0] for line in listed if line.startswith("  ")]
    assert sorted(ids) == sorted(checks())
    assert {line for line in listed if not line.startswith(" ")} == {c.promise for c in checks().values()}


@pytest.mark.parametrize("check_id", ["guest-checkout", "honest-404"])
def test_checks_with_an_id_prints_its_manual_page(check_id: str) -> None:
    page = auditor("checks", check_id)
    assert page.exit_code == Exit.FINE
    assert page.stdout.startswith(f"{check_id} (")
    for part in (checks()[check_id].manual.question, "Why it matters", "Looks at:", "Sources:"):
        assert part in page.stdout


def test_schema_describes_the_scorecard_that_judge_writes(tmp_path: Path) -> None:
    schema = json.loads(auditor("schema").stdout)
    run = stored(tmp_path / "run")
    card = json.loads(auditor("judge", run, "--json").stdout)
    assert set(schema["required"]) <= set(card) <= set(schema["properties"])
    assert schema["properties"]["orders_sent"]["type"] == "integer"


def test_demo_lists_its_vices_and_the_checks_that_must_find_them() -> None:
    listed = auditor("demo", "--list-vices").stdout.splitlines()
    assert len(listed) == len(VICES)
    assert all(f"[{vice.check}]" in line for line, vice in zip(listed, VICES.values(), strict=True))


def test_judging_twice_gives_the_same_scorecard_to_the_byte(tmp_path: Path) -> None:
    run = stored(tmp_path / "run")
    printed = [auditor("judge", run, "--json").stdout for _ in range(2)]
    kept = (run / "scorecard.json").read_text()
    assert printed[0] == printed[1] == kept


def test_json_is_all_there_is_on_stdout(tmp_path: Path) -> None:
    judged = auditor("judge", stored(tmp_path / "run"), "--json")
    Scorecard.model_validate_json(judged.stdout)
    assert judged.stderr == ""


def test_a_report_is_drawn_from_a_judged_run_only(tmp_path: Path) -> None:
    run = stored(tmp_path / "run")
    early = auditor("report", run)
    assert (early.exit_code, early.stdout) == (Exit.USAGE, "")
    assert "has no scorecard.json; run `auditor judge" in early.stderr
    auditor("judge", run)
    drawn = auditor("report", run)
    assert drawn.stdout == f"{run / 'report.html'}\n"
    assert "</html>" in (run / "report.html").read_text()


BROKEN: dict[str, Callable[[str], str]] = {
    "truncated": lambda text: text[: len(text) // 2],
    "older": lambda text: text.replace('"schema_version": 1', '"schema_version": 0'),
    "newer": lambda text: text.replace('"schema_version": 1', '"schema_version": 99'),
    "empty": lambda _text: "",
}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("command", ["judge", "report"])
def test_a_broken_or_foreign_run_is_refused_and_left_as_it_is(tmp_path: Path, command: str, how: str) -> None:
    run = stored(tmp_path / "run")
    auditor("judge", run)
    file = run / "evidence.json"
    file.write_text(BROKEN[how](file.read_text()))
    before = {p.name: p.read_bytes() for p in run.iterdir() if p.is_file()}
    refused = auditor(command, run)
    assert (refused.exit_code, refused.stdout) == (Exit.USAGE, "")
    (sentence,) = refused.stderr.splitlines()
    assert sentence.startswith(f"auditor: {file} ")
    assert {p.name: p.read_bytes() for p in run.iterdir() if p.is_file()} == before


@pytest.mark.parametrize("colours", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}], ids=str)
def test_no_escape_codes_in_what_is_printed(tmp_path: Path, colours: dict[str, str]) -> None:
    run = stored(tmp_path / "run")
    done = subprocess.run(
        [AUDITOR, "judge", run], env={**os.environ, **colours}, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Score: ")
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.browser
def test_doctor_tries_what_an_audit_needs() -> None:
    said = subprocess.run([AUDITOR, "doctor"], capture_output=True, text=True, check=True).stdout
    assert "browser: Chromium " in said
    assert "sandbox on" in said
    assert f"plug-ins: {len(checks())} checks, reports {', '.join(reports())}" in said


def test_doctor_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_BROWSER", "/nowhere/chromium")
    told = auditor("doctor")
    assert told.exit_code == Exit.UNREACHABLE
    assert 'browser: There is no browser at "/nowhere/chromium": give the path of a Chromium.' in told.stdout
