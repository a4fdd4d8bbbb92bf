"""Running clocks on a page: countdowns and the like. Pure."""

from __future__ import annotations

import re

_SPLIT_COLON = re.compile(r"(?<=\d)\s*:\s*(?=\d)")
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")
_UNITS = re.compile(
    r"\b\d{1,3}\s?(?:h|hrs?|hours?|std\.?|stunden?|min\.?|m|minutes?|minuten?)\b[\s:,]*(?:and |und )?"
    r"\d{1,2}\s?(?:m|min\.?|minutes?|minuten?|s|sec\.?|seconds?|sek\.?|sekunden?)\b(?:[\s:,]*(?:and |und )?\d{1,2}\s?(?:s|sec\.?|seconds?|sek\.?|sekunden?)\b)?",
    re.IGNORECASE,
)


def times(text: str) -> list[str]:
    """Strings that look like a time, in the order of the text; "09 : 58" reads "09:58"."""
    joined = _SPLIT_COLON.sub(":", text)
    found = [*_CLOCK.finditer(joined), *_UNITS.finditer(joined)]
    return [" ".join(m.group().split()) for m in sorted(found, key=lambda m: m.start())]


def running(before: str, after: str) -> tuple[str, ...]:
    """The times of the first text that stand differently in the second one, taken a moment later."""
    first, second = times(before), times(after)
    if len(first) == len(second):
        changed = [a for a, b in zip(first, second, strict=True) if a != b]
    else:
        changed = [a for a in first if a not in second]
    return tuple(dict.fromkeys(changed))
