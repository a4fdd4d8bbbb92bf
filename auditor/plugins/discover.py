"""Finding checks and reports: by type, in every package behind the entry-point group `auditor.plugins`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import TypeVar

from auditor.plugins.check import Check
from auditor.plugins.report import ReportFormat

GROUP = "auditor.plugins"
T = TypeVar("T")


class PluginError(Exception):
    """A plug-in cannot be loaded, or two claim the same name; the message says which."""


def packages() -> list[ModuleType]:
    """The plug-in packages, in order of their entry-point names."""
    return [_load(point.name, point.value) for point in sorted(entry_points(group=GROUP))]


def _load(name: str, value: str) -> ModuleType:
    try:
        return importlib.import_module(value)
    except Exception as error:
        raise PluginError(f'plug-in "{name}" ({value}) cannot be loaded: {error}') from error


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for info in pkgutil.walk_packages(getattr(package, "__path__", []), package.__name__ + "."):
        yield _load(package.__name__, info.name)


def _found(kind: type[T]) -> Iterator[T]:
    for package in packages():
        if kind not in getattr(package, "HOLDS", (kind,)):
            continue  # judging needs no report, and drawing no check: loading them takes longer than either
        for module in _modules(package):
            for value in vars(module).values():
                if isinstance(value, kind):
                    yield value


@cache
def checks() -> dict[str, Check]:
    """All checks by id, in order of id. Raises PluginError when two share an id."""
    found: dict[str, Check] = {}
    for item in _found(Check):
        if found.setdefault(item.id, item) is not item:
            raise PluginError(f'two checks are called "{item.id}"')
    return dict(sorted(found.items()))


@cache
def reports() -> dict[str, ReportFormat]:
    """All report formats by name. Raises PluginError when two share a name."""
    found: dict[str, ReportFormat] = {}
    for item in _found(ReportFormat):
        if found.setdefault(item.name, item) is not item:
            raise PluginError(f'two reports are called "{item.name}"')
    return dict(sorted(found.items()))
