"""The consent banner: refused where refusal is offered, with everything that was asked for before and after."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from playwright.async_api import Error

from auditor.browser.tab import Tab
from auditor.evidence import ConsentSeen, Control, Cookie, Request
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl
from auditor.seeing.observe import Look
from auditor.seeing.record import control as control_record
from auditor.shopper.interruptions import InTheWay, consent_controls, in_the_way

See = Callable[[], Awaitable[tuple[Understood, Look]]]
KEEP = 150


@dataclass
class ConsentWatch:
    device: str
    tab: Tab
    pressed: str = ""
    taps: int = 0
    _met: ConsentSeen | None = None
    _split: int = 0
    _cookies: tuple[Cookie, ...] = ()
    _cookies_after: tuple[Cookie, ...] = ()
    _answers: list[str] = field(default_factory=list)

    @staticmethod
    def nothing(device: str) -> ConsentSeen:
        return ConsentSeen(device=device, shown=False)

    async def answer(
        self, found: InTheWay, u: Understood, seen: Look, page: str, see: See
    ) -> tuple[Understood, Look]:
        """Refuse if at all possible: on the first layer, else behind the settings; else close; else accept."""
        lang = u.seen.language
        first = consent_controls(found, lang)
        cookies = await self.tab.traffic.cookies()
        split = len(self.tab.traffic.requests)
        preticked = tuple(
            f.label
            for f in u.seen.fields
            if f.layer == found.index and f.checked and not f.disabled and f.kind in ("checkbox", "switch")
        )
        taps_to_reject: int | None = None
        chosen = "none"
        self.taps = 0
        if first.reject is not None:
            u, seen = await self._press(first.reject, seen, see)
            taps_to_reject, chosen = 1, "refused"
        elif first.settings is not None:
            u, seen = await self._press(first.settings, seen, see)
            inner = in_the_way(u)
            if inner is not None and inner.kind == "consent":
                preticked += tuple(
                    f.label for f in u.seen.fields if f.layer == inner.index and f.checked and not f.disabled
                )
                second = consent_controls(inner, lang)
                last = second.reject or (second.save if not preticked else None)
                if last is not None:
                    u, seen = await self._press(last, seen, see)
                    taps_to_reject, chosen = 2, "refused"
        if chosen == "none" and first.close is not None:
            u, seen = await self._press(first.close, seen, see)
            chosen = "closed"
        if chosen == "none" and first.accept is not None:
            u, seen = await self._press(first.accept, seen, see)
            chosen = "accepted"
        if self._met is None:
            self._split, self._cookies = split, cookies
            self._met = ConsentSeen(
                device=self.device,
                shown=True,
                page=page,
                text=found.layer.text,
                box=found.layer.box,
                accept=_record(first.accept),
                reject=_record(first.reject),
                settings=_record(first.settings),
                taps_to_accept=1 if first.accept else None,
                taps_to_reject=taps_to_reject,
                chosen=chosen,
                preticked=preticked[:20],
            )
        self._cookies_after = await self.tab.traffic.cookies()
        return u, seen

    async def _press(self, control: SeenControl, seen: Look, see: See) -> tuple[Understood, Look]:
        element = await seen.element(control.frame, control.ref)
        if element is not None:
            with contextlib.suppress(Error):
                await self.tab.press(element)
                self.pressed = control.label
                self.taps += 1
        return await see()

    def keep_cookies(self, cookies: tuple[Cookie, ...]) -> None:
        """The latest state of the cookie jar, for what came after the choice."""
        self._cookies_after = cookies

    def seen(self) -> ConsentSeen:
        requests = self.tab.traffic.requests
        if self._met is None:
            return ConsentSeen(
                device=self.device,
                shown=False,
                requests_before=_distinct(requests),
                cookies_before=self._cookies_after,
            )
        return self._met.model_copy(
            update={
                "requests_before": _distinct(requests[: self._split]),
                "cookies_before": self._cookies,
                "requests_after": _distinct(requests[self._split :]),
                "cookies_after": self._cookies_after,
            }
        )


def _record(control: SeenControl | None) -> Control | None:
    return control_record(control) if control else None


def _distinct(requests: Sequence[Request]) -> tuple[Request, ...]:
    """One of each kind: third parties first, they are what consent is about."""
    unique: dict[tuple[str, str, str], Request] = {}
    for r in requests:
        key = (r.host, r.path, r.kind)
        if key not in unique or (r.sets_cookie and not unique[key].sets_cookie):
            unique[key] = r
    ordered = sorted(unique.values(), key=lambda r: (r.first_party, r.at_ms))
    return tuple(ordered[:KEEP])
