"""The figures below the charts: what the main content waited for, and who else was asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from auditor.evidence import Fetched, LoadRun, PageLoads, PaintParts, Present
from auditor.plugins import RunView
from reports.html.timings import DeviceTimings, about_spread, timings
from tests.builders import load
from tests.reports.sample import build


def figures(folder: Path, **run: Any) -> DeviceTimings:
    view: RunView = build(folder, pictures=False)
    loads = PageLoads(loads=(load("product", device="phone", **LoadRun(**run).model_dump()),))
    evidence = view.evidence.model_copy(update={"page_loads": Present(value=loads)})
    found = timings(RunView(evidence=evidence, scorecard=view.scorecard, folder=folder))
    return next(d for d in found if d.device == "phone")


def asked(host: str, size: int | None = 1000) -> Fetched:
    return Fetched(host=host, path="/x", kind="script", start_ms=1, duration_ms=2, bytes=size)


def test_what_the_main_content_waited_for_is_told_in_parts(tmp_path: Path) -> None:
    parts = PaintParts(first_byte_ms=120, load_delay_ms=30, load_ms=400, render_delay_ms=12)
    (row,) = figures(tmp_path, lcp_ms=562, lcp_parts=parts).wait_table
    assert row.cells == ["120 ms", "30 ms", "400 ms", "12 ms"]
    assert figures(tmp_path, lcp_ms=562).wait_table == []


def test_other_hosts_are_told_with_what_they_keep_to_themselves(tmp_path: Path) -> None:
    own = asked("shop.example")
    others = (asked("ads.example", 4000), asked("ads.example", None), asked("cdn.example", 2000))
    (row,) = figures(tmp_path, waterfall=(own, *others)).host_table
    assert row.cells == ["3", "ads.example, cdn.example", "6 kB, 1 of them untold"]
    assert figures(tmp_path, waterfall=(own, own)).host_table == []
    assert figures(tmp_path).host_table == []


def test_how_far_runs_lie_apart_and_from_six_on_where_their_median_lies(tmp_path: Path) -> None:
    view: RunView = build(tmp_path, pictures=False)

    def told(times: int) -> tuple[list[list[str]], str]:
        runs = tuple(LoadRun(lcp_ms=100 + 10 * n) for n in range(times))
        loads = PageLoads(loads=(load("product", device="phone").model_copy(update={"runs": runs}),))
        evidence = view.evidence.model_copy(update={"page_loads": Present(value=loads)})
        found = timings(RunView(evidence=evidence, scorecard=view.scorecard, folder=tmp_path))
        rows = [row.cells for d in found if d.device == "phone" for row in d.spread_table]
        return rows, about_spread(found, times)

    assert told(1) == ([], "")
    rows, about = told(3)
    assert rows == [["–", "–", "100–120 ms", "–"]]
    assert "From 6 runs" in about
    rows, about = told(9)
    assert rows == [["–", "–", "100–180 ms (110–170)", "–"]]
    assert "From 6 runs" not in about
