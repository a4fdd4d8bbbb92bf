"""What our own server says of a sender, and that nobody else is believed."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from auditor.evidence import Authentication
from auditor.inbox.authentication import authentication

OURS = "mx.mail.example"


def told(*headers: str, sender: str = "Anna <anna@shop.example>") -> Authentication | None:
    message = EmailMessage()
    message["From"] = sender
    for header in headers:
        message["Authentication-Results"] = header
    return authentication(message, OURS)


def test_all_three_as_our_server_says_them() -> None:
    said = told(
        f"{OURS}; dkim=pass header.d=shop.example header.s=a; spf=pass smtp.mailfrom=bounce@shop.example; dmarc=pass (p=REJECT sp=NONE) header.from=shop.example"
    )
    assert said == Authentication(by=OURS, spf="pass", dkim="pass", dmarc="pass", aligned=True, policy="reject")


@pytest.mark.parametrize(
    "header",
    [
        "mx.evil.example; dmarc=pass header.from=shop.example",
        f"mx.evil.example ({OURS}); dmarc=pass",
        f"{OURS}.evil.example; dmarc=pass",
        f"; {OURS}; dmarc=pass",
        "",
    ],
)
def test_nobody_else_is_believed(header: str) -> None:
    assert told(header) is None


def test_of_several_with_our_name_the_topmost_counts() -> None:
    said = told(f"{OURS}; dmarc=fail header.from=shop.example", f"{OURS}; dmarc=pass header.from=shop.example")
    assert said is not None
    assert (said.dmarc, said.aligned) == ("fail", False)


def test_a_helpdesk_that_signs_with_its_own_name_is_not_aligned() -> None:
    said = told(
        f"{OURS}; dkim=pass header.d=helpdesk.example; spf=pass smtp.mailfrom=x@helpdesk.example; dmarc=fail (p=none)"
    )
    assert said is not None
    assert (said.spf, said.dkim, said.aligned, said.policy) == ("pass", "pass", False, "none")
    below = told(f"{OURS}; dkim=pass header.i=@mail.shop.example")
    assert below is not None
    assert below.aligned, "a host below the shop's is the shop's"
    suffix = told(f"{OURS}; dkim=pass header.d=co.uk", sender="a@shop.co.uk")
    assert suffix is not None
    assert not suffix.aligned


def test_one_signature_that_holds_is_enough() -> None:
    said = told(
        f"{OURS}; dkim=fail header.d=list.example; dkim=pass header.d=shop.example; dkim=fail header.d=z.example"
    )
    assert said is not None
    assert (said.dkim, said.aligned) == ("pass", True)


def test_nonsense_is_nothing() -> None:
    said = told(f"{OURS}; none; x; dkim; =; dkim=; spf=pass; " + ";" * 9000)
    assert said is not None
    assert (said.dkim, said.spf, said.aligned) == ("none", "pass", False)
