"""What was seen of a consent banner, for the checks of the promise safe."""

from typing import Any

from auditor.evidence import Consent, ConsentSeen, Cookie, Request
from tests.builders import box, control

UNREAD = "is"
"""Icelandic: a language that the lexicon has no words for."""


def banner(**changes: Any) -> ConsentSeen:
    """A banner with two equal buttons, seen on a desktop; keyword arguments are the fields of ConsentSeen."""
    given = {
        "device": "desktop",
        "shown": True,
        "page": "home",
        "accept": control("Accept all", box=box(width=100, height=40), contrast=8.0),
        "reject": control("Reject all", box=box(width=100, height=40), contrast=8.0),
        "taps_to_accept": 1,
        "taps_to_reject": 1,
    }
    return ConsentSeen.model_validate({**given, **changes})


def consent(*seen: ConsentSeen) -> Consent:
    return Consent(seen=seen)


def asked(host: str, **changes: Any) -> Request:
    """A request to somebody else."""
    return Request(**{"host": host, "path": "/", "kind": "script", "first_party": False, **changes})


def kept(name: str, host: str = "shop.example", **changes: Any) -> Cookie:
    """A cookie, first-party unless said otherwise."""
    return Cookie(**{"name": name, "host": host, "days": 400, "opaque_chars": 20, **changes})


OWN = Request(host="shop.example", path="/style.css")
