"""All that Lighthouse does in one audit: round by round over the pages of each device, then judged by the user's file."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from auditor.config import LighthouseWish
from auditor.evidence import (
    Absent,
    Asserted,
    Lighthouse,
    LighthouseFailure,
    LighthousePage,
    LighthouseTrouble,
    Opportunity,
    Present,
    Reason,
    Uploaded,
    nearest_median,
)
from auditor.evidence import LighthouseRun as Run
from auditor.lighthouse.after import assert_runs, upload_runs
from auditor.lighthouse.collect import Collected, Customer, Keep, collect
from auditor.lighthouse.find import NoLighthouse, Tools, find_lighthouse
from auditor.lighthouse.pages import Looked
from auditor.lighthouse.reading import BadReport, opportunities, run_of

Tell = Callable[[str], None]
CONTEXT = "LHCI_BUILD_CONTEXT__"
"""The environment variables of lhci that say which commit an upload belongs to; the only ones of lhci that are passed on."""
REASONS = {
    LighthouseTrouble.TIMEOUT: Reason.TIMEOUT,
    LighthouseTrouble.PAGE_ERROR: Reason.UNSUPPORTED,
    LighthouseTrouble.MOVED: Reason.NOT_REACHED,
    LighthouseTrouble.PAYMENT: Reason.NEEDS_AUTHORISATION,
}
"""Why there is nothing at all, where each page had trouble; all other trouble is our own."""


@dataclass(frozen=True)
class _Run:
    """A run with what is shown where it is the one nearest the median."""

    numbers: Run
    throttling: str
    version: str
    opportunities: tuple[Opportunity, ...]


@dataclass
class _Page:
    """One page on one device, as far as it was looked at."""

    customer: Customer
    looked: Looked
    runs: list[_Run] = field(default_factory=list)
    failures: list[LighthouseFailure] = field(default_factory=list)

    def evidence(self) -> LighthousePage:
        index = nearest_median([run.numbers.lcp_ms for run in self.runs])
        shown = self.runs[index] if self.runs else None
        return LighthousePage(
            device=self.customer.profile.name,
            name=self.looked.name,
            url=self.looked.url,
            page=self.looked.record,
            preset=self.customer.preset,
            throttling=shown.throttling if shown else "",
            network=self.customer.network.name if self.customer.network.slows else "",
            runs=tuple(run.numbers for run in self.runs),
            shown=index,
            opportunities=shown.opportunities if shown else (),
            failures=tuple(self.failures),
        )


class LighthouseRuns:
    """Looks at pages. `slot` can be asked for at any moment: what was measured is never lost."""

    def __init__(
        self,
        visits: Sequence[tuple[Customer, Sequence[Looked]]],
        wish: LighthouseWish,
        folder: Path,
        keep: Keep,
        tell: Tell,
    ) -> None:
        """`folder` is the run folder, into which `keep` puts files."""
        self._pages = [_Page(customer, looked) for customer, pages in visits for looked in pages]
        self._wish, self._folder, self._keep, self._tell = wish, folder, keep, tell
        self._tools: Tools | None = None
        self._missing = ""
        self._asserted: Asserted | None = None
        self._uploaded: Uploaded | None = None

    async def run(self) -> None:
        """Nothing is raised but cancellation."""
        try:
            with TemporaryDirectory(prefix="auditor-lighthouse-", ignore_cleanup_errors=True) as folder:
                self._tools = await find_lighthouse(Path(folder))
        except NoLighthouse as error:
            self._missing = str(error)
            self._tell(self._missing)
            return
        except OSError as error:
            self._missing = f"There is no place for Lighthouse's files: {error.strerror}."
            self._tell(self._missing)
            return
        for turn in range(self._wish.runs):
            for page in self._pages:
                await self._look(self._tools, page, turn)
        await self._hand_on(self._tools)

    async def _look(self, tools: Tools, page: _Page, turn: int) -> None:
        device, looked = page.customer.profile.name, page.looked
        if looked.pays:
            if turn == 0:
                page.failures.append(LighthouseFailure(trouble=LighthouseTrouble.PAYMENT))
            return
        if any(failure.trouble is LighthouseTrouble.TIMEOUT for failure in page.failures):
            return  # minutes each time, and it would hardly be another
        self._tell(f"{device}: Lighthouse looks at {looked.name}, run {turn + 1} of {self._wish.runs}")
        got = await collect(tools, page.customer, looked.url, f"{device}-{looked.name}-{turn + 1}", self._keep)
        if isinstance(got, Collected):
            got = self._number(page, got) or got
        if isinstance(got, LighthouseFailure):
            page.failures.append(got)
            self._tell(f"{device}: {looked.name}: {got.trouble}{f' ({got.code})' if got.code else ''}")

    def _number(self, page: _Page, got: Collected) -> LighthouseFailure | None:
        """Take the run's numbers in, or say why they are none of this page."""
        there = got.lhr.finalDisplayedUrl
        if not _same_page(there, page.looked.url):
            detail = f"The address leads to {there[:200]} now."
            return LighthouseFailure(trouble=LighthouseTrouble.MOVED, detail=detail, file=got.file)
        try:
            numbers = run_of(got.lhr, got.file, got.held_back)
        except BadReport as bad:
            return LighthouseFailure(trouble=bad.trouble, detail=bad.detail, file=got.file)
        how, version = got.lhr.configSettings.throttlingMethod, got.lhr.lighthouseVersion
        page.runs.append(_Run(numbers, how[:40], version[:40], opportunities(got.lhr)))
        return None

    async def _hand_on(self, tools: Tools) -> None:
        """To `lhci assert` and `lhci upload`, where they were asked for and there is anything."""
        kept: dict[str, list[Path]] = {}
        for page in self._pages:
            for run in page.runs:
                if run.numbers.file:
                    kept.setdefault(page.customer.profile.name, []).append(self._folder / run.numbers.file)
        if kept and self._wish.assertions:
            self._asserted = await assert_runs(tools, self._wish.assertions, kept)
        if kept and self._wish.upload:
            context = {name: text for name, text in os.environ.items() if name.startswith(CONTEXT)}
            self._uploaded = await upload_runs(tools, self._wish.upload, self._wish.token, kept, context)

    def slot(self) -> Present[Lighthouse] | Absent:
        """What is known so far."""
        if self._missing:
            return Absent(reason=Reason.UNSUPPORTED, detail=self._missing)
        pages = [page.evidence() for page in self._pages if page.runs or page.failures]
        if not self._pages:
            return Absent(reason=Reason.NOT_REACHED, detail="The walk came to no page for Lighthouse to look at.")
        if self._tools is None or not pages:
            return Absent(reason=Reason.INTERRUPTED, detail="Lighthouse had not looked at a page yet.")
        if not any(page.runs for page in pages):
            first = pages[0].failures[0]
            return Absent(
                reason=REASONS.get(first.trouble, Reason.OWN_FAULT),
                detail=f"Lighthouse measured no page. {first.trouble}: {first.code} {first.detail}"[:400],
            )
        version = next(run.version for page in self._pages for run in page.runs)
        return Present(
            value=Lighthouse(
                lhci=self._tools.lhci_version,
                version=version,
                pages=tuple(pages),
                asserted=self._asserted,
                uploaded=self._uploaded,
            )
        )


def _same_page(there: str, wanted: str) -> bool:
    try:
        at, to = urlsplit(there), urlsplit(wanted)
    except ValueError:
        return False
    return (at.netloc, at.path.rstrip("/")) == (to.netloc, to.path.rstrip("/"))
