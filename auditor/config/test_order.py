"""The first arm of a test order: what `auditor.toml` says of the one shop that may get one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

FILE = Path("auditor.toml")
EXAMPLE = '[test_order] with host = "shop.example" and method = "Invoice"'


class ConfigError(ValueError):
    """A configuration that cannot be used; one sentence with the place and what is allowed."""


class TestOrderSettings(BaseModel):
    """One shop, one way to pay that needs no card, and how often."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    __test__ = False  # its name is no sign for pytest

    host: str = Field(min_length=1, max_length=253)
    """The shop's host, without port; no other host gets an order."""
    method: str = Field(min_length=2, max_length=80)
    """A way to pay as the shop writes it, or a part of that. No payment data is ever entered."""
    max_per_day: int = Field(1, ge=1, le=20)

    @field_validator("host")
    @classmethod
    def _is_a_host(cls, host: str) -> str:
        plain = host.lower().rstrip(".")
        if not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", plain):
            raise ValueError("give the host alone, like shop.example; other letters in their xn-- form")
        return plain

    @field_validator("method")
    @classmethod
    def _has_a_name(cls, method: str) -> str:
        if sum(c.isalpha() for c in method) < 2:
            raise ValueError("give the way to pay as the shop writes it, like Invoice")
        return method


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    test_order: TestOrderSettings


def read_test_order(file: Path = FILE) -> TestOrderSettings:
    """Raises ConfigError."""
    try:
        return _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).test_order
    except OSError as error:
        raise ConfigError(
            f"A test order needs the file {file} ({error.strerror}): write {EXAMPLE} into it."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        said = first["msg"].removeprefix("Value error, ").replace("Input", "it", 1)
        raise ConfigError(f"{file} is wrong at {place}: {said}; it wants {EXAMPLE}.") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file} is no TOML: {error}.") from error
