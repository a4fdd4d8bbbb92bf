"""Screenshots of shop pages, drawn by Pillow: what a report is tested and looked at with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from auditor.evidence import Box, Size

BRAND, INK, SOFT, LINE, GREEN = "#1f4e79", "#23272b", "#6b7280", "#d6d3cb", "#0f6b4f"
TILES = ("#d8e3d7", "#ecd9c6", "#c9d6e2", "#e6d5e0")
Block = tuple[str, ...]


def draw_page(path: Path, blocks: Sequence[Block], *, width: int, scale: float) -> tuple[Size, dict[str, Box]]:
    """Draw the blocks below each other into a full-page JPEG; gives its size and each label's box, in CSS px."""
    margin = 20 if width < 600 else 140
    heights = [_HEIGHTS[kind[0]] if kind[0] != "tall" else int(kind[1]) for kind in blocks]
    height = max(sum(heights) + 140, int(width * (2.1 if width < 600 else 0.625)))
    image = Image.new("RGB", (round(width * scale), round(height * scale)), "white")
    pen = _Pen(ImageDraw.Draw(image), scale)
    pen.fill(0, 0, width, 64, BRAND)
    pen.say(margin, 22, "Nordlicht Ceramics", "white", 18)
    boxes: dict[str, Box] = {}
    top = 84.0
    for (kind, *words), tall in zip(blocks, heights, strict=True):
        box = pen.block(kind, words, margin, top, width - 2 * margin)
        if words:
            boxes[words[0]] = box
        top += tall
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "JPEG", quality=80)
    return Size(width=width, height=height), boxes


_HEIGHTS = {
    "hero": 240,
    "grid": 230,
    "title": 56,
    "text": 34,
    "button": 72,
    "field": 78,
    "row": 44,
    "picture": 320,
}


class _Pen:
    def __init__(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        self.draw, self.scale = draw, scale

    def fill(self, x: float, y: float, width: float, height: float, colour: str, *, line: bool = False) -> Box:
        corners = [v * self.scale for v in (x, y, x + width, y + height)]
        if line:
            self.draw.rectangle(corners, outline=colour, width=max(1, round(self.scale)))
        else:
            self.draw.rectangle(corners, fill=colour)
        return Box(x=x, y=y, width=width, height=height)

    def say(self, x: float, y: float, text: str, colour: str = INK, size: int = 15, anchor: str = "la") -> None:
        font = ImageFont.load_default(size * self.scale)
        self.draw.text((x * self.scale, y * self.scale), text, fill=colour, font=font, anchor=anchor)

    def block(self, kind: str, words: list[str], x: float, y: float, width: float) -> Box:
        if kind == "hero":
            box = self.fill(x, y, width, 210, TILES[0])
            self.say(x + 24, y + 80, words[0], INK, 26)
        elif kind == "picture":
            box = self.fill(x, y, min(width, 420), 300, TILES[2])
        elif kind == "grid":
            tile = (width - 20) / 2
            for n, name in enumerate(words[:2]):
                self.fill(x + n * (tile + 20), y, tile, 160, TILES[(n + len(name)) % 4])
                self.say(x + n * (tile + 20), y + 172, name)
            box = Box(x=x, y=y, width=tile, height=200)
        elif kind == "title":
            self.say(x, y + 8, words[0], INK, 24)
            box = Box(x=x, y=y, width=min(width, 14.0 * len(words[0])), height=44)
        elif kind == "button":
            box = self.fill(x, y + 8, min(width, 340), 48, GREEN)
            self.say(x + min(width, 340) / 2, y + 32, words[0], "white", 16, "mm")
        elif kind == "field":
            self.say(x, y, words[0], SOFT, 14)
            box = self.fill(x, y + 22, min(width, 460), 42, LINE, line=True)
        elif kind == "row":
            self.say(x, y + 10, words[0])
            self.say(x + min(width, 460), y + 10, words[1], INK, 15, "ra")
            box = Box(x=x, y=y, width=min(width, 460), height=38)
        else:
            self.say(x, y, words[0], SOFT, 14)
            box = Box(x=x, y=y, width=min(width, 7.0 * len(words[0])), height=24)
        return box
