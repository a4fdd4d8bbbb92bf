"""What our own mail server found out about a sender (Authentication-Results, RFC 8601). Pure.

Anybody can write such a header into a mail; only those count that name our own server, and of those the topmost alone, for a
server that keeps the rules removes what came with its name from outside.
"""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.utils import getaddresses

from auditor.evidence import Authentication

_RESULT = re.compile(
    r"^\s*(?P<method>spf|dkim|dmarc)\s*=\s*(?P<said>[a-z]+)(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_DOMAIN = re.compile(
    r"\b(?:header\.(?:d|i|from)|smtp\.(?:mailfrom|helo))\s*=\s*\"?(?:[^\s;\"@]*@)?(?P<domain>[\w.-]+)",
    re.IGNORECASE,
)
_POLICY = re.compile(r"\b(?:policy\.[\w-]+|p)\s*=\s*(none|quarantine|reject)\b", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")
MOST = 5000


def authentication(message: EmailMessage, server: str) -> Authentication | None:
    """What `server` (its authserv-id) said of this mail; None where it said nothing."""
    for header in _headers(message):
        by, _, results = header[:MOST].partition(";")
        if by.split()[:1] == [server] or by.split()[:1] == [server.lower()]:
            return _told(server, results, _from(message))
    return None


def _told(server: str, results: str, sender: str) -> Authentication:
    said: dict[str, str] = {}
    aligned, policy = False, ""
    for part in results.split(";"):
        found = _RESULT.match(_COMMENT.sub(" ", part))
        if found is None:
            continue
        method, result = found["method"].lower(), found["said"].lower()
        if said.get(method) != "pass":  # several signatures: one that holds is enough
            said[method] = result
        domain = _DOMAIN.search(found["rest"])
        if result == "pass" and method in ("spf", "dkim") and domain is not None:
            aligned = aligned or _same_organisation(domain["domain"], sender)
        if method == "dmarc":
            aligned = aligned or result == "pass"
            named = _POLICY.search(part)  # servers write it as a comment
            policy = named[1].lower() if named else policy
    return Authentication(
        by=server, spf=said.get("spf", "none"), dkim=said.get("dkim", "none"), dmarc=said.get("dmarc", "none"), aligned=aligned, policy=policy
    )  # fmt: skip


def _same_organisation(domain: str, sender: str) -> bool:
    """Relaxed alignment, as far as it can be told without a list of public suffixes: the one is the other, or lies below it."""
    one, other = domain.lower().strip("."), sender.lower().strip(".")
    return bool(one and other) and (one == other or one.endswith("." + other) or (other.endswith("." + one) and one.count(".") >= 1 and len(one.split(".")[0]) > 3))  # fmt: skip


def _from(message: EmailMessage) -> str:
    try:
        ((_, address),) = getaddresses([str(message.get("From", ""))[:1000]])[:1] or [("", "")]
    except Exception:
        return ""
    return address.rpartition("@")[2]


def _headers(message: EmailMessage) -> list[str]:
    try:
        return [str(value) for value in message.get_all("Authentication-Results", [])]
    except Exception:
        return []
