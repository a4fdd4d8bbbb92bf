"""One look at a live page: all readable frames, one round trip each."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import ElementHandle, Error, Frame, Page

from auditor.evidence import Box
from auditor.seeing.model import Observation

LIMITS = {"elements": 12_000, "fields": 260, "controls": 900, "money": 120, "text": 16_000}
LOOK_S = 8.0
FRAMES = 12
SHIFTED = ("controls", "fields", "money", "layers", "forms")


class PageHung(Exception):
    """The page does not answer: it spins, or it is gone."""


@cache
def page_script(name: str) -> str:
    """The text of a script that runs inside pages."""
    return files("auditor.page_scripts").joinpath(name).read_text(encoding="utf-8")


@dataclass
class Look:
    """An observation with the live frames behind it."""

    seen: Observation
    frames: list[Frame]

    async def element(self, frame: int, ref: int) -> ElementHandle | None:
        """The element behind a reference, or None when the page has changed under us."""
        with contextlib.suppress(Error):
            handle = await self.frames[frame].evaluate_handle(
                "i => (globalThis[Symbol.for('auditor.refs')] || [])[i] || null", ref
            )
            return handle.as_element()
        return None


async def look(page: Page, status: int | None = None) -> Look:
    """What the page shows now. Raises PageHung when it does not answer in time."""
    try:
        main = await asyncio.wait_for(page.main_frame.evaluate(page_script("observe.js"), LIMITS), LOOK_S)
    except (TimeoutError, Error) as error:
        if isinstance(error, Error) and _navigating(error):
            with contextlib.suppress(Error):
                await page.wait_for_load_state("domcontentloaded", timeout=LOOK_S * 1000)
            try:
                main = await asyncio.wait_for(page.main_frame.evaluate(page_script("observe.js"), LIMITS), LOOK_S)
            except (TimeoutError, Error) as again:
                raise PageHung(_first_line(again)) from again
        else:
            raise PageHung(_first_line(error)) from error
    frames = [page.main_frame]
    main["frames"] = [dict(f, url=f.get("src", ""), readable=False) for f in main["frames"]]
    for frame in page.frames[1 : FRAMES + 1]:
        await _add_frame(main, frame, frames)
    main["status"] = status
    main["view"] = (main["view"]["width"], main["view"]["height"])
    main["content"] = (main["content"]["width"], main["content"]["height"])
    return Look(Observation.model_validate(main), frames)


async def _add_frame(main: dict[str, Any], frame: Frame, frames: list[Frame]) -> None:
    """Read one child frame and put what it holds beside the page's own, at its place on the page."""
    try:
        owner = await asyncio.wait_for(frame.frame_element(), 2)
        where = await owner.bounding_box()
        if where is None or where["width"] < 20 or where["height"] < 10:
            return
        inner = await asyncio.wait_for(frame.evaluate(page_script("observe.js"), LIMITS), 3)
    except (Error, TimeoutError):
        return
    index = len(frames)
    frames.append(frame)
    scroll = main["scroll"]
    dx, dy = where["x"] + scroll["x"], where["y"] + scroll["y"]
    forms, layers = len(main["forms"]), len(main["layers"])
    for kind in SHIFTED:
        for item in inner[kind]:
            item["frame"] = index
            if "box" in item:
                item["box"]["x"] += dx - inner["scroll"]["x"]
                item["box"]["y"] += dy - inner["scroll"]["y"]
            if item.get("form", -1) >= 0:
                item["form"] += forms
            if item.get("layer", -1) >= 0:
                item["layer"] += layers
        main[kind].extend(inner[kind])
    main["messages"].extend(inner["messages"])
    main["text"] += "\n" + inner["text"]
    main["headings"].extend(inner["headings"])
    box = Box(x=dx, y=dy, width=where["width"], height=where["height"]).model_dump()
    main["frames"] = [f for f in main["frames"] if f["url"] != frame.url]
    main["frames"].append({"url": frame.url, "title": inner["title"], "box": box, "readable": True})


def _navigating(error: Error) -> bool:
    return "context was destroyed" in error.message or "navigat" in error.message.lower()


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or ["no answer in time"])[0][:200]
