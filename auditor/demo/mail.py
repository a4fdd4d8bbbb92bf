"""The answer by mail: an instant acknowledgement for whoever wrote through the contact form."""

from __future__ import annotations

import asyncio
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, make_msgid

SENDER = formataddr(("Morgenrot", "hello@morgenrot.example"))


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in: plain SMTP, as to a relay on the same machine."""

    host: str
    port: int


async def answer_by_mail(server: MailServer, to: str, subject: str, text: str) -> None:
    """Send one automatic answer, marked as such (RFC 3834) so that no other machine answers it.

    Raises OSError or smtplib.SMTPException when the server does not take it.
    """
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = make_msgid(domain="morgenrot.example")
    message["Auto-Submitted"] = "auto-replied"
    message.set_content(text)
    await asyncio.to_thread(_send, server, message)


def _send(server: MailServer, message: EmailMessage) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=10) as smtp:
        smtp.send_message(message)
