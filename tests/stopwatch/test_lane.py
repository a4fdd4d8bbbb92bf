"""Whose turn it is, with real locks: of this process, and of another one that is killed."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.stopwatch.lane import Lane

HOLDS = """
import asyncio, sys
from pathlib import Path
from auditor.stopwatch.lane import Lane

async def main():
    async with Lane(Path(sys.argv[1])).alone():
        print("held", flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


async def test_walks_go_together_and_timing_alone(tmp_path: Path) -> None:
    told: list[str] = []
    place = tmp_path / "lane"

    async def walk(name: str, seconds: float) -> None:
        async with Lane(place).together():
            told.append(f"{name} begins")
            await asyncio.sleep(seconds)
            told.append(f"{name} ends")

    async def time(name: str) -> None:
        async with Lane(place).alone() as ours:
            assert ours
            told.append(f"{name} begins")
            await asyncio.sleep(0.2)
            told.append(f"{name} ends")

    walks = [asyncio.create_task(walk("first", 0.6)), asyncio.create_task(walk("second", 0.6))]
    await asyncio.sleep(0.2)
    timings = [asyncio.create_task(time("clock")), asyncio.create_task(time("clock"))]
    await asyncio.sleep(0.2)
    late = asyncio.create_task(walk("late", 0.0))
    await asyncio.gather(*walks, *timings, late)
    assert set(told[:2]) == {"first begins", "second begins"}, "walks do not wait for each other"
    assert set(told[2:4]) == {"first ends", "second ends"}, "what is timed waits for them"
    assert told[4:6] == ["clock begins", "clock ends"], "and is alone; who comes later does not pass"
    assert sorted(told[6:]) == sorted(["clock begins", "clock ends", "late begins", "late ends"])
    for at in (told.index("late begins"), 4, 6):
        assert told[at].replace("begins", "ends") == told[at + 1]


async def test_who_dies_gives_the_lane_back(tmp_path: Path) -> None:
    place = tmp_path / "lane"
    with subprocess.Popen([sys.executable, "-c", HOLDS, place], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        told: list[str] = []
        async with Lane(place, wait_s=1.5).alone(told.append) as ours:
            assert not ours, "it cannot be had, and that is said, but the audit goes on"
        assert told == ["waits: another audit has this machine"]
        other.kill()
        other.wait()
    async with Lane(place).alone(told.append) as ours:
        assert ours
    assert len(told) == 1


async def test_an_interrupted_wait_leaves_nothing_locked(tmp_path: Path) -> None:
    place = tmp_path / "lane"
    async with Lane(place).together():

        async def wait() -> None:
            async with Lane(place).alone():
                raise AssertionError("nobody gives way")

        waiting = asyncio.create_task(wait())
        await asyncio.sleep(0.2)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        async with asyncio.timeout(30), Lane(place).together():  # the gate is open again
            pass


async def test_a_place_that_is_not_ours_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "aim").write_text("")
    (tmp_path / "lane").symlink_to(tmp_path / "aim")
    async with Lane(tmp_path / "lane").alone() as ours:
        assert not ours, "a link may lead anywhere"
    async with Lane(tmp_path / "missing" / "lane").alone() as ours:
        assert not ours
    entered = []
    async with Lane(tmp_path / "lane").together():
        entered.append(True)
    assert entered
