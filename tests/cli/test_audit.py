"""`auditor audit`, around the seeing itself: what it refuses, what it keeps when something breaks, its exit codes."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import NO_BROWSER_LEFT
from auditor.cli import audit
from auditor.cli.audit import verdict
from auditor.cli.drawing import judged
from auditor.cli.words import Exit
from auditor.config import RouteStep, route_file
from auditor.config.route import Deed
from auditor.evidence import Evidence, Milestone, StopReason
from auditor.plugins import Scorecard
from tests.builders import evidence, journey, journeys, page
from tests.cli.runs import HOME, SEEN, auditor


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["not a url"], "is not a web address"),
        (["shop"], '"shop" is no host name'),
        (["file:///etc/passwd"], "starts with file: and only http and https can be audited"),
        (["javascript:alert(1)"], "starts with javascript: and only http and https can be audited"),
        ([], "Give the address of a shop, or --demo"),
        (["shop.example", "--demo"], "Give the address of a shop, or --demo"),
        (["shop.example", "--vice", "late-fee"], "give it together with --demo"),
        (["--demo", "--vice", "late-fe"], "Did you mean"),
        (["shop.example", "--format", "htlm"], 'did you mean "html"?'),
        (["shop.example", "--fail-under", "101"], "is not in the range 0<=x<=100"),
        (["shop.example", "--fail-under", "-1"], "is not in the range 0<=x<=100"),
        (["shop.example", "--fail-under", "good"], "'good' is not a valid number of points from 0 to 100"),
        (["shop.example", "--fail-under", "nan"], "'nan' is not a valid number of points from 0 to 100"),
        (["shop.example", "--runs", "0"], "0 is not in the range 1<=x<=50"),
        (["shop.example", "--device", "telly"], "'telly' is not one of 'phone', 'desktop'"),
        (["shop.example", "--locale", "german"], "is no --locale"),
        (["shop.example", "--email", "anna"], "is no --email"),
        (["shop.example", "--lighthouse-runs", "3"], "say how Lighthouse looks: add --lighthouse"),
        (["shop.example", "--lighthouse-assert", "rc.json"], "say how Lighthouse looks: add --lighthouse"),
        (["shop.example", "--lighthouse", "--lighthouse-runs", "0"], "0 is not in the range 1<=x<=20"),
        (
            ["shop.example", "--lighthouse", "--lighthouse-assert", "rc.json"],
            "cannot be read (No such file or directory)",
        ),
        (
            ["shop.example", "--lighthouse", "--lighthouse-assert", "rc.txt"],
            "is no --lighthouse-assert: give a lighthouserc",
        ),
        (
            ["shop.example", "--lighthouse", "--lighthouse-upload", "https://lhci.example"],
            "go together: give both",
        ),
        (["shop.example", "--lighthouse", "--lighthouse-token", "env:X"], "go together: give both"),
        (
            [
                "shop.example",
                "--lighthouse",
                "--lighthouse-upload",
                "https://x.example",
                "--lighthouse-token",
                "s3cret",
            ],
            "is named, not written: give env:NAME",
        ),
        (
            [
                "shop.example",
                "--lighthouse",
                "--lighthouse-upload",
                "https://x.example",
                "--lighthouse-token",
                "env:NOT_SET",
            ],
            "NOT_SET, which is not set",
        ),
        (
            [
                "shop.example",
                "--lighthouse",
                "--lighthouse-upload",
                "temporary-public-storage",
                "--lighthouse-token",
                "env:PATH",
            ],
            "never put into public storage",
        ),
        (
            [
                "shop.example",
                "--lighthouse",
                "--lighthouse-upload",
                "https://u:p@x.example",
                "--lighthouse-token",
                "env:PATH",
            ],
            "the address of your own Lighthouse CI server",
        ),
        (["shop.example", "--route", "way.toml"], "The route way.toml cannot be read (No such file or directory)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_sentence_before_anything_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = auditor("audit", *arguments)
    assert (refused.exit_code, refused.stdout) == (Exit.USAGE, "")
    (sentence,) = refused.stderr.splitlines()
    assert sentence.startswith("auditor: ")
    assert says in sentence
    assert not list(tmp_path.iterdir()), "nothing was begun"


def test_the_route_in_use_is_not_written_over(tmp_path: Path) -> None:
    route = tmp_path / "route.toml"
    route.write_bytes(route_file("https://shop.example/", [RouteStep(do=Deed.OPEN_PRODUCT, path="/mug")]))
    before = route.read_bytes()
    done = auditor("audit", "shop.example", "--out", tmp_path, "--route", route)
    assert done.exit_code == Exit.USAGE
    assert "is where this run saves its own: copy it, or choose another --out." in done.stderr
    assert route.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused = auditor("audit", "shop.example", "--out", tmp_path / "file" / "run")
    assert refused.exit_code == Exit.USAGE
    assert refused.stderr == (
        f"auditor: The folder {tmp_path}/file/run cannot be written (Not a directory): choose another with --out.\n"
    )


def test_without_a_browser_nothing_of_an_earlier_run_is_lost(tmp_path: Path) -> None:
    (tmp_path / "old" / "shots").mkdir(parents=True)
    kept = tmp_path / "old" / "shots" / "phone-1.jpg"
    kept.touch()
    for run in ("old", "new"):
        refused = auditor("audit", "shop.example", "--out", tmp_path / run, "--browser", "/nowhere/chromium")
        assert (refused.exit_code, refused.stdout) == (Exit.UNREACHABLE, "")
        assert "There is no browser at" in refused.stderr
    assert kept.exists()
    assert not (tmp_path / "new").exists()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seeing is over at once."""
    monkeypatch.setattr(audit, "_seen", lambda *_: SEEN)


