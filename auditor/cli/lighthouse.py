"""Lighthouse on the command line: what the options ask for, what is printed, and which exit code that is."""

from __future__ import annotations

import os
from pathlib import Path

from auditor.cli.words import Exit, shown
from auditor.config import LighthouseWish, LighthouseWishError, token_of
from auditor.evidence import Absent, Evidence, Lighthouse, LighthouseTrouble, Present, Reason

MOST_LINES = 20


def lighthouse_wish(
    asked: bool, runs: int | None, rc: Path | None, server: str, token: str
) -> LighthouseWish | None:
    """What the options ask for. Raises LighthouseWishError."""
    if not asked:
        if runs or rc or server or token:
            raise LighthouseWishError("The options --lighthouse-... say how Lighthouse looks: add --lighthouse.")
        return None
    if bool(server) != bool(token):
        raise LighthouseWishError(
            "--lighthouse-upload URL and --lighthouse-token env:NAME go together: give both."
        )
    secret = token_of(token, os.environ) if token else ""
    return LighthouseWish(runs or LighthouseWish.runs, rc, server, secret)


def of_lighthouse(evidence: Evidence) -> tuple[Exit, str]:
    """The exit code where all else is fine, with a sentence where it is not plain."""
    slot = evidence.lighthouse
    if isinstance(slot, Absent) and slot.reason is not Reason.NOT_ASKED:
        return Exit.UNREACHABLE, f"All but Lighthouse is there: {slot.detail}"
    if not isinstance(slot, Present):
        return Exit.FINE, ""
    seen: Lighthouse = slot.value
    if seen.asserted is not None and seen.asserted.broken:
        count = len(seen.asserted.broken)
        return (
            Exit.GATE_FAILED,
            f"{count} of the assertions in {seen.asserted.file} {'does' if count == 1 else 'do'} not hold.",
        )
    if seen.asserted is not None and seen.asserted.trouble:
        return (
            Exit.INCONCLUSIVE,
            f"The assertions of {seen.asserted.file} were not judged: {seen.asserted.trouble}",
        )
    if seen.uploaded is not None and seen.uploaded.trouble:
        return Exit.UNREACHABLE, f"Lighthouse's runs were not uploaded: {seen.uploaded.trouble}"
    failed = [
        p for p in seen.pages if not p.runs and any(f.trouble is not LighthouseTrouble.PAYMENT for f in p.failures)
    ]
    if seen.asserted is not None and failed:
        names = ", ".join(f"{page.device} {page.name}" for page in failed)
        return Exit.INCONCLUSIVE, f"The assertions hold, but Lighthouse measured nothing of {names}."
    return Exit.FINE, ""


def lighthouse_lines(evidence: Evidence) -> list[str]:
    """What stands in the summary, a line each; nothing where Lighthouse was not asked."""
    slot = evidence.lighthouse
    if isinstance(slot, Absent) and slot.reason is not Reason.NOT_ASKED:
        return [f"Lighthouse: nothing. {shown(slot.detail)}"]
    if not isinstance(slot, Present):
        return []
    seen: Lighthouse = slot.value
    measured = [page for page in seen.pages if page.runs]
    lines = [f"Lighthouse {shown(seen.version, 20)}: {len(measured)} of {len(seen.pages)} pages measured"]
    lines += [
        f"  {page.device}, {page.name}: {failure.trouble} {shown(f'{failure.code} {failure.detail}', 160)}".rstrip()
        for page in seen.pages
        for failure in page.failures
    ][:MOST_LINES]
    if seen.asserted is not None:
        broken = seen.asserted.broken
        lines.append(
            f"  {shown(seen.asserted.file, 80)}: {len(broken)} of {len(seen.asserted.results)} assertions do not hold"
        )
        lines += [
            f"    {shown(x.audit, 80)} {shown(x.name, 40)} on {x.device} {shown(x.url, 120)}: "
            f"expected {shown(x.expected, 40)}, found {shown(x.actual, 40)}"
            for x in broken[:MOST_LINES]
        ]
    if seen.uploaded is not None and not seen.uploaded.trouble:
        lines.append(f"  Uploaded to {shown(seen.uploaded.server, 200)}")
    return lines
