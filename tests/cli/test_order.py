"""A test order by the command line: three arms, each of which can be missing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.cli.order import Kept, exit_code
from auditor.cli.words import Exit
from auditor.evidence import StopReason
from auditor.ordering import Outcome, State
from auditor.store import RunFolder
from tests.browsers import with_light_browser
from tests.demo_process import AUDITOR, demo_shop

CONFIG = '[test_order]\nhost = "127.0.0.1"\nmethod = "Invoice"\n'
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment whose state is its own."""
    return {**with_light_browser(), "XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture
def auditor(tmp_path: Path, home: dict[str, str]) -> Run:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [AUDITOR, *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=home, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )

    return run


def at_a_terminal(folder: Path, environment: dict[str, str], host: str, typed: str) -> tuple[int, str]:
    """`auditor arm`, with somebody who types this; its exit code, and what the terminal showed."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [AUDITOR, "arm", host], cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, f"{typed}\n".encode())
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other side is gone
                break
            if not part:
                break
            said += part
        process.wait(60)
    os.close(ours)
    return process.returncode, said.decode()


def test_no_script_can_arm(tmp_path: Path, auditor: Run) -> None:
    assert "needs the file auditor.toml" in auditor("arm", "127.0.0.1").stderr
    (tmp_path / "auditor.toml").write_text(CONFIG)
    assert 'at "127.0.0.1" only, not at "shop.example"' in auditor("arm", "shop.example").stderr
    alone = auditor("arm", "127.0.0.1")
    assert (alone.returncode, alone.stdout) == (2, "")
    assert "A person must allow this at a terminal" in alone.stderr


def test_whatever_arm_is_missing_nothing_begins(tmp_path: Path, auditor: Run, home: dict[str, str]) -> None:
    assert "needs the file auditor.toml" in auditor("order", "http://127.0.0.1:9/").stderr
    (tmp_path / "auditor.toml").write_text(CONFIG)
    assert 'at "127.0.0.1" only, not at "localhost"' in auditor("order", "http://localhost:9/").stderr
    code, said = at_a_terminal(tmp_path, home, "127.0.0.1", "yes")
    assert code == 2
    assert "That is not the host: nothing was allowed." in said
    refused = auditor("order", "http://127.0.0.1:9/")
    assert refused.returncode == 2
    assert "127.0.0.1 is not armed: a person allows one order with" in refused.stderr
    assert not (tmp_path / "auditor-runs").exists()


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_with_all_three_one_order_is_sent_and_no_second(
    tmp_path: Path, auditor: Run, home: dict[str, str]
) -> None:
    (tmp_path / "auditor.toml").write_text(CONFIG)
    code, said = at_a_terminal(tmp_path, home, "127.0.0.1", "127.0.0.1")
    assert code == 0, said
    assert "One order will really be sent to 127.0.0.1" in said
    ledger = tmp_path / "ledger.json"
    with demo_shop(ledger=ledger) as shop:
        done = auditor("order", shop, "--out", "run")
        again = auditor("order", shop)
        orders = json.loads(ledger.read_text(encoding="utf-8"))["orders"]
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert (outcome["state"], outcome["proof_of_test"]) == ("placed", "127.0.0.1 is this machine")
    assert json.loads((tmp_path / "run" / "order.json").read_text(encoding="utf-8")) == outcome
    assert len(orders) == 1
    assert again.returncode == 2
    assert "is not armed" in again.stderr


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_order_that_is_interrupted_on_the_way_was_never_sent(
    tmp_path: Path, auditor: Run, home: dict[str, str], ending: signal.Signals
) -> None:
    (tmp_path / "auditor.toml").write_text(CONFIG)
    at_a_terminal(tmp_path, home, "127.0.0.1", "127.0.0.1")
    ledger = tmp_path / "ledger.json"
    with demo_shop(ledger=ledger) as shop:
        command = [AUDITOR, "order", shop, "--out", "run"]
        with subprocess.Popen(
            command, cwd=tmp_path, env=home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:  # fmt: skip
            assert process.stderr is not None
            assert any("puts it into the cart" in line for line in process.stderr)
            process.send_signal(ending)
            said, why = process.communicate(timeout=60)
        kept = json.loads(ledger.read_text(encoding="utf-8"))
        assert process.returncode == 130, why
        assert "Interrupted" in why
        assert json.loads(said)["state"] == "not_placed"
        assert kept["orders"] == []
        again = auditor("order", shop, "--out", "again")
    assert again.returncode == 0, "nothing was sent, so the permission stands"


@pytest.mark.parametrize(
    ("state", "reason", "code"),
    [
        (State.PLACED, StopReason.PAYMENT_REACHED, Exit.FINE),
        (State.UNKNOWN, StopReason.PAYMENT_REACHED, Exit.INCONCLUSIVE),
        (State.NOT_PLACED, StopReason.NO_CHECKOUT, Exit.INCONCLUSIVE),
        (State.NOT_PLACED, StopReason.UNREACHABLE, Exit.UNREACHABLE),
        (State.NOT_PLACED, StopReason.GUARD_FAILED, Exit.OWN_FAULT),
        (State.UNKNOWN, StopReason.ORDER_SEEN, Exit.OWN_FAULT),
    ],
)
def test_the_exit_code_tells_what_became_of_it(state: State, reason: StopReason, code: Exit) -> None:
    assert exit_code(Outcome(state=state, detail=""), reason) is code


def test_an_earlier_outcome_is_not_taken_for_ours_and_a_new_one_is_kept_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "order.json"
    file.write_text("{}")
    kept = Kept(RunFolder.create(tmp_path))
    assert not file.exists()
    kept(Outcome(state=State.UNKNOWN, detail="so"))
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(capsys.readouterr().out)
    gone = tmp_path / "gone"
    lost = Kept(RunFolder.create(gone))
    shutil.rmtree(gone)
    lost(Outcome(state=State.PLACED, detail="yes"))
    told = capsys.readouterr()
    assert json.loads(told.out)["state"] == "placed", "a full disk hides no order"
    assert "order.json cannot be written" in told.err
