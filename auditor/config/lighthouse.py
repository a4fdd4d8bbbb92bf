"""What Lighthouse is asked to do."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ada_url

from auditor.config.route import REFERENCE

RC_KINDS = (".json", ".yml", ".yaml", ".js", ".cjs")
"""What lhci reads as a lighthouserc."""


class LighthouseWishError(ValueError):
    """Something that Lighthouse cannot be asked; one sentence with what is allowed."""


@dataclass(frozen=True)
class LighthouseWish:
    """Raises LighthouseWishError for a lighthouserc that cannot be read or asserts nothing, and for a server that is none."""

    runs: int = 3
    """Of each page on each device; lhci's own default."""
    assertions: Path | None = None
    """The user's lighthouserc: its assertions are held against the runs."""
    upload: str = ""
    """Address of the user's own Lighthouse CI server, for the runs."""
    token: str = field(default="", repr=False)
    """Of a project there. Kept out of every file and every message."""

    def __post_init__(self) -> None:
        if self.assertions is not None:
            _check_rc(self.assertions)
        if self.upload:
            _check_server(self.upload)


def token_of(reference: str, environment: Mapping[str, str]) -> str:
    """The token that `env:NAME` means. Raises LighthouseWishError."""
    if not REFERENCE.fullmatch(reference):
        raise LighthouseWishError(
            "--lighthouse-token is named, not written: give env:NAME of an environment variable that holds it."
        )
    name = reference.partition(":")[2]
    if not environment.get(name):
        raise LighthouseWishError(f"--lighthouse-token names the environment variable {name}, which is not set.")
    return environment[name]


def _check_rc(file: Path) -> None:
    """A JSON file is read; lhci alone knows how to read the others."""
    if file.suffix not in RC_KINDS:
        raise LighthouseWishError(f"{file} is no --lighthouse-assert: give a lighthouserc, {', '.join(RC_KINDS)}.")
    try:
        text = file.read_text(encoding="utf-8")
        told: Any = json.loads(text) if file.suffix == ".json" else None
    except OSError as error:
        raise LighthouseWishError(f"The lighthouserc {file} cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise LighthouseWishError(f"The lighthouserc {file} is no JSON: {error}.") from error
    asked = told.get("ci", {}) if isinstance(told, dict) else None
    if file.suffix == ".json" and not (isinstance(asked, dict) and isinstance(asked.get("assert"), dict)):
        raise LighthouseWishError(f"The lighthouserc {file} asserts nothing: it has no object at ci.assert.")


def _check_server(address: str) -> None:
    try:
        url = ada_url.URL(address)
    except ValueError:
        url = None
    plain = re.fullmatch(r"[!-~]+", address)
    if url is None or not plain or url.protocol not in ("http:", "https:") or url.username or url.password:
        raise LighthouseWishError(
            "--lighthouse-upload wants the address of your own Lighthouse CI server, like https://lhci.example/; runs are "
            "never put into public storage."
        )
