"""Somebody else's program: nothing of it is left, whatever it does (faults L01, L05)."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest

from auditor.lighthouse import process
from auditor.lighthouse.process import run_program
from tests.lighthouse.fakes import gone

STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, lambda *_: open("asked", "w").close())
child = subprocess.Popen([sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"])
open("pids.part", "w").write(f"{os.getpid()} {child.pid}")
os.rename("pids.part", "pids")
while True: time.sleep(1)
"""


async def pids(home: Path) -> list[int]:
    while not (home / "pids").exists():
        await asyncio.sleep(0.02)
    return [int(pid) for pid in (home / "pids").read_text().split()]


async def test_a_program_that_will_not_end_is_asked_and_then_killed_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "POLITE_S", 0.3)
    deadline = asyncio.create_task(run_program([sys.executable, "-c", STUBBORN], tmp_path, deadline_s=5))
    started = await pids(tmp_path)
    assert (await deadline).code is None
    assert (tmp_path / "asked").exists(), "it was asked before it was killed"
    assert [await gone(pid) for pid in started] == [True, True]


async def test_it_has_five_seconds_to_tidy_up(tmp_path: Path) -> None:
    polite = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), sys.exit(print('tidy')))); print('up', flush=True); time.sleep(600)"
    ended = await run_program([sys.executable, "-c", polite], tmp_path, deadline_s=5)
    assert process.POLITE_S == 5
    assert ended.code is None
    assert ended.said == "up\ntidy\n"


async def test_a_cancellation_kills_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = asyncio.create_task(run_program([sys.executable, "-c", STUBBORN], tmp_path, deadline_s=600))
    started = await pids(tmp_path)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert [await gone(pid) for pid in started] == [True, True]


async def test_what_it_leaves_running_is_killed_and_not_waited_for(tmp_path: Path) -> None:
    leaves = STUBBORN.replace("while True: time.sleep(1)", "print('done')")
    began = time.monotonic()
    ended = await run_program([sys.executable, "-c", leaves], tmp_path, deadline_s=300)
    assert (ended.code, ended.said) == (0, "done\n")
    assert time.monotonic() - began < 250
    assert await gone((await pids(tmp_path))[1])


async def test_of_what_it_says_the_end_is_kept(tmp_path: Path) -> None:
    loud = "print('x' * 5_000_000); print('the end')"
    ended = await run_program([sys.executable, "-c", loud], tmp_path, deadline_s=60)
    assert len(ended.said) <= process.MOST_BYTES
    assert ended.said.endswith("x\nthe end\n")


async def test_it_gets_little_of_our_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LHCI_TOKEN", "LHCI_COLLECT__URL", "NODE_OPTIONS", "CHROME_PATH", "SHOP_PASSWORD", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "hostile")
    say = "import os; print(' '.join(sorted(os.environ)), os.environ['HOME'], os.getcwd())"
    ended = await run_program([sys.executable, "-c", say], tmp_path, deadline_s=60, more={"GIVEN": "1"})
    *names, home, here = ended.said.split()
    assert {*names} <= {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "TMPDIR", "GIVEN"}
    assert {"PATH", "HOME", "TMPDIR", "GIVEN"} <= {*names}
    assert home == here == os.path.realpath(tmp_path)


async def test_words_are_data_and_there_is_no_shell(tmp_path: Path) -> None:
    words = ["$(touch here)", "; touch here", "a\nb", "--x=`id`"]
    ended = await run_program(
        [sys.executable, "-c", "import sys; print(sys.argv[1:])", *words], tmp_path, deadline_s=60
    )
    assert ended.said == f"{words}\n"
    assert not (tmp_path / "here").exists()


async def test_a_program_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        await run_program(["/nowhere/lhci"], tmp_path, deadline_s=5)
