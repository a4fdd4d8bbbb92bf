"""What Lighthouse wrote, also where it is none of its reports (faults L02, L03)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.evidence import LighthouseTrouble
from auditor.lighthouse.reading import BadReport, opportunities, read_lhr, run_of, told_error
from tests.lighthouse.fakes import audit, lhr

CODES = [
    "NO_FCP", "NO_LCP", "NO_NAVSTART", "NO_SCREENSHOTS", "NO_SPEEDLINE_FRAMES", "SPEEDINDEX_OF_ZERO", "NO_TRACING_STARTED",
    "NO_DCL", "NO_RESOURCE_REQUEST", "NO_DOCUMENT_REQUEST", "FAILED_DOCUMENT_REQUEST", "ERRORED_DOCUMENT_REQUEST",
    "INSECURE_DOCUMENT_REQUEST", "CHROME_INTERSTITIAL_ERROR", "NOT_HTML", "DNS_FAILURE", "INVALID_URL", "TARGET_CRASHED",
    "UNSUPPORTED_OLD_CHROME", "PARSING_PROBLEM", "READ_FAILED", "MISSING_REQUIRED_ARTIFACT", "UNKNOWN_ERROR", "A_CODE_OF_2030",
]  # fmt: skip
LATE = ["PAGE_HUNG", "PROTOCOL_TIMEOUT", "CRI_TIMEOUT"]


def read(changed: Any) -> Any:
    return read_lhr(json.dumps(changed).encode())


def test_the_numbers_are_lighthouses_own_and_none_is_made_up() -> None:
    run = run_of(read(lhr()), "lighthouse/x.json", 2)
    assert (run.performance, run.accessibility, run.best_practices, run.seo) == (50, 90, 100, None)
    assert (run.fcp_ms, run.lcp_ms, run.tbt_ms, run.cls, run.speed_index_ms) == (900.0, 2000, 0, 0.0123, 1200)
    assert (run.observed_fcp_ms, run.observed_lcp_ms, run.held_back) == (140, 260, 2)


def test_a_number_that_is_not_there_is_none_and_not_nought() -> None:
    run = run_of(read(lhr(audits={"largest-contentful-paint": {"score": None}})), "", 0)
    assert (run.lcp_ms, run.tbt_ms, run.cls, run.observed_lcp_ms) == (None, None, None, None)


@pytest.mark.parametrize("code", CODES + LATE)
def test_a_page_that_lighthouse_gave_up_has_no_score(code: str) -> None:
    wrong = {"code": code, "message": "Something went wrong"}
    with pytest.raises(BadReport) as told:
        read(lhr(runtimeError=wrong, categories={"performance": {"score": 0}}))
    assert told.value.trouble is (LighthouseTrouble.TIMEOUT if code in LATE else LighthouseTrouble.PAGE_ERROR)
    assert (told.value.code, told.value.detail) == (code, "Something went wrong")


@pytest.mark.parametrize("code", CODES + LATE)
def test_the_code_is_found_in_what_lhci_prints_when_it_gives_up(code: str) -> None:
    report = json.dumps(
        {
            "lighthouseVersion": "12.6.1",
            "runtimeError": {"code": code, "message": "Went wrong"},
            "audits": {"x" * 9999: 1},
        },
        indent=2,
    )
    told = told_error(
        f"Error: Lighthouse failed with exit code 1\n    at ChildProcess\n{report[:4000]}\nRuntime error encountered"
    )
    assert told is not None
    assert (told.code, told.detail) == (code, "Went wrong")
    assert told_error("Error: Cannot find module 'lighthouse'") is None


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"<!doctype html><title>Error</title>", b"\x00" * 100, b"\xff\xfe{}", b'{"a": 1}',
        json.dumps(lhr()).encode()[:-30],
        b"[" * 100_000,
        json.dumps(lhr(lcp=float("nan"))).encode(),
        json.dumps(lhr(lcp=float("inf"))).encode(),
        json.dumps(lhr(categories={"performance": {"score": 51}})).encode(),
        json.dumps(lhr(categories={"performance": {"score": "0.9"}})).encode(),
        json.dumps(lhr(categories=[])).encode(),
        json.dumps(lhr(audits={"metrics": 7})).encode(),
    ],
    ids=lambda content: repr(content[:20]),
)  # fmt: skip
def test_what_is_no_report_is_bad_output(content: bytes) -> None:
    with pytest.raises(BadReport) as told:
        read_lhr(content)
    assert told.value.trouble is LighthouseTrouble.BAD_OUTPUT
    assert len(told.value.detail) < 300


def test_a_report_without_any_score_is_bad_output() -> None:
    with pytest.raises(BadReport, match="no score"):
        run_of(read(lhr(categories={"performance": {"score": None}})), "", 0)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_shapes_that_nobody_foresaw_are_bad_output_or_left_alone(odd: Any) -> None:
    for name in lhr():
        changed = lhr(**{name: odd, "audits": {"metrics": {"details": odd}}} if name == "audits" else {name: odd})
        try:
            parsed = read(changed)
            run_of(parsed, "", 0)
            opportunities(parsed)
        except BadReport:
            pass


def test_the_most_useful_ten_come_first_and_what_saves_nothing_does_not_come() -> None:
    many = {f"slow-{n}": audit(score=0, metricSavings={"LCP": n * 10, "FCP": 1}) for n in range(1, 14)}
    bytes_ = {"big": audit(score=0.5, details={"type": "opportunity", "overallSavingsBytes": 4000.4})}
    nothing = {
        "fine": audit(score=1, metricSavings={"LCP": 900}),
        "vain": audit(score=0, metricSavings={"LCP": 0}),
        "odd": audit(score=0, details="of another shape"),
    }
    found = opportunities(read(lhr(audits={**bytes_, **many, **nothing})))
    assert [x.id for x in found] == [f"slow-{n}" for n in range(13, 3, -1)]
    assert (found[0].lcp_ms, found[0].fcp_ms, found[0].tbt_ms, found[0].gain_ms) == (130, 1, None, 130)
    (alone,) = opportunities(read(lhr(audits={**bytes_, **nothing})))
    assert (alone.id, alone.bytes, alone.gain_ms) == ("big", 4000, 0)


def test_what_lighthouse_says_twice_is_told_once() -> None:
    both = {
        name: audit(score=0, metricSavings={"FCP": 50})
        for name in ("render-blocking-resources", "render-blocking-insight")
    }
    assert [x.id for x in opportunities(read(lhr(audits=both)))] == ["render-blocking-resources"]
    del both["render-blocking-resources"]
    assert [x.id for x in opportunities(read(lhr(audits=both)))] == ["render-blocking-insight"], (
        "13 has insights alone"
    )
