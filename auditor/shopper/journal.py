"""What happened on one journey, written down while it happens in the shapes of the evidence."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor.browser.tab import Tab, TapResult
from auditor.config.route import RouteStep
from auditor.evidence import (
    CartEnd,
    DeviceProfile,
    GuardLog,
    Interruption,
    Journey,
    LoadRun,
    Milestone,
    MilestoneMark,
    Mistake,
    PageRecord,
    Step,
    StopReason,
    Tap,
)
from auditor.seeing.facets import Understood
from auditor.seeing.record import control as control_record
from auditor.seeing.record import page_record
from auditor.shopper.consent import ConsentWatch
from auditor.shopper.interruptions import InTheWay, opening
from auditor.shopper.memory import Action, Memory
from auditor.shopper.route import step_of


@dataclass
class Journal:
    """Complete at any moment, also after an interruption. Times are ms since the journey began."""

    profile: DeviceProfile
    folder: Path
    """The run folder; screenshots go to its `shots/`."""
    pictures: bool = True
    pages: list[PageRecord] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    marks: list[MilestoneMark] = field(default_factory=list)
    interruptions: list[Interruption] = field(default_factory=list)
    loads: dict[str, LoadRun] = field(default_factory=dict)
    """By page id: the times of pages that had just been loaded, where the tab reads them."""
    taps: list[Tap] = field(default_factory=list)
    way: list[RouteStep] = field(default_factory=list)
    """What was pressed and worked, for the route file."""
    reopenable: dict[str, str] = field(default_factory=dict)
    """Addresses of the pages that proved a milestone."""
    mistake: Mistake | None = None
    cart: CartEnd = field(default_factory=CartEnd)
    actions: int = 0
    wrong_clicks: int = 0
    assisted: int = 0
    stopped: tuple[StopReason, str] = (StopReason.OWN_FAULT, "The journey did not begin.")
    took_ms: float | None = None
    """How long the walk lasted; None while it goes on."""
    _born: float = field(default_factory=time.monotonic)

    def ms(self) -> float:
        return round((time.monotonic() - self._born) * 1000, 1)

    @property
    def at(self) -> str:
        """The id of the page at hand."""
        return self.pages[-1].id

    async def page(self, u: Understood, tab: Tab, consent: ConsentWatch) -> PageRecord:
        """A compact record of what is seen now, with a picture unless there shall be none."""
        page_id = f"{self.profile.name}-{len(self.pages) + 1}"
        shot = f"shots/{page_id}.jpg"
        shot_taken = self.pictures and await tab.shoot(self.folder / shot)
        requests, errors = await tab.traffic.take()
        cookies = await tab.traffic.cookies()
        consent.keep_cookies(cookies)
        if pulse := await tab.pulse():
            tab.asked.update(pulse["asked"])
        asked, tab.asked = tuple(sorted(tab.asked)), set()
        record = page_record(
            u, page_id, self.profile.name, at_ms=self.ms(), shot=shot if shot_taken else "",
            errors=errors, requests=requests, cookies=cookies, permission_asks=asked,
        )  # fmt: skip
        self.pages.append(record)
        if tab.load is not None:
            self.loads[page_id], tab.load = tab.load, None
        return record

    def mark(self, milestone: Milestone, proof: str, url: str, *, step: int) -> None:
        """A milestone, proved by the page at hand."""
        if self.pages[-1].milestone is None:
            self.pages[-1] = self.pages[-1].model_copy(update={"milestone": milestone})
        self.marks.append(MilestoneMark(name=milestone, at_ms=self.ms(), step=step, page=self.at, proof=proof))
        self.reopenable.setdefault(milestone.value, url)

    def unmark(self, milestone: Milestone) -> None:
        """It was reached on a way that led nowhere."""
        self.marks = [m for m in self.marks if m.name is not milestone]

    def step(
        self, action: Action, reached: Milestone | None, *, started: float, before: str, after: str, tap: TapResult,
        effect: str, proof: str,
    ) -> None:  # fmt: skip
        """One action with its effect; a press is a tap with its times, too."""
        c = action.control
        box = c.box if c else (action.entries[0].field.box if action.entries else None)
        target = c.label if c else ", ".join(dict.fromkeys(e.meaning for e in action.entries)) or action.url
        done_ms = _done(action, tap)
        step = Step(
            index=len(self.steps), at_ms=started, milestone=reached, action={"press": "click"}.get(action.kind, action.kind),
            intent=action.intent, target=target[:160], box=box, page_before=before, page_after=after,
            feedback_ms=tap.feedback_ms, inp_ms=tap.inp_ms, done_ms=done_ms, effect=effect, proof=proof,
            considered=action.considered, ambiguous=action.ambiguous, missed=action.missed,
        )  # fmt: skip
        self.steps.append(step)
        if action.kind == "press":
            self.taps.append(
                Tap(
                    device=self.profile.name, page=before, step=step.index, intent=action.intent, target=step.target, box=box,
                    feedback_ms=tap.feedback_ms, inp_ms=tap.inp_ms, no_inp=tap.no_inp, handled_ms=tap.handled_ms, done_ms=done_ms,
                )
            )  # fmt: skip

    def onward(self, action: Action) -> None:
        """The action led on: it belongs into the route."""
        if (pressed := step_of(action)) is not None:
            self.way.append(pressed)

    def met(self, found: InTheWay, page: str, *, at_ms: float) -> int:
        """Something stands in the way; its index for `note`. `at_ms` counts from the opening of the page."""
        for i, earlier in enumerate(self.interruptions):
            if earlier.closed_by and opening(earlier.text) == opening(found.layer.text):
                self.interruptions[i] = earlier.model_copy(update={"came_back": True})
        self.interruptions.append(
            Interruption(
                kind=found.kind, page=page, at_ms=round(at_ms), text=found.layer.text, box=found.layer.box,
                covers=min(1.0, found.layer.covers), modal=found.layer.modal, before_any_input=self.actions == 0,
                controls=tuple(control_record(c) for c in found.controls),
            )
        )  # fmt: skip
        return len(self.interruptions) - 1

    def note(self, index: int, **changes: Any) -> None:
        """How an interruption ended."""
        self.interruptions[index] = self.interruptions[index].model_copy(update=changes)

    def journey(self, memory: Memory, locale: str, guard: GuardLog | None) -> Journey:
        reason, sentence = self.stopped
        return Journey(
            device=self.profile.name, profile=self.profile, locale=locale, reached=memory.reached, stopped_because=reason,
            stopped_detail=sentence, signed_in=memory.signed_in, milestones=tuple(self.marks), steps=tuple(self.steps), pages=tuple(self.pages),
            interruptions=tuple(self.interruptions), product=memory.product, cart=self.cart, actions=self.actions,
            wrong_clicks=self.wrong_clicks, assisted=self.assisted, explored_ms=self.ms() if self.took_ms is None else self.took_ms,
            **({"guard": guard} if guard else {}),
        )  # fmt: skip


def _done(action: Action, tap: TapResult) -> float | None:
    """For the cart the moment its success is said; else when the page stopped changing."""
    if action.intent == "add_to_cart" and not tap.navigated and tap.said:
        told = [at for at, text in tap.said if re.search(r"\d", text) or len(text) > 8]
        return round(told[-1] if told else tap.said[-1][0], 1)
    return tap.done_ms
