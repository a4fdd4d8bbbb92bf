"""Evidence for tests: everything sensible by default, so that a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from auditor.evidence import (
    KINDS,
    Absent,
    Asked,
    Box,
    Control,
    DeviceProfile,
    Environment,
    Evidence,
    Field,
    GuardLog,
    InfoPage,
    InfoPages,
    Journey,
    Journeys,
    LoadRun,
    Milestone,
    MilestoneMark,
    Model,
    MoneyLine,
    PageLoad,
    PageLoads,
    PageRecord,
    Present,
    Reason,
    Shop,
    Step,
    StopReason,
)

PHONE = DeviceProfile(name="phone", width=390, height=844, scale=3, touch=True)
DESKTOP = DeviceProfile(name="desktop", width=1280, height=800)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def box(x: float = 10, y: float = 10, width: float = 120, height: float = 40) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def page(name: str = "page", **changes: Any) -> PageRecord:
    """A page record called `name`; keyword arguments are the fields of PageRecord."""
    given: dict[str, Any] = {
        "id": name,
        "url": f"https://shop.example/{name}",
        "title": name.title(),
        "lang": "en",
        "status": 200,
    }
    return PageRecord.model_validate({**given, **changes})


def control(name: str, **changes: Any) -> Control:
    return Control.model_validate({"name": name, "text": name, "box": box(), **changes})


def field(label: str, meaning: str = "", **changes: Any) -> Field:
    return Field.model_validate(
        {"label": label, "label_from": "label", "meaning": meaning, "name": meaning, "box": box(), **changes}
    )


def money(label: str, amount: str, role: str = "other", **changes: Any) -> MoneyLine:
    return MoneyLine.model_validate(
        {
            "text": f"{label} {amount} €",
            "label": label,
            "amount": Decimal(amount),
            "currency": "EUR",
            "role": role,
            "box": box(),
            **changes,
        }
    )


def journey(*pages: PageRecord, device: str = "desktop", **changes: Any) -> Journey:
    """A journey over the given pages. Pages that carry a milestone become its milestone marks; it has reached the
    furthest of them, and stopped at payment if that is among them."""
    profile = PHONE if device == "phone" else DESKTOP
    marks = [
        MilestoneMark(name=p.milestone, at_ms=1000.0 * i, step=i, page=p.id, proof="seen")
        for i, p in enumerate(pages)
        if p.milestone
    ]
    reached = max((m.name for m in marks), key=lambda m: m.rank, default=None)
    stopped = StopReason.PAYMENT_REACHED if reached is Milestone.PAYMENT else StopReason.NO_PROGRESS
    given: dict[str, Any] = {
        "device": device,
        "profile": profile,
        "reached": reached,
        "stopped_because": stopped,
        "milestones": marks,
        "pages": pages,
        "guard": GuardLog(armed=True, layers=("fetch",)),
        "actions": len(pages),
    }
    return Journey.model_validate({**given, **changes})


def journeys(*each: Journey) -> Journeys:
    return Journeys(journeys=each or (journey(page("home", milestone=Milestone.LANDED)),))


def step(index: int = 0, **changes: Any) -> Step:
    return Step.model_validate(
        {"index": index, "at_ms": 100.0 * index, "action": "click", "effect": "verified", **changes}
    )


def load(name: str = "landed", *, device: str = "desktop", **run: Any) -> PageLoad:
    """One page load with one run; keyword arguments are the fields of LoadRun."""
    return PageLoad(
        device=device,
        name=name,
        url=f"https://shop.example/{name}",
        page=name,
        runs=(LoadRun.model_validate(run),),
    )


def page_loads(*loads: PageLoad) -> PageLoads:
    return PageLoads(loads=loads)


def info_pages(home: PageRecord | None = None, **topics: PageRecord | str) -> InfoPages:
    """Topic pages by keyword; a plain string is the page's text. Each is one click from home."""
    pages = tuple(
        InfoPage(topic=t, clicks=1, link=t, page=p if isinstance(p, PageRecord) else page(t, text=p))
        for t, p in topics.items()
    )
    return InfoPages(home=home or page("home"), pages=pages)


def evidence(**slots: Model) -> Evidence:
    """Evidence with the given slots present (by slot name) and all others absent, not asked."""
    filled = {
        name: Present(value=slots[name]) if name in slots else Absent(reason=Reason.NOT_ASKED) for name in KINDS
    }
    return Evidence.model_validate(
        {
            "shop": Shop(url="https://shop.example/", host="shop.example"),
            "started_at": NOON,
            "finished_at": NOON,
            "environment": Environment(auditor="0", browser="none"),
            "asked": Asked(),
            **filled,
        }
    )
