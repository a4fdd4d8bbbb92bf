"""What Lighthouse measured on the pages of the walk. Durations in ms; scores 0 to 100, as in Lighthouse's own report."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from auditor.evidence.base import Model


class LighthouseTrouble(StrEnum):
    """Why Lighthouse has no number of a page."""

    TIMEOUT = "lighthouse_timeout"
    BAD_OUTPUT = "lighthouse_bad_output"
    """What it wrote is no report of Lighthouse."""
    PAGE_ERROR = "lighthouse_page_error"
    """It gave the page up, with a code of its own."""
    FAILED = "lighthouse_failed"
    """It ended with an error, and did not say which."""
    MOVED = "lighthouse_moved"
    """The address leads to another page now."""
    PAYMENT = "lighthouse_payment"
    """A page where one pays is not looked at."""
    GUARD = "lighthouse_guard"
    """The guard could not be armed, so Lighthouse saw nothing."""


class LighthouseFailure(Model):
    """One run, or one page, that has no number."""

    trouble: LighthouseTrouble
    code: str = ""
    """Lighthouse's own runtime error, "NO_FCP", "PAGE_HUNG" and so on."""
    detail: str = ""
    file: str = ""
    """What it wrote, cut to length, relative to the run folder; empty where nothing was kept."""


class LighthouseRun(Model):
    """One run. A number that Lighthouse did not give is None, never 0."""

    file: str
    """Lighthouse's own report as JSON (LHR), relative to the run folder."""
    performance: float | None = None
    accessibility: float | None = None
    best_practices: float | None = None
    seo: float | None = None
    fcp_ms: float | None = None
    lcp_ms: float | None = None
    tbt_ms: float | None = None
    cls: float | None = None
    speed_index_ms: float | None = None
    observed_fcp_ms: float | None = None
    """As the browser painted it on this machine, also where the numbers above are simulated."""
    observed_lcp_ms: float | None = None
    held_back: int = 0
    """Requests that the guard did not let out; each may stand among the errors that Lighthouse counts."""


class Opportunity(Model):
    """One thing that Lighthouse would change, with the most it thinks to gain by it."""

    id: str
    title: str
    fcp_ms: float | None = None
    lcp_ms: float | None = None
    tbt_ms: float | None = None
    total_ms: float | None = None
    """Of the whole load."""
    bytes: int | None = None

    @property
    def gain_ms(self) -> float:
        """The largest of the savings in time, 0 where there is none."""
        return max(self.fcp_ms or 0, self.lcp_ms or 0, self.tbt_ms or 0, self.total_ms or 0)


class LighthousePage(Model):
    """All runs of one page on one device; `shown` is the real run nearest the median."""

    device: str
    name: str
    """The milestone or page: "landed", "listing", "product", "cart_seen" or "checkout"."""
    url: str
    page: str = ""
    """Id of the page record with its screenshot."""
    preset: str
    """"mobile" (Lighthouse's default) or "desktop"."""
    throttling: str = ""
    """Lighthouse's throttlingMethod: "simulate" (the metrics are computed), "devtools" or "provided" (observed)."""
    network: str = ""
    """Name of the audit's own profile of network and processor, where that was handed on; "" for the preset's."""
    runs: tuple[LighthouseRun, ...] = ()
    shown: int = 0
    opportunities: tuple[Opportunity, ...] = ()
    """Of the shown run, the most useful first."""
    failures: tuple[LighthouseFailure, ...] = ()

    @property
    def run(self) -> LighthouseRun | None:
        return self.runs[self.shown] if self.runs else None


class Assertion(Model):
    """One thing that the user's lighthouserc asks for, and how it stands."""

    device: str
    url: str
    audit: str
    """Lighthouse's audit or category, with the property that is asked for."""
    name: str
    """"minScore", "maxNumericValue", "maxLength" and so on."""
    level: str
    """"error" fails the audit, "warn" does not."""
    passed: bool
    expected: str = ""
    actual: str = ""


class Asserted(Model):
    """What `lhci assert` said of the runs."""

    file: str
    """Name of the lighthouserc."""
    results: tuple[Assertion, ...] = ()
    """All that did not hold, and of those that held as many as lhci tells."""
    trouble: str = ""
    """Why lhci could not tell; empty where it could."""

    @property
    def broken(self) -> tuple[Assertion, ...]:
        """What fails the audit."""
        return tuple(x for x in self.results if not x.passed and x.level == "error")


class Uploaded(Model):
    """What became of `lhci upload`."""

    server: str
    trouble: str = ""
    """Why nothing, or not all, was uploaded; empty where it was."""


class Lighthouse(Model):
    lhci: str
    """Version of Lighthouse CI."""
    version: str = ""
    """Version of Lighthouse itself."""
    pages: tuple[LighthousePage, ...] = Field(min_length=1)
    asserted: Asserted | None = None
    uploaded: Uploaded | None = None
