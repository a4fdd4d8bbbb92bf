"""The journey of each device as a filmstrip, and what the never-pays guard did."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from auditor.evidence import (
    Evidence,
    Interruption,
    Journey,
    Milestone,
    MilestoneMark,
    PageLoads,
    Present,
    TimedWalk,
)
from auditor.plugins import RunView
from reports.html import phrases
from reports.html.figures import count, seconds, shorten
from reports.html.pictures import Album, Picture

KEEPS_THOUGHT_MS = 1000
"""A wait up to this keeps the train of thought (Nielsen, R12); no step is called slow below it."""
A_MATTER_OF_TASTE = ("open_product", "open_category")
"""Among many goods any choice is a close one, and tells nothing about the shop."""


@dataclass(frozen=True)
class Frame:
    number: int
    name: str
    time: str
    share: float
    """Time in per cent of the slowest step, for the bar."""
    slowest: bool
    picture: Picture | None
    reached: bool
    last: bool


@dataclass(frozen=True)
class Walk:
    device: str
    title: str
    tall: bool
    frames: list[Frame]
    ended: str
    detail: str
    at_payment: bool
    tally: str
    bought: str
    met: list[str]
    unsure: list[str]
    changed: list[str]
    """What a written route wanted and was not there."""
    again: list[str]
    """How the same way went once more, timed; a sentence for each time."""


@dataclass(frozen=True)
class Ledger:
    """Proof that nothing was bought, per device."""

    device: str
    orders: int
    armed: bool
    signs: list[str]
    refused: list[str]
    let_through: list[str]
    cart: str
    layers: str


def journeys_of(evidence: Evidence) -> tuple[Journey, ...]:
    """The recorded journeys; none when there is no such evidence."""
    return evidence.journeys.value.journeys if isinstance(evidence.journeys, Present) else ()


def page_names(evidence: Evidence) -> dict[str, str]:
    """Page id -> what a reader calls the page."""
    return {
        p.id: phrases.MILESTONES[p.milestone] if p.milestone else shorten(p.title, 60)
        for j in journeys_of(evidence)
        for p in j.pages
    }


def walks(run: RunView, album: Album) -> list[Walk]:
    loads = run.evidence.page_loads
    return [
        _walk(j, album, loads.value if isinstance(loads, Present) else None) for j in journeys_of(run.evidence)
    ]


def _walk(journey: Journey, album: Album, loads: PageLoads | None) -> Walk:
    met = [_met(i) for i in journey.interruptions]
    unsure = [
        f"“{shorten(s.target, 80)}”"
        + (f" rather than {shorten(', '.join(s.considered[1:3]), 120)}" if s.considered[1:] else "")
        for s in journey.steps
        if s.ambiguous and s.intent not in A_MATTER_OF_TASTE
    ]
    tally = [count(journey.actions, "action"), count(journey.wrong_clicks, "wrong tap")]
    if journey.assisted:
        tally.append(f"{count(journey.assisted, 'step')} that only we could take, by typing an address")
    product = journey.product
    price = f" for {product.price} {product.currency}".rstrip() if product and product.price is not None else ""
    return Walk(
        device=journey.device,
        title=f"{journey.device.capitalize()}, {journey.profile.width} × {journey.profile.height}",
        tall=journey.profile.height > journey.profile.width,
        frames=_frames(journey, album, loads),
        ended=phrases.STOPPED[journey.stopped_because],
        detail=shorten(journey.stopped_detail, 400),
        at_payment=journey.reached is Milestone.PAYMENT,
        tally=phrases.join(tally),
        bought=f"{shorten(product.title, 120)}{price}" if product and product.title else "",
        met=met,
        unsure=unsure,
        changed=list(dict.fromkeys(shorten(s.missed, 160) for s in journey.steps if s.missed)),
        again=[_again(walk, journey) for walk in journey.timed],
    )


def _again(walk: TimedWalk, journey: Journey) -> str:
    if walk.reached is journey.reached:
        how = f"As far as the first time, in {seconds(walk.took_ms)}"
        how += f" and {count(walk.actions, 'action')}."
    else:
        name = phrases.MILESTONES[walk.reached].lower() if walk.reached else "nothing"
        how = f"Only as far as: {name}. {shorten(walk.stopped_detail, 200)}"
    if walk.changed:
        how += f" The path had changed: {shorten('; '.join(walk.changed), 240)} was not there again."
    return how


def _frames(journey: Journey, album: Album, loads: PageLoads | None) -> list[Frame]:
    """One frame per page that proved milestones, then an empty one for each milestone not reached."""
    groups = [list(marks) for _, marks in groupby(journey.milestones, key=lambda m: m.page)]
    times = [_time(journey, marks, loads) for marks in groups]
    slowest = max((t for t in times if t is not None), default=0.0)
    frames = []
    for n, (marks, time) in enumerate(zip(groups, times, strict=True), 1):
        page = journey.page(marks[0].page)
        names = list(dict.fromkeys(phrases.MILESTONES[m.name] for m in marks))
        frames.append(
            Frame(
                number=n,
                name=", ".join(names),
                time="" if time is None else seconds(time),
                share=100 * time / slowest if time and slowest else 0.0,
                slowest=time is not None and time == slowest and time > KEEPS_THOUGHT_MS,
                picture=album.frame(page) if page else None,
                reached=True,
                last=n == len(groups),
            )
        )
    reached = {m.name for m in journey.milestones}
    furthest = max((m.rank for m in reached), default=-1)
    for milestone in Milestone:
        if milestone.rank > furthest:
            frames.append(
                Frame(len(frames) + 1, phrases.MILESTONES[milestone], "", 0.0, False, None, False, False)
            )
    return frames


def _time(journey: Journey, marks: list[MilestoneMark], loads: PageLoads | None) -> float | None:
    """From the tap until the customer could go on; for the front page, until its main content stood there."""
    steps = {s.index: s for s in journey.steps}
    waits = [
        s.done_ms for m in marks if (s := steps.get(m.step)) and s.page_after == m.page and s.done_ms is not None
    ]
    if waits:
        return max(waits)
    if marks[0].name is Milestone.LANDED and loads:
        run = next((x.run for x in loads.loads if x.device == journey.device and x.name == "landed"), None)
        return (run.lcp_ms or run.load_ms) if run else None
    return None


def _met(event: Interruption) -> str:
    name = phrases.INTERRUPTIONS.get(event.kind, "Something in the way")
    covers = f", covering {event.covers:.0%} of the screen" if event.covers >= 0.05 else ""
    said = f": “{shorten(event.text, 140)}”" if event.text else ""
    if not event.closed_by:
        end = " It could not be closed."
    else:
        end = f" Closed with “{shorten(event.closed_by, 40)}” after {count(event.taps, 'tap')}."
    return f"{name} after {seconds(event.at_ms)}{covers}{said}{end}" + (
        " It came back." if event.came_back else ""
    )


def ledgers(run: RunView) -> list[Ledger]:
    return [
        Ledger(
            device=j.device,
            orders=j.guard.orders_sent,
            armed=j.guard.armed,
            signs=[shorten(s, 200) for s in j.guard.order_signs],
            refused=[shorten(f"{r.method} {r.host}{r.path}: {r.why}", 200) for r in j.guard.refused],
            let_through=[shorten(w, 160) for w in j.guard.writes_let_through],
            cart={True: "emptied", False: "could not be emptied", None: "nothing was put in"}[j.cart.emptied],
            layers=", ".join(j.guard.layers),
        )
        for j in journeys_of(run.evidence)
    ]
