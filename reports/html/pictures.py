"""Screenshots cut to what a reader should look at, as JPEGs inside data URIs."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from auditor.evidence import Box, Evidence, Model, PageRecord, Reflow, Reflows
from auditor.plugins import Place, RunView

FRAME_PX = 240
"""Width of a picture in the filmstrip."""
CROP_PX = 640
"""Width of the picture beside a finding: about twice the width at which it is shown, for sharp screens."""
SMALL_CROP_PX = 420
DESKTOP_CROP_CSS_PX = 560
"""How much of a wide page stands beside a finding: wider, and its words could not be read."""
MARK = (200, 30, 30)


@dataclass(frozen=True)
class Picture:
    uri: str
    width: int
    height: int


class Album:
    """All pictures of a run. A missing or broken file gives None, never an error."""

    def __init__(self, run: RunView) -> None:
        self._run = run
        self._widths = dict(_shot_widths(run.evidence))
        self._open = lru_cache(maxsize=2)(_open)  # neighbours often share a screenshot; decoded it is tens of MB

    def frame(self, page: PageRecord) -> Picture | None:
        """What the page's viewport showed, small."""
        view = Box(x=0, y=0, width=page.viewport.width, height=page.viewport.height)
        return self._cut(page.shot, view, (), FRAME_PX)

    def crop(self, place: Place, others: Sequence[Place] = (), *, width_px: int = CROP_PX) -> Picture | None:
        """The place with what surrounds it, marked, together with the `others` on the same screenshot."""
        page_width = self._widths.get(place.shot, 390.0 if place.device == "phone" else 1280.0)
        marks = [p.box for p in (place, *others) if p.box and p.shot == place.shot]
        return self._cut(place.shot, _around(place.box, page_width), marks, width_px)

    def _cut(self, shot: str, view: Box, marks: Sequence[Box], width_px: int) -> Picture | None:
        file = self._run.picture(shot)
        page_width = self._widths.get(shot, view.width)
        image = self._open(file, round(1.5 * width_px * page_width / view.width)) if file else None
        if image is None or page_width <= 0:
            return None
        scale = image.width / page_width
        height = min(view.height, image.height / scale)
        top = max(0.0, min(view.y, image.height / scale - height))
        corners = tuple(round(v * scale) for v in (view.x, top, view.x + view.width, top + height))
        part = image.crop((corners[0], corners[1], min(corners[2], image.width), corners[3]))
        if part.width < 2 or part.height < 2:
            return None
        width = min(width_px, part.width)
        part = part.resize((width, max(1, round(part.height * width / part.width))), Image.Resampling.LANCZOS)
        for box in marks:
            _mark(part, box, view.x, top, width / view.width)
        return _encode(part)


def _shot_widths(node: Evidence | Model) -> Iterator[tuple[str, float]]:
    """Screenshot name -> width of the viewport that it shows, for all page records wherever they stand."""
    if isinstance(node, PageRecord):
        yield node.shot, node.viewport.width
        return
    if isinstance(node, Reflows):
        yield from ((page.shot, float(node.width_px)) for page in node.pages)
    for value in node.__dict__.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Model) and not isinstance(item, Reflow):
                yield from _shot_widths(item)


def _around(box: Box | None, page_width: float) -> Box:
    """The part of a page that shows the box with its surroundings; the top of the page without a box."""
    width = min(page_width, max(DESKTOP_CROP_CSS_PX, (box.width + 80) if box else 0))
    if box is None:
        return Box(x=0, y=0, width=page_width if page_width < 600 else min(page_width, 900), height=width * 0.7)
    height = min(max(box.height + 200, width * 0.62), width * 1.1)
    x = min(max(0.0, box.x + box.width / 2 - width / 2), page_width - width)
    above = (height - box.height) / 2 if box.height < height - 40 else 40
    return Box(x=x, y=max(0.0, box.y - above), width=width, height=height)


def _open(file: Path, wanted_px: int) -> Image.Image | None:
    """The picture, at least `wanted_px` wide where it can be (JPEG decodes quicker when small)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                image.draft("RGB", (wanted_px, 1))
                return image.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _mark(image: Image.Image, box: Box, left: float, top: float, scale: float) -> None:
    """Outline the box in red on white, so that it shows on any page. Drawn over what it marks, never beside."""
    line = max(3, image.width // 180)
    x0, y0 = (box.x - left) * scale - 2 * line, (box.y - top) * scale - 2 * line
    x1, y1 = (box.x + box.width - left) * scale + 2 * line, (box.y + box.height - top) * scale + 2 * line
    x0, y0 = max(line, x0), max(line, y0)
    x1, y1 = min(image.width - line - 1, x1), min(image.height - line - 1, y1)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle(
        (x0 - line, y0 - line, x1 + line, y1 + line), radius=3 * line, outline="white", width=3 * line
    )
    pen.rounded_rectangle((x0, y0, x1, y1), radius=2 * line, outline=MARK, width=line)


def _encode(image: Image.Image) -> Picture:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=70, optimize=True)
    uri = "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode("ascii")
    return Picture(uri=uri, width=image.width, height=image.height)
