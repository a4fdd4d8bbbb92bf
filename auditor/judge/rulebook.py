"""The rulebook: promises, weights, caps and sources, read from `scorecard.toml` of every plug-in package."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from importlib import resources
from types import ModuleType
from typing import Literal, TypeVar

from pydantic import Field, ValidationError

from auditor.evidence import Model
from auditor.plugins import Check, Source, discover

FILE = "scorecard.toml"
T = TypeVar("T")


class RulebookError(Exception):
    """A scorecard.toml, or a check that relies on it, is wrong; the message is one sentence."""


class Promise(Model):
    id: str
    title: str
    """In the customer's words."""
    weight: float = Field(gt=0)
    why: str
    """Why this weight."""


class Trigger(Model):
    check: str
    at_most: float = Field(ge=0, le=100)


class CapRule(Model):
    """Fires when every trigger's check has a score, and none is above its `at_most`."""

    id: str
    letter: Literal["B", "C", "D", "E", "F"]
    because: str
    when: tuple[Trigger, ...] = Field(min_length=1)


class _Citation(Model):
    citation: str
    year: str = ""


class _File(Model):
    """One scorecard.toml. Only the one that founds the rulebook has a version."""

    version: str = ""
    questions_in_rulebook: int = 0
    promises: tuple[Promise, ...] = ()
    caps: tuple[CapRule, ...] = ()
    sources: dict[str, _Citation] = Field(default_factory=dict)


class Rulebook(Model):
    version: str
    questions_in_rulebook: int
    promises: tuple[Promise, ...]
    caps: tuple[CapRule, ...]
    sources: dict[str, Source]

    def weights(self) -> dict[str, float]:
        return {promise.id: promise.weight for promise in self.promises}

    def verify(self, checks: Iterable[Check]) -> None:
        """Raise RulebookError when a check belongs to a promise, or cites a source, that no file describes."""
        promises = {promise.id for promise in self.promises}
        for check in checks:
            if check.promise not in promises:
                raise RulebookError(
                    f'the check "{check.id}" belongs to the promise "{check.promise}", which no {FILE} describes'
                )
            for source in check.sources:
                if source not in self.sources:
                    raise RulebookError(f'the check "{check.id}" cites "{source}", which no {FILE} describes')


def load_rulebook(packages: Iterable[ModuleType] | None = None) -> Rulebook:
    """The rulebook of the given packages, by default of all plug-ins.

    Exactly one file gives the version. Any other may add promises, caps and sources, but change none.
    Raises RulebookError.
    """
    files = {
        package.__name__: found
        for package in (discover.packages() if packages is None else packages)
        if (found := _read(package)) is not None
    }
    founders = [name for name, file in files.items() if file.version]
    if len(founders) != 1:
        raise RulebookError(f"exactly one {FILE} must give a version, found {founders or 'none'}")
    sources = _merge(files, "source", _sources)
    return Rulebook(
        version=files[founders[0]].version,
        questions_in_rulebook=files[founders[0]].questions_in_rulebook,
        promises=tuple(_merge(files, "promise", lambda file: [(p.id, p) for p in file.promises]).values()),
        caps=tuple(_merge(files, "cap", lambda file: [(c.id, c) for c in file.caps]).values()),
        sources=sources,
    )


def _sources(file: _File) -> list[tuple[str, Source]]:
    return [(key, Source(id=key, citation=c.citation, year=c.year)) for key, c in file.sources.items()]


def _read(package: ModuleType) -> _File | None:
    if not hasattr(package, "__path__"):
        return None
    path = resources.files(package) / FILE
    if not path.is_file():
        return None
    where = f"{package.__name__}/{FILE}"
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulebookError(f"{where} is not readable TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RulebookError(f"{where}: {place}: {first['msg']}") from error


def _merge(files: dict[str, _File], what: str, entries: Callable[[_File], list[tuple[str, T]]]) -> dict[str, T]:
    """The entries of all files, in order; an id stands once, so that nobody can change what another has set."""
    merged: dict[str, T] = {}
    for name, file in files.items():
        for key, value in entries(file):
            if key in merged:
                raise RulebookError(f'{name}/{FILE}: the {what} "{key}" is already described')
            merged[key] = value
    return merged
