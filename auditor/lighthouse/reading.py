"""Reading what Lighthouse wrote (an LHR). It holds texts of a page, and may be cut short: nothing in it is taken on trust."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from auditor.evidence import LighthouseRun, LighthouseTrouble, Opportunity

MOST_BYTES = 50_000_000
"""A report of a large page with its pictures has about 2 MB (own judgement, with room)."""
OPPORTUNITIES = 10
TIMED_OUT = frozenset({"PAGE_HUNG", "PROTOCOL_TIMEOUT", "CRI_TIMEOUT"})
"""Lighthouse's own codes (core/lib/lh-error.js) for what took too long."""


class BadReport(Exception):
    """Not a report of Lighthouse, or one without numbers."""

    def __init__(self, trouble: LighthouseTrouble, detail: str, code: str = "") -> None:
        super().__init__(detail)
        self.trouble, self.detail, self.code = trouble, detail, code


class _Read(BaseModel):
    """Only what we need of it; numbers are finite."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False, strict=True)


def _object_or_none(value: Any) -> Any:
    """`details` has as many shapes as there are audits."""
    return value if isinstance(value, dict) else None


class _Details(_Read):
    overallSavingsMs: float | None = None
    overallSavingsBytes: float | None = None
    items: Any = None


class _Audit(_Read):
    title: str = ""
    score: float | None = None
    numericValue: float | None = None
    metricSavings: dict[str, float] = {}
    details: Annotated[_Details | None, BeforeValidator(_object_or_none)] = None


class _Category(_Read):
    score: Annotated[float, Field(ge=0, le=1)] | None = None


class _Trouble(_Read):
    code: str
    message: str = ""


class _Settings(_Read):
    throttlingMethod: str = ""


class Lhr(_Read):
    """Lighthouse's result, as far as we read it."""

    lighthouseVersion: str
    requestedUrl: str
    finalDisplayedUrl: str = ""
    runtimeError: _Trouble | None = None
    configSettings: _Settings
    categories: dict[str, _Category]
    audits: dict[str, _Audit]


def read_lhr(content: bytes) -> Lhr:
    """Raises BadReport for what is no report of Lighthouse, and for one that says that the page could not be measured."""
    try:
        lhr = Lhr.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])[:80]
        raise BadReport(LighthouseTrouble.BAD_OUTPUT, f"{place}: {first['msg'][:160]}".lstrip(": ")) from error
    if lhr.runtimeError is not None:
        raise page_error(lhr.runtimeError.code, lhr.runtimeError.message)
    return lhr


def page_error(code: str, message: str = "") -> BadReport:
    """What Lighthouse's own code for a page that it gave up means to us."""
    trouble = LighthouseTrouble.TIMEOUT if code in TIMED_OUT else LighthouseTrouble.PAGE_ERROR
    return BadReport(trouble, message[:300] or f"Lighthouse gave the page up: {code[:40]}", code[:40])


def told_error(said: str) -> BadReport | None:
    """The same, from what lhci printed when it gave up; it prints the beginning of the report."""
    found = re.search(
        r'"runtimeError":\s*\{\s*"code":\s*"([A-Z0-9_]{1,40})"(?:,\s*"message":\s*"([^"\n]{0,300}))?', said
    )
    return page_error(found[1], found[2] or "") if found else None


def run_of(lhr: Lhr, file: str, held_back: int) -> LighthouseRun:
    """The numbers of one run. Raises BadReport where there is none at all."""
    run = LighthouseRun(
        file=file,
        performance=_score(lhr, "performance"),
        accessibility=_score(lhr, "accessibility"),
        best_practices=_score(lhr, "best-practices"),
        seo=_score(lhr, "seo"),
        fcp_ms=_number(lhr, "first-contentful-paint"),
        lcp_ms=_number(lhr, "largest-contentful-paint"),
        tbt_ms=_number(lhr, "total-blocking-time"),
        cls=_number(lhr, "cumulative-layout-shift", 4),
        speed_index_ms=_number(lhr, "speed-index"),
        observed_fcp_ms=_observed(lhr, "observedFirstContentfulPaint"),
        observed_lcp_ms=_observed(lhr, "observedLargestContentfulPaint"),
        held_back=held_back,
    )
    if all(score is None for score in (run.performance, run.accessibility, run.best_practices, run.seo)):
        raise BadReport(LighthouseTrouble.BAD_OUTPUT, "It has no score at all.")
    return run


def opportunities(lhr: Lhr) -> tuple[Opportunity, ...]:
    """What would gain most, the most useful first: by time, then by bytes (own judgement).

    Lighthouse 12 says most of it twice, the second time as what it calls an insight; 13 has insights alone.
    """
    found = [_opportunity(name, audit) for name, audit in lhr.audits.items() if (audit.score or 0) < 1]
    useful = [x for x in found if x.gain_ms or x.bytes]
    once = [x for x in useful if not x.id.endswith("-insight")] or useful
    return tuple(sorted(once, key=lambda x: (-x.gain_ms, -(x.bytes or 0), x.id))[:OPPORTUNITIES])


def _opportunity(name: str, audit: _Audit) -> Opportunity:
    details, saves = audit.details or _Details(), audit.metricSavings
    return Opportunity(
        id=name[:80],
        title=audit.title[:160],
        fcp_ms=saves.get("FCP") or None,
        lcp_ms=saves.get("LCP") or None,
        tbt_ms=saves.get("TBT") or None,
        total_ms=details.overallSavingsMs or None,
        bytes=round(details.overallSavingsBytes) if details.overallSavingsBytes else None,
    )


def _score(lhr: Lhr, category: str) -> float | None:
    found = lhr.categories.get(category)
    return None if found is None or found.score is None else round(100 * found.score, 1)


def _number(lhr: Lhr, audit: str, digits: int = 1) -> float | None:
    found = lhr.audits.get(audit)
    return None if found is None or found.numericValue is None else round(found.numericValue, digits)


def _observed(lhr: Lhr, name: str) -> float | None:
    metrics = lhr.audits.get("metrics")
    items = metrics.details.items if metrics and metrics.details else None
    value = items[0].get(name) if isinstance(items, list) and items and isinstance(items[0], dict) else None
    return round(float(value), 1) if isinstance(value, int | float) and 0 <= value < 1e9 else None
