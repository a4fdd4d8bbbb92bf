"""`[contact]` in auditor.toml: the one shop that may be asked questions, and where its answers go."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from auditor.config.test_order import FILE, ConfigError

TOKEN = "TOKEN"  # noqa: S105 - the place where one goes
EXAMPLE = '[contact] with enabled = true, host = "shop.example", own_domain = "mail.example" and address = "shop+TOKEN@mail.example"'
MARKER = "(This is a test of your customer service.)"


class ContactSettings(BaseModel):
    """Consent to ask one shop, and how its answers find us."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = False
    """Whether each audit of this shop may ask; else only one that types the host with --contact."""
    host: str = Field(min_length=1, max_length=253)
    """The shop's host, without port; no other host is asked."""
    own_domain: str = Field(min_length=3, max_length=253)
    """A mail domain that is the operator's own: nobody else's mailbox gets the answers."""
    address: str = Field(max_length=320)
    """Where answers go, with TOKEN where each question gets its own."""
    marker: str = Field(MARKER, max_length=200)
    """A line at the end of each question that says that it is a test; empty to leave it out."""

    @field_validator("host", "own_domain")
    @classmethod
    def _is_a_host(cls, host: str) -> str:
        plain = host.lower().rstrip(".")
        if not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", plain):
            raise ValueError("give the name alone, like shop.example; other letters in their xn-- form")
        return plain

    @model_validator(mode="after")
    def _answers_come_to_us(self) -> ContactSettings:
        if not re.fullmatch(rf"[A-Za-z0-9._-]*\+?{TOKEN}@[A-Za-z0-9.-]+", self.address):
            raise ValueError(
                f'"{self.address}" is no address for answers: it needs {TOKEN}, like shop+{TOKEN}@mail.example'
            )
        if self.address.rpartition("@")[2].lower() != self.own_domain:
            raise ValueError(f'"{self.address}" is not on {self.own_domain}, which own_domain says is yours')
        return self

    def address_for(self, token: str) -> str:
        """Where the answers to one question go."""
        return self.address.replace(TOKEN, token)


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    contact: ContactSettings


def consent(shop: str, typed: str = "", file: Path = FILE) -> ContactSettings | None:
    """Whether the shop with this host may be asked: None where nobody said so. `typed` is the host given by hand. Raises
    ConfigError."""
    if typed and typed.lower() != shop.lower():
        raise ConfigError(
            f"--contact says {typed}, and the shop is {shop}: type the host of the shop that may be asked."
        )
    if not typed and not _mentions_contact(file):
        return None
    settings = read_contact(file)
    if settings.host != shop.lower():
        if typed:
            raise ConfigError(
                f"[contact] in {file} is for {settings.host}, and the shop is {shop}: give the host of the shop there."
            )
        return None
    return settings if settings.enabled or typed else None


def _mentions_contact(file: Path) -> bool:
    try:
        return "[contact]" in file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def read_contact(file: Path = FILE) -> ContactSettings:
    """Raises ConfigError."""
    try:
        return _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).contact
    except OSError as error:
        raise ConfigError(
            f"Asking a shop needs the file {file} ({error.strerror}): write {EXAMPLE} into it."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is no TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "contact"
        said = "is missing" if first["type"] == "missing" else f"is wrong: {first['msg']}"
        raise ConfigError(f"{place} in {file} {said}; give {EXAMPLE}.") from error