def full_disk(monkeypatch: pytest.MonkeyPatch, *, after: int) -> None:
    """The disk takes this many files and is full then."""
    taken = 0
    real = os.fsync

    def sync(file: int) -> None:
        nonlocal taken
        taken += 1
        if taken > after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(file)

    monkeypatch.setattr(os, "fsync", sync)


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    ("after", "kept", "missing"),
    [
        (0, [], "evidence.json"),
        (1, ["evidence.json"], "scorecard.json"),
        (2, ["evidence.json", "scorecard.json"], "report.html"),
    ],
)
def test_a_full_disk_keeps_whole_files_and_what_was_found_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, kept: list[str], missing: str
) -> None:
    full_disk(monkeypatch, after=after)
    ended = auditor("audit", "shop.example", "--out", tmp_path, "--json")
    assert ended.exit_code == Exit.UNREACHABLE
    assert ended.stderr == (
        f"auditor: {tmp_path / missing} cannot be written (No space left on device): "
        "free some space or choose another --out.\n"
    )
    assert Scorecard.model_validate_json(ended.stdout) == judged(SEEN)
    assert sorted(p.name for p in tmp_path.iterdir()) == [*kept, "shots"]


@pytest.mark.usefixtures("seen")
def test_the_summary_names_the_report_and_json_replaces_it(tmp_path: Path) -> None:
    plain = auditor("audit", "shop.example", "--out", tmp_path)
    assert plain.stdout.startswith("Score: ")
    assert "Orders sent: 0" in plain.stdout
    assert plain.stdout.endswith(f"Report: {tmp_path / 'report.html'}\n")
    as_json = auditor("audit", "shop.example", "--out", tmp_path, "--json")
    assert json.loads(as_json.stdout) == json.loads((tmp_path / "scorecard.json").read_text())
    assert plain.stderr == as_json.stderr == ""


@pytest.mark.usefixtures("seen")
def test_our_own_bug_is_said_to_be_ours_and_the_evidence_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Scorecard:
        raise KeyError("surprise\nand more")

    monkeypatch.setattr(audit, "judged", broken)
    ended = auditor("audit", "shop.example", "--out", tmp_path)
    assert ended.exit_code == Exit.OWN_FAULT
    (sentence,) = ended.stderr.splitlines()
    assert "This is our own fault, please tell us: KeyError: 'surprise" in sentence
    assert "test_audit.py, line" in sentence
    assert (tmp_path / "evidence.json").exists()


@pytest.mark.usefixtures("seen")
def test_ctrl_c_while_judging_keeps_the_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> Scorecard:
        raise KeyboardInterrupt

    monkeypatch.setattr(audit, "judged", interrupted)
    ended = auditor("audit", "shop.example", "--out", tmp_path)
    assert ended.exit_code == Exit.INTERRUPTED
    assert ended.stderr.strip() == "auditor: Interrupted."
    assert (tmp_path / "evidence.json").exists()


