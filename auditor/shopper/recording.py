"""Every decision of a walk with all that led to it: recorded live, made again without a browser.

One line of JSON per decision, gzipped line by line, so that a walk that is cut off leaves all that it had decided.
"""

from __future__ import annotations

import contextlib
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from auditor.seeing.facets import Understood, understand
from auditor.seeing.model import Observation
from auditor.shopper.decide import decide
from auditor.shopper.memory import Action, Memory, Policy

SUFFIX = ".jsonl.gz"


class RecordingError(Exception):
    """A recording cannot be read; the message is one sentence with the mend."""


@dataclass(frozen=True)
class Decision:
    """What was seen, remembered and allowed, and the action that followed."""

    seen: Observation
    memory: Memory
    policy: Policy
    action: Action


_DECISION = TypeAdapter(Decision)


@dataclass(frozen=True)
class Again:
    """A decision and the one that is made today."""

    before: Decision
    now: Action

    @property
    def same(self) -> bool:
        """Whether the same would be done: reasons and scores may differ, the hands may not."""
        return _deed(self.before.action) == _deed(self.now)


class Recorder:
    """Writes one walk's decisions. A disk that is full, or a page that cannot be written, costs the recording, never the walk."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"")

    def note(self, u: Understood, memory: Memory, policy: Policy, action: Action) -> None:
        """Append a decision."""
        with contextlib.suppress(OSError, ValueError):  # a page may hold half a character, which no JSON can
            line = _DECISION.dump_json(Decision(u.seen, memory, policy, action)) + b"\n"
            with self._file.open("ab") as file:
                file.write(gzip.compress(line, mtime=0))


def recorded(file: Path) -> Iterator[Decision]:
    """The decisions in a file. Raises RecordingError."""
    try:
        with gzip.open(file) as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield _DECISION.validate_json(line)
                except ValidationError as error:
                    first = error.errors()[0]
                    place = ".".join(str(part) for part in first["loc"])
                    raise RecordingError(
                        f"{file} is broken in line {number} at {place}: {first['msg']}."
                    ) from error
    except (OSError, EOFError, zlib.error) as error:
        raise RecordingError(
            f"{file} cannot be read ({error}): it is no recording, or a part of it is lost."
        ) from error


def again(decision: Decision) -> Again:
    """The same decision, made anew from what was seen and remembered. Pure. Raises RecordingError where the parts of
    what was seen do not fit together."""
    try:
        u = understand(decision.seen, hints=decision.policy.hints)
        return Again(decision, decide(u, decision.memory, decision.policy))
    except (IndexError, KeyError, ValueError) as error:
        said = f"The page {decision.seen.url[:80]} is damaged in the recording ({error}): nothing can be decided from it."
        raise RecordingError(said) from error


def told(action: Action) -> str:
    """An action in a few words, for a person."""
    if action.kind == "stop":
        return f"stops ({action.stop}): {action.sentence}"
    if action.kind == "goto":
        return f"{action.intent}: opens {action.url}"
    if action.entries:
        return f"{action.intent}: " + ", ".join(
            f"{e.meaning} = {e.value}" if e.value else e.meaning for e in action.entries
        )
    return f'{action.intent}: presses "{action.control.label}"' if action.control else action.intent


def _deed(action: Action) -> tuple[object, ...]:
    """What the hands would do: the elements by their place in the observation, not by their label."""
    at = (action.control.frame, action.control.ref) if action.control else None
    entries = tuple((e.field.frame, e.field.ref, e.how, e.value) for e in action.entries)
    return action.kind, action.intent, at, entries, action.url, action.stop
