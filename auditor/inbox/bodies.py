"""A mail's own words as plain text. Whoever wrote it may be hostile: nothing is fetched or run, and sizes are bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Comment, Tag

LONGEST: Final = 20_000
"""Characters of text that are read; a person's answer has some hundreds."""
_MOST_BYTES = 400_000
_MOST_PARTS = 60
_ENOUGH_LETTERS = 12
"""A plain text with fewer beside an HTML text is taken for a stand-in ("see HTML")."""
_UNSEEN_TAGS = ("script", "style", "head", "title", "template", "noscript", "object", "svg")
_BLOCKS = ("p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "pre")
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*[01](?:px|pt|em)?\s*(?:;|$)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|max-height\s*:\s*0",
    re.IGNORECASE,
)
_QUOTE = ".gmail_quote:not(.gmail_quote_container) , blockquote, .yahoo_quoted, .protonmail_quote"
_BREAK = "\x00"
_DEEPEST = 200


def body(message: Message) -> str:
    """What a reader sees of the mail, quotes still in it, at most LONGEST characters; "" where there is no text."""
    plain_text = html = ""
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "text/plain" and not plain_text.strip():
            plain_text = _decoded(part)
        elif kind == "text/html" and not html.strip():
            html = _decoded(part)
    if html and sum(char.isalpha() for char in plain_text) < _ENOUGH_LETTERS:
        plain_text = html_to_text(html) or plain_text
    return _tidy(plain_text)[:LONGEST]


def html_to_text(html: str) -> str:
    """HTML as text: hidden parts left out, quoted parts with "> " before each line."""
    soup = BeautifulSoup(html, "lxml")
    for node in soup.find_all(string=lambda text: isinstance(text, Comment)):
        node.extract()
    for tag in soup.find_all(_is_unseen):
        tag.extract()
    for tag in soup.find_all("br"):
        tag.replace_with(_BREAK)
    for tag in soup.find_all(_BLOCKS):
        tag.insert_before(_BREAK)
        tag.append(_BREAK)
    for tag in soup.find_all(("td", "th")):
        tag.append(" ")
    for tag in soup.select(_QUOTE):
        if tag.find_parent("blockquote") is None:
            _mark_quote(tag)
    return _lines(soup.get_text())


def _is_unseen(tag: Tag) -> bool:
    return (
        tag.name in _UNSEEN_TAGS
        or tag.has_attr("hidden")
        or bool(_UNSEEN_STYLE.search(str(tag.get("style") or "")))
    )


def _mark_quote(tag: Tag) -> None:
    """Its lines get the sign that plain text has; an introduction such as "On ... wrote:" stays before it."""
    introduction = tag.select_one(".gmail_attr")
    if introduction is not None:
        tag.insert_before(_BREAK, introduction.extract(), _BREAK)
    text = _lines(tag.get_text())
    quoted = "".join(f"{_BREAK}> {line}" for line in text.splitlines())
    tag.replace_with(quoted + _BREAK)


def _lines(text: str) -> str:
    """White space as a browser shows it: only breaks break."""
    return "\n".join(" ".join(line.split()) for line in text.split(_BREAK))


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\x00", "").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _parts(message: Message) -> Iterator[Message]:
    """Its readable parts, the outermost first; attached mails and files are not its own words."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part, seen = waiting.pop(0), seen + 1
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting = (
                [p for p in inner if isinstance(p, Message)] + waiting if isinstance(inner, list) else waiting
            )
        elif part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            yield part


def _decoded(part: Message) -> str:
    """Its text, whatever charset it claims."""
    payload = part.get_payload(decode=True)
    raw = payload[:_MOST_BYTES] if isinstance(payload, bytes) else b""
    for charset in (str(part.get_content_charset() or "utf-8"), "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            continue
    return raw.decode("cp1252", errors="replace")
