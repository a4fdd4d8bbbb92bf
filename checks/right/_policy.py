"""The sentences of a shop's return rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.evidence import InfoPages, PageRecord
from auditor.words import says
from checks._reading import found_pages

TOPICS = ("returns", "withdrawal", "terms", "help")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


def policy_pages(info: InfoPages) -> list[PageRecord]:
    """Pages that may hold return rules, the likeliest first."""
    return [page for page in found_pages(info, *TOPICS) if page.text.strip()]


def has_return_page(info: InfoPages) -> bool:
    """Whether a page about sending back was found, so that what it does not say is not said."""
    return bool(found_pages(info, "returns")) or any(
        says("return_period", said, page.lang)
        for page in found_pages(info, "withdrawal")
        for _, said in policy_sentences(page, info.home)
    )


def policy_sentences(page: PageRecord, home: PageRecord) -> Iterator[tuple[str, str]]:
    """Each sentence of the page's own, with the heading or question above it; banners of every page are left out."""
    everywhere = set(home.text.split("\n"))
    heading = ""
    for line in page.text.split("\n"):
        if not line.strip() or line in everywhere:
            continue
        if line.strip() in page.headings or line.rstrip().endswith("?"):
            heading = line.strip()
            continue
        for sentence in _SENTENCE_ENDS.split(line.strip()):
            yield heading, sentence
