"""How findings are worded: small helpers for plain sentences."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_QUOTE = 120


def listed(things: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = [*things] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 page", "3 pages"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def quoted(text: str) -> str:
    """The text in quotation marks, folded to one line and shortened."""
    folded = " ".join(text.split())
    short = folded if len(folded) <= _LONGEST_QUOTE else folded[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f'"{short}"'


def distinct(things: Iterable[str]) -> list[str]:
    """Without repetitions, in the order met."""
    return list(dict.fromkeys(things))