def stopped(because: StopReason, *, landed: bool) -> Evidence:
    way = journey(HOME if landed else page("home"), stopped_because=because, stopped_detail="It ended here.")
    return evidence(journeys=journeys(way))


def cut_short(because: str) -> Evidence:
    return SEEN.model_copy(update={"complete": False, "incomplete_because": because})


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        (stopped(StopReason.NO_PRODUCT, landed=True), Exit.FINE),
        (stopped(StopReason.LOGIN_WALL, landed=True), Exit.FINE),
        (stopped(StopReason.HTTP_ERROR, landed=True), Exit.FINE),
        (stopped(StopReason.HTTP_ERROR, landed=False), Exit.UNREACHABLE),
        (stopped(StopReason.UNREACHABLE, landed=False), Exit.UNREACHABLE),
        (stopped(StopReason.TIMEOUT, landed=False), Exit.UNREACHABLE),
        (stopped(StopReason.BROWSER_DIED, landed=False), Exit.UNREACHABLE),
        (stopped(StopReason.MAINTENANCE, landed=False), Exit.UNREACHABLE),
        (stopped(StopReason.BOT_WALL, landed=False), Exit.INCONCLUSIVE),
        (stopped(StopReason.CAPTCHA, landed=True), Exit.INCONCLUSIVE),
        (stopped(StopReason.NOT_A_SHOP, landed=True), Exit.INCONCLUSIVE),
        (stopped(StopReason.GUARD_FAILED, landed=False), Exit.OWN_FAULT),
        (stopped(StopReason.OWN_FAULT, landed=True), Exit.OWN_FAULT),
        (cut_short("interrupted"), Exit.INTERRUPTED),
        (cut_short(NO_BROWSER_LEFT), Exit.UNREACHABLE),
        (cut_short("our own fault, please tell us: KeyError: x"), Exit.OWN_FAULT),
    ],
    ids=lambda value: "" if isinstance(value, Evidence) else value.name,
)
def test_how_an_audit_ended_is_its_exit_code(seen: Evidence, code: Exit) -> None:
    told, sentence = verdict(seen, judged(seen), None)
    assert told is code
    assert bool(sentence) == (code is not Exit.FINE)


@pytest.mark.parametrize(
    ("score", "high", "fail_under", "code"),
    [
        (71.0, 80.0, None, Exit.FINE),
        (71.0, 80.0, 0.0, Exit.FINE),
        (0.0, 80.0, 0.0, Exit.FINE),
        (71.0, 80.0, 71.0, Exit.FINE),
        (70.9, 70.9, 71.0, Exit.GATE_FAILED),
        (70.9, 80.0, 71.0, Exit.GATE_FAILED),
        (None, 100.0, 0.0, Exit.INCONCLUSIVE),
        (None, 100.0, None, Exit.FINE),
    ],
)
def test_the_gate(score: float | None, high: float, fail_under: float | None, code: Exit) -> None:
    card = judged(SEEN).model_copy(update={"score": score, "high": high})
    told, sentence = verdict(SEEN, card, fail_under)
    assert told is code
    if code is Exit.GATE_FAILED:
        assert sentence.startswith("The score 70.9 is below 71.")
        assert ("could not be seen" in sentence) == (high >= 71.0)


def test_an_order_outweighs_everything() -> None:
    card = judged(SEEN).model_copy(update={"orders_sent": 1})
    for seen in (SEEN, cut_short("interrupted"), stopped(StopReason.BOT_WALL, landed=False)):
        code, sentence = verdict(seen, card, 0)
        assert code is Exit.OWN_FAULT
        assert sentence.startswith("SAFETY VIOLATION")


def test_milestones_reached_decide_whether_the_target_was_reachable() -> None:
    walked = journey(page("home", milestone=Milestone.LANDED), device="phone")
    shut = journey(page("home"), stopped_because=StopReason.UNREACHABLE, stopped_detail="Gone.")
    both = evidence(journeys=journeys(walked, shut))
    assert verdict(both, judged(both), None)[0] is Exit.FINE, "one device saw the shop"
