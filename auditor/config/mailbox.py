"""`[mailbox]` in auditor.toml: where answers arrive, and how it is read."""

from __future__ import annotations

import ipaddress
import os
import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from auditor.config.test_order import FILE, ConfigError

EXAMPLE = (
    '[mailbox] with host = "imap.mail.example", user = "shop@mail.example" and password = "env:MAIL_PASSWORD"'
)
REFERENCE = re.compile(r"(env|file):(.+)", re.DOTALL)


class Security(StrEnum):
    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"
    """Without any protection, which a mailbox on this machine alone may have."""


PORTS = {Security.TLS: 993, Security.STARTTLS: 143, Security.PLAIN: 143}


class MailboxSettings(BaseModel):
    """A mailbox over IMAP. It is only ever read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field(min_length=1, max_length=253, pattern=r"^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$")
    port: int = Field(0, ge=0, le=65_535)
    """0 for the usual one."""
    security: Security = Security.TLS
    user: str = Field(min_length=1, max_length=320)
    password: str = Field(pattern=REFERENCE.pattern)
    """Where it is: "env:NAME" or "file:PATH", never the password itself."""

    server: str = Field("", max_length=253)
    """How this mailbox's own server signs what it found out about senders (the authserv-id in Authentication-Results); ""
    where it says nothing."""

    @model_validator(mode="after")
    def _protected(self) -> MailboxSettings:
        if self.security is Security.PLAIN and not _on_this_machine(self.host):
            raise ValueError('security = "plain" is for a mailbox on this machine alone; use "tls" or "starttls"')
        return self

    @property
    def port_or_usual(self) -> int:
        return self.port or PORTS[self.security]

    @property
    def name(self) -> str:
        """What its cursors are kept by."""
        return f"{self.user}@{self.host}:{self.port_or_usual}"


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    mailbox: MailboxSettings


def read_mailbox(file: Path = FILE) -> MailboxSettings:
    """Raises ConfigError."""
    try:
        return _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).mailbox
    except OSError as error:
        raise ConfigError(
            f"Answers are read as the file {file} says ({error.strerror}): write {EXAMPLE} into it."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is no TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "mailbox"
        said = "is missing" if first["type"] == "missing" else f"is wrong: {first['msg']}"
        raise ConfigError(f"{place} in {file} {said}; give {EXAMPLE}.") from error


def secret_of(reference: str, environment: Mapping[str, str] | None = None) -> str:
    """What "env:NAME" or "file:PATH" means, without the end of its line. Raises ConfigError, which names no secret."""
    found = REFERENCE.fullmatch(reference)
    if found is None:
        raise ConfigError("A secret is named, not written: give env:NAME or file:PATH.")
    kind, where = found[1], found[2]
    if kind == "env":
        value = (os.environ if environment is None else environment).get(where, "")
        if not value:
            raise ConfigError(f"The environment variable {where}, which is to hold a secret, is not set.")
        return value
    try:
        value = Path(where).expanduser().read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The file {where}, which is to hold a secret, cannot be read.") from error
    if not value:
        raise ConfigError(f"The file {where}, which is to hold a secret, is empty.")
    return value


def _on_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
