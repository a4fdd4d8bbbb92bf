"""`[hours]` in auditor.toml: when the shop has somebody there to answer."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from opening_hours import OpeningHours as Parsed
from opening_hours import ParserError, UnknownCountryError  # type: ignore[attr-defined]  # its stub forgets them
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from auditor.config.test_order import FILE, ConfigError
from auditor.evidence import OpeningHours

EXAMPLE = '[hours] with open = "Mo-Fr 09:00-17:00; PH off", zone = "Europe/Berlin" and country = "DE"'


class HoursSettings(BaseModel):
    """Opening hours as OpenStreetMap writes them, a time zone, and whose public holidays are kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    open: str = Field(min_length=1, max_length=300)
    zone: str = Field(min_length=1, max_length=60)
    country: str = Field("", pattern=r"^([A-Z]{2})?$")

    @model_validator(mode="after")
    def _can_be_read(self) -> HoursSettings:
        try:
            zone = ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f'"{self.zone}" is no time zone; give one like Europe/Berlin') from error
        try:
            Parsed(self.open, timezone=zone, country=self.country or None)
        except ParserError as error:
            raise ValueError(
                f'"{self.open}" are no opening hours; write them like Mo-Fr 09:00-17:00; PH off'
            ) from error
        except UnknownCountryError as error:
            raise ValueError(
                f'"{self.country}" is no country whose holidays are known; give one like DE'
            ) from error
        return self


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    hours: HoursSettings | None = None


def read_hours(file: Path = FILE) -> OpeningHours | None:
    """None where the file, or the table in it, is not there. Raises ConfigError."""
    try:
        found = _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).hours
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{file} cannot be read ({error.strerror}).") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is no TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{place} in {file}: {first['msg']}; give {EXAMPLE}.") from error
    return None if found is None else OpeningHours(**found.model_dump(), source="configured")
