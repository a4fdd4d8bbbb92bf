"""`auditor replay`: what the shopper decided, decided again."""

from pathlib import Path

import pytest

from auditor.cli.words import Exit
from auditor.evidence import Milestone
from auditor.shopper.decide import decide
from auditor.shopper.memory import Action, Policy
from auditor.shopper.recording import Recorder
from tests.cli.runs import auditor, stored
from tests.shopper.scenes import address, button, memory, scene

POLICY = Policy()
FORM = scene(*address(), button("Continue"), path="/checkout")


def walked(run: Path, *others: Action) -> Path:
    """A stored run of a phone with the decision for a form, and with others that nobody would make for it."""
    recorder = Recorder(run / "decisions" / "phone.jsonl.gz")
    mind = memory(Milestone.GUEST)
    for action in (decide(FORM, mind, POLICY), *others):
        recorder.note(FORM, mind, POLICY, action)
    return run


def test_the_same_decisions_are_told_and_all_is_well(tmp_path: Path) -> None:
    done = auditor("replay", walked(tmp_path))
    assert done.exit_code == Exit.FINE, done.output
    first, total = done.stdout.splitlines()
    assert first.startswith("phone   1  same fill: email = anna@audit.example, ")
    assert total == "1 decisions, 0 of them different today"


@pytest.mark.parametrize("options", [(), ("--changed",)])
def test_what_would_be_done_differently_is_told_and_fails(tmp_path: Path, options: tuple[str, ...]) -> None:
    hostile = Action("goto", "view_cart", url="https://shop.example/\x1b[31m")
    done = auditor("replay", walked(tmp_path, hostile), *options)
    assert done.exit_code == Exit.GATE_FAILED
    lines = done.stdout.splitlines()
    assert lines[-3].startswith("phone   2  was  view_cart: opens https://shop.example/")
    assert "\x1b" not in done.stdout
    assert lines[-2].startswith("           now  fill: email = ")
    assert lines[-1] == "2 decisions, 1 of them different today"
    assert len(lines) == (3 if options else 4)


def test_a_run_without_recording_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = auditor("replay", stored(tmp_path))
    assert done.exit_code == Exit.USAGE
    assert done.stderr == f"auditor: {tmp_path} holds no recorded decisions: give the folder of an audit.\n"


def test_a_broken_recording_is_said_in_one_sentence(tmp_path: Path) -> None:
    (walked(tmp_path) / "decisions" / "desktop.jsonl.gz").write_bytes(b"no gzip")
    done = auditor("replay", tmp_path)
    assert done.exit_code == Exit.USAGE
    assert "desktop.jsonl.gz cannot be read" in done.stderr
    assert "Traceback" not in done.output
