"""A mail server of our own: takes every letter and keeps it (SMTP, RFC 5321, as little as one sender needs)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from auditor.demo import MailServer


@dataclass
class Postbox:
    """The letters that came, oldest first, and where to hand them in."""

    server: MailServer
    letters: list[EmailMessage] = field(default_factory=list)


@asynccontextmanager
async def postbox() -> AsyncIterator[Postbox]:
    """An open mail server on a free port of this machine."""
    box = Postbox(MailServer("127.0.0.1", 0))

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(line: str) -> None:
            writer.write(line.encode() + b"\r\n")

        say("220 postbox")
        while line := (await reader.readline()).decode().strip().upper():
            if line == "DATA":
                say("354 go on")
                letter = await reader.readuntil(b"\r\n.\r\n")
                parsed = message_from_bytes(letter.removesuffix(b".\r\n"), policy=policy.default)
                assert isinstance(parsed, EmailMessage)
                box.letters.append(parsed)
            if line == "QUIT":
                say("221 bye")
                break
            say("250 fine")
        writer.close()

    listening = await asyncio.start_server(take, "127.0.0.1", 0)
    box.server = MailServer("127.0.0.1", listening.sockets[0].getsockname()[1])
    async with listening:
        yield box
