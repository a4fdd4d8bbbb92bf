"""Everything else: what could not be told, what is fine, how it was measured, and the sources."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.evidence import Present
from auditor.plugins import Finding, RunView, Source, Verdict
from reports.html import phrases
from reports.html.figures import points, shorten


@dataclass(frozen=True)
class Line:
    question: str
    check: str
    said: str
    score: str


@dataclass(frozen=True)
class Group:
    title: str
    explained: str
    lines: list[Line]


@dataclass(frozen=True)
class Rest:
    unknown: list[Group]
    fine: list[Group]
    inapplicable: list[Line]
    method: list[tuple[str, str]]
    weights: list[tuple[str, str]]
    sources: list[Source]
    timing: str

    @property
    def unknown_count(self) -> int:
        return sum(len(g.lines) for g in self.unknown)

    @property
    def fine_count(self) -> int:
        return sum(len(g.lines) for g in self.fine)


def rest(run: RunView) -> Rest:
    card = run.scorecard
    untold = [f for f in card.findings if f.outcome in (Verdict.CANT_TELL, Verdict.UNTESTED)]
    fine = [f for f in card.findings if f.outcome is Verdict.PASSED]
    sources = {s.id: s for f in card.findings for s in f.source}
    total = sum(p.weight for p in card.promises) or 1.0
    return Rest(
        unknown=[
            Group(title, explained, [_line(f) for f in untold if f.reason is reason])
            for reason, (title, explained) in phrases.REASONS.items()
            if any(f.reason is reason for f in untold)
        ],
        fine=[
            Group(p.title, "", [_line(f) for f in fine if f.promise == p.id])
            for p in card.promises
            if any(f.promise == p.id for f in fine)
        ],
        inapplicable=[_line(f) for f in card.findings if f.outcome is Verdict.INAPPLICABLE],
        method=_method(run),
        weights=[(p.title, f"{100 * p.weight / total:.0f} %") for p in card.promises],
        sources=sorted(sources.values(), key=lambda s: s.id),
        timing=" ".join((_timing(run) + ".", *card.environment.doubts)),
    )


def _line(finding: Finding) -> Line:
    score = "" if finding.score is None or finding.score >= 100 else points(finding.score)
    return Line(finding.title, finding.check, shorten(finding.saw, 500), score)


def _method(run: RunView) -> list[tuple[str, str]]:
    card, seen = run.scorecard, run.evidence
    where = card.environment
    took = (seen.finished_at - seen.started_at).total_seconds()
    lines = [
        ("Address", card.shop.url),
        ("Devices", ", ".join(card.asked.devices)),
        ("Language asked for", card.asked.locale or "the shop's own"),
        ("Kind of audit", f"{card.asked.profile}: walks as a customer, orders nothing, writes to nobody unasked"),
        ("Duration", f"{took / 60:.0f} min" if took >= 60 else f"{took:.0f} s"),
        ("Timing", _timing(run)),
        ("Browser", where.browser or "none"),
        ("Browser sandbox", where.sandbox),
        ("Machine", ", ".join(filter(None, [where.system, f"{where.cpus} processors", _speed(where.cpu_ms)]))),
        *([("Doubts", " ".join(where.doubts))] if where.doubts else []),
        ("Made by", f"auditor {card.auditor_version}, Python {where.python or 'unknown'}"),
        ("Rulebook", f"version {card.rulebook_version}: {len(card.findings)} of its {card.questions_in_rulebook} questions were asked here"),
        ("Coverage", f"{card.coverage:.0%} of the weight could be judged; confidence {card.confidence}"),
    ]  # fmt: skip
    if card.arithmetic is not None:
        lines.append(
            (
                "Plain average",
                f"{points(card.arithmetic)} points; it hides a broken promise behind good ones, so it is not the score",
            )
        )
    if card.letter and card.letter_stability is not None:
        lines.append(("Letter", f"the same in {card.letter_stability:.0%} of 1,000 slightly different weightings"))
    return lines


def _timing(run: RunView) -> str:
    loads, runs = run.evidence.page_loads, run.scorecard.asked.runs
    profile = loads.value.profile if isinstance(loads, Present) else run.scorecard.environment.throttling
    each = "One run a page" if runs == 1 else f"{runs} runs a page; shown is the real run nearest the median"
    return f"{each}. Network and processor: {profile or 'not slowed down'}"


def _speed(cpu_ms: float | None) -> str:
    return "" if cpu_ms is None else f"speed test {cpu_ms:.0f} ms"
