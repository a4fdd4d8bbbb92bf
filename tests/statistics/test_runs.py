"""Stored runs against each other: which numbers are taken, and when none may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from auditor.evidence import Arrival, Evidence, LoadRun, PageLoad, PageLoads
from auditor.statistics import METRICS, NotComparable, Verdict, compare_runs
from tests.builders import evidence, journey, journeys, load, page

ONLY_LCP = [METRICS["lcp_ms"]]


def run(*times: float | None, name: str = "landed", more: Sequence[PageLoad] = (), **environment: Any) -> Evidence:
    """A run that loaded one page so often, with these largest paints."""
    timed = PageLoad(device="desktop", name=name, url="x", runs=[LoadRun(lcp_ms=t, fcp_ms=1.0) for t in times])
    seen = evidence(page_loads=PageLoads(loads=(timed, *more)), journeys=journeys(journey(page("home"))))
    return seen.model_copy(update={"environment": seen.environment.model_copy(update=environment)})


QUICK, SLOW = (100.0, 101.0, 103.0, 99.0, 102.0), (150.0, 149.0, 152.0, 151.0, 148.0)


def test_of_two_runs_each_visit_counts() -> None:
    said = compare_runs([run(*QUICK)], [run(*SLOW)], ONLY_LCP)
    assert (said.verdict, said.counts, said.counted) == (Verdict.WORSE, (5, 5), "visits")
    (change,) = said.changes
    assert (change.device, change.page, change.before, change.after) == ("desktop", "landed", 101.0, 150.0)
    assert change.low > 0


def test_of_sets_each_run_counts_once_however_many_its_visits() -> None:
    said = compare_runs([run(*QUICK)] * 3, [run(*SLOW)] * 3, ONLY_LCP)
    assert (said.verdict, said.counts, said.counted) == (Verdict.INCONCLUSIVE, (3, 3), "runs")
    said = compare_runs([run(*QUICK)] * 5, [run(*SLOW)] * 5, ONLY_LCP)
    assert (said.verdict, said.counts) == (Verdict.WORSE, (5, 5))


def test_three_visits_each_decide_nothing() -> None:
    assert compare_runs([run(*QUICK[:3])], [run(*SLOW[:3])], ONLY_LCP).verdict is Verdict.INCONCLUSIVE


def test_what_no_browser_told_is_left_out() -> None:
    said = compare_runs([run(*QUICK)], [run(*SLOW)])
    assert {change.metric for change in said.changes} == {"lcp_ms", "fcp_ms"}
    half = compare_runs([run(*QUICK)], [run(*SLOW[:4], None)], ONLY_LCP)
    assert half.changes[0].after == 149.5 + 1.0


def test_pages_that_were_walked_to_are_not_compared() -> None:
    walked = load("payment", lcp_ms=50.0).model_copy(update={"arrival": Arrival.WALK})
    said = compare_runs([run(*QUICK, more=[walked])], [run(*SLOW)], ONLY_LCP)
    assert {change.page for change in said.changes} == {"landed"}


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (run(*SLOW, browser="Chromium 157"), "The runs differ in their browser: Chromium 157 / none."),
        (run(*SLOW, throttling="slow-4g"), "The runs differ in their throttling: none, unthrottled / slow-4g, unthrottled."),
        (run(*SLOW, cpus=64), "The runs differ in their number of processors: 1 / 64."),
        (run(*SLOW, auditor="9"), "The runs differ in their version of auditor: 0 / 9."),
        (run(*SLOW, sandbox="off: root"), "The runs differ in their sandbox: off / on."),
        (run(*SLOW, cpu_ms=90.0), "the same work took 30 ms and 90 ms"),
        (run(*SLOW, name="product"), "Not every run timed the same pages; some lack: landed (desktop), product (desktop)."),
        (evidence(journeys=journeys(journey(page("home")))), "A run has no timed page"),
        (run(*SLOW).model_copy(update={"journeys": evidence(journeys=journeys(journey(page("home"), device="phone"))).journeys}),
         "The runs differ in their devices: desktop 1280x800 at 1 / phone 390x844 at 3 with touch."),
        (run(None, None), "lack"),
    ],
    ids=["browser", "throttling", "cpus", "version", "sandbox", "speed", "pages", "nothing timed", "device", "no numbers"],
)  # fmt: skip
def test_runs_of_different_environments_are_refused(other: Evidence, reason: str) -> None:
    before = run(None) if reason == "lack" else run(*QUICK, cpu_ms=30.0)
    with pytest.raises(NotComparable) as refused:
        compare_runs([before], [other], ONLY_LCP)
    assert (reason if reason != "lack" else "Neither side has a number") in str(refused.value)


def test_one_odd_run_within_a_set_is_refused_too() -> None:
    with pytest.raises(NotComparable, match="browser"):
        compare_runs([run(*QUICK), run(*QUICK, browser="other")], [run(*SLOW)], ONLY_LCP)


def test_a_little_difference_of_speed_is_none() -> None:
    compare_runs([run(*QUICK, cpu_ms=30.0)], [run(*SLOW, cpu_ms=44.0)], ONLY_LCP)
