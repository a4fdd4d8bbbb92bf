"""A check: one file, one pure function, whose parameter types say which evidence it needs."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, get_type_hints

from auditor.evidence import KINDS, Evidence
from auditor.plugins.outcome import Outcome

_KINDS = frozenset(KINDS.values())


class Severity(IntEnum):
    """Weight of a check (Lighthouse's mapping of axe impacts, sources T02, T03)."""

    CRITICAL = 10
    SERIOUS = 7
    MODERATE = 3
    MINOR = 1


class Basis(StrEnum):
    """What kind of judgement a check makes. A heuristic one counts half (rulebook 4.3)."""

    DETERMINISTIC = "deterministic"
    STATISTICAL = "statistical"
    HEURISTIC = "heuristic"


@dataclass(frozen=True)
class Manual:
    """The module docstring of a check, taken apart."""

    question: str
    why: str
    remedy: str
    text: str


@dataclass(frozen=True)
class Check:
    """A question to the evidence. Call `ask` with exactly the kinds of evidence in `needs`."""

    id: str
    promise: str
    severity: Severity
    basis: Basis
    sources: tuple[str, ...]
    needs: dict[str, type[Any]]
    """Parameter name -> kind of evidence."""
    ask: Callable[..., Outcome]
    manual: Manual

    @property
    def weight(self) -> float:
        return float(self.severity) * (0.5 if self.basis is Basis.HEURISTIC else 1.0)


def read_manual(docstring: str) -> Manual:
    """The first line is the customer's question; "Why it matters:" and "How to mend:" open paragraphs."""
    text = inspect.cleandoc(docstring)

    def paragraph(title: str) -> str:
        found = re.search(rf"^{title}\s*(.+?)(?:\n\s*\n|\Z)", text, re.MULTILINE | re.DOTALL)
        return " ".join(found.group(1).split()) if found else ""

    return Manual(
        question=text.partition("\n")[0].strip(),
        why=paragraph("Why it matters:"),
        remedy=paragraph("How to mend:"),
        text=text,
    )


def check(
    *, severity: Severity, sources: tuple[str, ...], basis: Basis = Basis.DETERMINISTIC
) -> Callable[[Callable[..., Outcome]], Check]:
    """Make a function a check. Its id is the file name, its promise the folder, its manual the module docstring.

    Raises TypeError at import time when a parameter is not annotated with a kind of evidence or a section of
    the manual is missing: a check that cannot be explained is not a check.
    """

    def make(function: Callable[..., Outcome]) -> Check:
        module = sys.modules[function.__module__]
        *_, promise, name = f"plugin.{function.__module__}".split(".")
        hints = get_type_hints(function)
        hints.pop("return", None)
        wrong = [p for p, kind in hints.items() if kind is not Evidence and kind not in _KINDS]
        if wrong or not hints:
            raise TypeError(f"{function.__module__}: annotate each parameter with a kind of evidence ({wrong})")
        manual = read_manual(module.__doc__ or "")
        if not (manual.question.endswith("?") and manual.why and manual.remedy):
            raise TypeError(f"{function.__module__}: the docstring needs a question, why it matters, how to mend")
        return Check(
            id=name.replace("_", "-"),
            promise=promise,
            severity=severity,
            basis=basis,
            sources=sources,
            needs=hints,
            ask=function,
            manual=manual,
        )

    return make
