"""The figures below the charts: what the main content waited for, and who else was asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor.evidence import (
    Arrival,
    Fetched,
    LoadRun,
    NoInp,
    PageLoads,
    PaintParts,
    Present,
    SoftSource,
    Tap,
    Taps,
)
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


def test_a_page_drawn_into_the_one_before_is_loaded_once_settled_and_its_first_request_is_not_its_own(
    tmp_path: Path,
) -> None:
    view: RunView = build(tmp_path, pictures=False)
    runs = tuple(
        LoadRun(fcp_ms=40, settled_ms=ms, soft=SoftSource.BROWSER, waterfall=(asked("ads.example"), asked("shop.example")))
        for ms in (700, 900)
    )  # fmt: skip
    drawn = load("product", device="phone").model_copy(update={"runs": runs, "arrival": Arrival.SOFT})
    evidence = view.evidence.model_copy(update={"page_loads": Present(value=PageLoads(loads=(drawn,)))})
    found = timings(RunView(evidence=evidence, scorecard=view.scorecard, folder=tmp_path))
    phone = next(d for d in found if d.device == "phone")
    assert phone.table[0].cells[:4] == ["–", "40 ms", "–", "700 ms"]
    assert phone.spread_table[0].cells == ["–", "40–40 ms", "–", "700–900 ms"]
    assert phone.host_table[0].cells == ["1", "ads.example", "1 kB"]


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        ({"inp_ms": 48, "handled_ms": 30}, "48 ms"),
        ({"no_inp": NoInp.LEFT, "handled_ms": 230}, "≥ 230 ms"),
        ({"no_inp": NoInp.QUICK, "handled_ms": 2}, "< 16 ms"),
        ({"no_inp": NoInp.UNFELT}, "not felt"),
        ({"no_inp": NoInp.UNTOLD, "handled_ms": 40}, "≥ 40 ms"),
        ({}, "–"),
    ],
)
def test_a_tap_without_a_next_paint_says_why(tmp_path: Path, told: dict[str, Any], cell: str) -> None:
    view: RunView = build(tmp_path, pictures=False)
    tap = Tap(device="phone", page="product", step=0, intent="add_to_cart", target="Add", **told)
    evidence = view.evidence.model_copy(update={"taps": Present(value=Taps(taps=(tap,)))})
    found = timings(RunView(evidence=evidence, scorecard=view.scorecard, folder=tmp_path))
    assert next(d for d in found if d.device == "phone").tap_table[0].cells[1] == cell


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
