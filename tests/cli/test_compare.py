"""`auditor compare` and `auditor calibrate`: what they print, their exit codes, and how they refuse."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

import pytest

from auditor.cli.words import Exit
from tests.browsers import with_light_browser
from tests.cli.runs import auditor, stored
from tests.demo_process import AUDITOR, demo_shop
from tests.statistics.test_runs import QUICK, SLOW, run


@pytest.fixture
def quick(tmp_path: Path) -> Path:
    return stored(tmp_path / "quick", run(*QUICK))


@pytest.mark.parametrize(
    ("times", "code", "sentence"),
    [
        (SLOW, Exit.GATE_FAILED, "B is worse than A (5 and 5 visits)."),
        ([t / 2 for t in QUICK], Exit.FINE, "B is better than A (5 and 5 visits)."),
        (QUICK, Exit.FINE, "B is the same as A: no change that matters is left (5 and 5 visits)."),
        (QUICK[:1], Exit.INCONCLUSIVE, "Inconclusive: no change was shown, nor that there is none (5 and 1 visits)."),
    ],
)  # fmt: skip
def test_two_runs(tmp_path: Path, quick: Path, times: list[float], code: Exit, sentence: str) -> None:
    said = auditor("compare", quick, stored(tmp_path / "b", run(*times)), "--metric", "lcp_ms")
    assert said.exit_code == code
    assert said.stdout.splitlines()[0] == sentence
    assert "largest paint" in said.stdout
    assert "They were not visited in turns" in said.stdout
    assert "gave no numbers" not in said.stdout


def test_three_visits_each_are_told_to_be_too_few(tmp_path: Path) -> None:
    a, b = (stored(tmp_path / side, run(*times[:3])) for side, times in (("a", QUICK), ("b", SLOW)))
    said = auditor("compare", a, b, "--metric", "lcp_ms")
    assert said.exit_code == Exit.INCONCLUSIVE
    assert "So few numbers can show nothing" in said.stdout
    assert "+49 ms (+49%)" in said.stdout
    assert "too few" in said.stdout


def test_folders_that_hold_runs(tmp_path: Path) -> None:
    for i in range(5):
        stored(tmp_path / "a" / f"run-{i}", run(*QUICK))
        stored(tmp_path / "b" / f"run-{i}", run(*SLOW))
    (tmp_path / "a" / "notes").mkdir()
    said = auditor("compare", tmp_path / "a", tmp_path / "b", "--metric", "lcp_ms", "--json")
    assert said.exit_code == Exit.GATE_FAILED
    told = json.loads(said.stdout)
    assert (told["verdict"], told["counts"], told["counted"]) == ("worse", [5, 5], "runs")
    assert told["changes"][0]["unit"] == "ms"
    assert said.stderr == ""


def test_runs_that_are_not_comparable_are_refused_with_the_reason(tmp_path: Path, quick: Path) -> None:
    other = stored(tmp_path / "other", run(*SLOW, browser="Chromium 157"))
    said = auditor("compare", quick, other)
    assert (said.exit_code, said.stdout) == (Exit.INCONCLUSIVE, "")
    assert said.stderr == "auditor: The runs differ in their browser: Chromium 157 / none.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["compare", "nowhere", "neither"], "There is no run folder at nowhere."),
        (["compare", ".", "."], ". holds no run: neither it nor a folder in it has evidence.json; run `auditor audit` first."),
        (["compare", "http://a.example/", "b"], "Give two addresses that start with http:// or https://, or two folders, not one of each."),
        (["compare", "http://a.example/", "http://user:pw@b.example/"], "The address has a user name or a password in it: leave them out, reports would show them."),
        (["calibrate"], "Give an address, or --demo for the bundled shop."),
        (["calibrate", "ftp://a.example/"], '"ftp://a.example/" starts with ftp: and only http and https can be audited.'),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = auditor(*arguments)
    assert (refused.exit_code, refused.stdout) == (Exit.USAGE, "")
    assert refused.stderr == f"auditor: {sentence}\n"


def test_words_of_a_run_are_shown_plainly(tmp_path: Path) -> None:
    name = "\x1b[31mred\x1b[0m"
    a, b = (stored(tmp_path / side, run(*QUICK, name=name)) for side in "ab")
    assert "\x1b" not in auditor("compare", a, b).stdout


@pytest.mark.browser
def test_two_addresses_are_visited(tmp_path: Path) -> None:
    with demo_shop() as shop:
        done = subprocess.run(
            [AUDITOR, "compare", shop, shop, "--max-pairs", "6", "--metric", "requests", "--metric", "cls", "--json", "--out", tmp_path / "visits.json"],
            env=with_light_browser(), capture_output=True, text=True,
        )  # fmt: skip
    told = json.loads(done.stdout)
    assert done.returncode == Exit.FINE, done.stderr
    assert (told["verdict"], told["counted"], told["counts"]) == ("same", "pairs", [6, 6])
    assert "6 pairs: same" in done.stderr
    kept = json.loads((tmp_path / "visits.json").read_text())
    assert len(kept["pairs"]) == 6
    assert all(visit["lcp_ms"] > 0 for pair in kept["pairs"] for visit in pair), "more than was asked is kept"
    assert (kept["profile"]["name"], kept["comparison"]) == ("desktop", told)


@pytest.mark.browser
def test_what_was_measured_is_told_after_an_interruption(tmp_path: Path) -> None:
    with demo_shop() as shop, subprocess.Popen(
        [AUDITOR, "compare", shop, shop, "--max-pairs", "500", "--out", tmp_path / "visits.json"],
        env=with_light_browser(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stderr is not None
        assert "6 pairs: inconclusive" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate()
    assert running.returncode == Exit.INTERRUPTED
    assert stdout.startswith("Inconclusive")
    assert stderr.splitlines()[-1] == "auditor: Interrupted: what was measured until then is told."
    assert len(json.loads((tmp_path / "visits.json").read_text())["pairs"]) >= 6


@pytest.mark.browser
def test_an_address_that_nobody_serves() -> None:
    done = subprocess.run(
        [AUDITOR, "compare", "http://127.0.0.1:9/", "http://127.0.0.1:9/"],
        env=with_light_browser(), capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (Exit.UNREACHABLE, "")
    assert done.stderr.startswith("auditor: http://127.0.0.1:9/ cannot be loaded: ")


@pytest.mark.browser
def test_calibrating_with_the_demo_shop() -> None:
    done = subprocess.run(
        [AUDITOR, "calibrate", "--demo", "--pairs", "6", "--comparisons", "1", "--metric", "requests", "--quiet"],
        env=with_light_browser(), capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (Exit.FINE, "")
    assert done.stdout.startswith("With 6 pairs, at 5.0% false alarms")
    assert done.stdout.splitlines()[-1] == "False alarms in 1 comparisons of the shop with itself: 0."
