"""What a mail says itself, and what it only repeats: quotes above, below and between, in twelve languages."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from auditor.inbox.phrases import either, key, tables, words_of

_LONGEST_ATTRIBUTION = 240
_ATTRIBUTION_LINES = 3
"""Mail programs wrap "On Tuesday, ... wrote:" into so many lines at most."""
_BLOCK_LINES = 8
_BLOCK_LABELS = 3
"""So many of From, Sent, To, Subject begin an Outlook quote (own judgement)."""
_RULE = re.compile(r"^\s*[-_=*]{5,}\s*$")
_PARAGRAPH_WIDTH = 55
"""A line at least as long, with no stop at its end, goes on in the next one."""
_STOPS = re.compile(r"(?<=[.!?:…])\s+|(?<=[。！？])|\s*\|\s*")
_NO_STOP = re.compile(
    r"(?:\b(?:[a-z]|nr|no|ca|tel|bzw|inkl|approx|incl|str|dr|mr|mrs|ms|st|env|ref|ok|lis|zzgl|nov|i\.? ?[av])|\d)\.$",
    re.IGNORECASE,
)


class Parts(NamedTuple):
    """A mail's text, divided."""

    new: str
    quoted: str


def split(text: str) -> Parts:
    """Divide a mail's text into what it says itself and what it quotes; signatures stay with the new text."""
    lines = text.splitlines()
    cut = _cut(lines)
    above, below = (lines, []) if cut is None else (lines[: cut.first], lines[cut.after :])
    new, quoted = _by_marks(above)
    if below and any(_marked(line) for line in below):
        answers, marked = _by_marks(below)
        new, quoted = [*new, *answers], [*quoted, *marked]
    elif any(line.strip() for line in above):
        quoted += below
    else:
        new = lines  # a mail that begins with a quote and says nothing of its own is shown as it is
    return Parts(*("\n".join(part).strip() for part in (new, quoted)))


def sentences(text: str) -> list[str]:
    """The sentences of a text in which lines may break paragraphs."""
    found: list[str] = []
    for paragraph in _unwrapped(text):
        rest = ""
        for piece in _STOPS.split(paragraph):
            rest = f"{rest} {piece}".strip() if rest else piece.strip()
            if rest and not _NO_STOP.search(rest):
                found.append(rest)
                rest = ""
        if rest:
            found.append(rest)
    return found


def without(text: str, repeated: str) -> str:
    """The text without a repetition of another text, however it is broken into lines."""
    words = re.findall(r"\w+", repeated)
    if not words:
        return text
    return re.sub(r"[\W_]+".join(map(re.escape, words)) + r"[^\w\s]*", " ", text, flags=re.IGNORECASE)


def repeats(text: str, question: str) -> bool:
    """Whether at least half of the question's word triples stand in the text."""
    wanted = _triples(question)
    return bool(wanted) and len(wanted & _triples(text)) * 2 >= len(wanted)


def _triples(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", key(text))
    return set(zip(words, words[1:], words[2:], strict=False))


class _Cut(NamedTuple):
    first: int
    after: int


def _cut(lines: list[str]) -> _Cut | None:
    """Where a mail program says that older text begins."""
    for at, line in enumerate(lines):
        if not line.strip() or _marked(line):
            continue
        if _forwarded().search(key(line)) and re.match(r"\s*[-_*>]{2,}", line):
            return _Cut(at, at + 1)
        length = _attribution_at(lines, at)
        if length:
            return _Cut(at, at + length)
        if _is_block(lines[at : at + _BLOCK_LINES]):
            above = at - 1 if at and _RULE.match(lines[at - 1]) else at
            return _Cut(above, at)
    return None


def _attribution_at(lines: list[str], at: int) -> int:
    """How many lines an introduction such as "On ... wrote:" takes here; 0 for none."""
    joined = ""
    for count in range(1, _ATTRIBUTION_LINES + 1):
        if at + count > len(lines) or not lines[at + count - 1].strip():
            return 0
        joined = f"{joined} {lines[at + count - 1].strip()}".strip()
        if len(joined) > _LONGEST_ATTRIBUTION:
            return 0
        if joined.endswith((":", "：")) and re.search(r"\d|@", joined) and _attribution().search(key(joined)):
            return count
    return 0


def _is_block(lines: list[str]) -> bool:
    """Whether these lines begin with mail headers as Outlook shows them, all in one language."""
    heads = []
    for line in lines:
        label, colon, _ = line.strip().lstrip("*").partition(":")
        if not colon:
            break
        heads.append(key(label.strip("* ")))
    return bool(heads) and any(
        heads[0] in labels and sum(head in labels for head in heads) >= _BLOCK_LABELS for labels in _labels()
    )


def _by_marks(lines: list[str]) -> tuple[list[str], list[str]]:
    """Lines without and with ">" before them."""
    return [line for line in lines if not _marked(line)], [line.lstrip("> ") for line in lines if _marked(line)]


def _marked(line: str) -> bool:
    return line.lstrip().startswith(">")


def _unwrapped(text: str) -> list[str]:
    """Paragraphs: lines that only a mail program broke are joined again."""
    paragraphs: list[str] = []
    goes_on = False
    for line in text.splitlines():
        bare = " ".join(line.split())
        if goes_on and bare:
            paragraphs[-1] += f" {bare}"
        elif bare:
            paragraphs.append(bare)
        goes_on = len(bare) >= _PARAGRAPH_WIDTH and bare[-1] not in ".!?:。！？"
    return paragraphs


@cache
def _attribution() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_open(entry)})" for entry in words_of("quoting", "attribution")))


def _open(entry: str) -> str:
    """Names and addresses are longer than the few words between other phrases."""
    return r"(?<!\w)" + entry.replace("*", r"\w*").replace("_", ".{1,160}?") + "$"


@cache
def _forwarded() -> re.Pattern[str]:
    return re.compile(either(words_of("quoting", "forwarded")))


@cache
def _labels() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(key, table["quoting"]["labels"])) for table in tables())
