"""A run is a folder: evidence.json, scorecard.json, report.html, route.toml, shots/, decisions/, traces/,
lighthouse/."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from auditor.evidence import SCHEMA_VERSION, Evidence
from auditor.plugins import Scorecard

EVIDENCE = "evidence.json"
SCORECARD = "scorecard.json"
ROUTE = "route.toml"
SHOTS = "shots"
DECISIONS = "decisions"
TRACES = "traces"
LIGHTHOUSE = "lighthouse"


class RunFolderError(Exception):
    """The folder cannot be written or read; one sentence with the mend."""


@dataclass(frozen=True)
class RunFolder:
    path: Path

    @classmethod
    def create(cls, path: Path) -> RunFolder:
        """Make the folder (and prove that it can be written). Raises RunFolderError."""
        try:
            (path / SHOTS).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=path):
                pass
        except OSError as error:
            raise RunFolderError(
                f"The folder {path} cannot be written ({error.strerror}): choose another with --out."
            ) from error
        return cls(path)

    @property
    def decisions(self) -> Path:
        """Where the walks are recorded, a file per device."""
        return self.path / DECISIONS

    @property
    def traces(self) -> Path:
        """Where traces for Playwright's viewer are kept, a file per device, when they are asked for."""
        return self.path / TRACES

    def forget_earlier(self) -> None:
        """Remove what an earlier run left in the same place, but its results: it would be taken for ours."""
        olds = (
            *(self.path / SHOTS).glob("*.jpg"),
            *self.decisions.glob("*.jsonl.gz"),
            *self.traces.glob("*.zip"),
            *(self.path / LIGHTHOUSE).glob("*.*"),
            self.path / ROUTE,
        )
        for old in olds:
            with contextlib.suppress(OSError):
                old.unlink()

    def leave(self) -> None:
        """Remove the folder if nothing came into it."""
        with contextlib.suppress(OSError):
            (self.path / SHOTS).rmdir()
            self.path.rmdir()

    @staticmethod
    def name_for(host: str, at: datetime) -> Path:
        """auditor-runs/SHOP-TIME, safe as a file name."""
        plain = re.sub(r"[^A-Za-z0-9.-]+", "-", host)[:60].strip("-.") or "shop"
        return Path("auditor-runs") / f"{plain}-{at:%Y%m%d-%H%M%S}"

    def write(self, name: str, content: bytes) -> Path:
        """Write a file whole or not at all. Raises RunFolderError (a full disk, say); an older file stays as it was."""
        target = self.path / name
        temporary = None
        try:
            if target.parent != self.path:  # a run folder that is gone stays gone
                target.parent.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
                temporary = Path(file.name)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(target)
        except OSError as error:
            if temporary is not None:
                with contextlib.suppress(OSError):
                    temporary.unlink()
            raise RunFolderError(
                f"{target} cannot be written ({error.strerror}): free some space or choose another --out."
            ) from error
        return target

    def write_evidence(self, evidence: Evidence) -> Path:
        return self.write(EVIDENCE, (evidence.model_dump_json(indent=1) + "\n").encode())

    def write_scorecard(self, scorecard: Scorecard) -> Path:
        return self.write(SCORECARD, (scorecard.model_dump_json(indent=1) + "\n").encode())

    def write_route(self, route: bytes) -> Path:
        return self.write(ROUTE, route)

    def write_lighthouse(self, name: str, content: bytes) -> str:
        """Keep a file that Lighthouse wrote; its place in the folder. Raises RunFolderError."""
        return self.write(f"{LIGHTHOUSE}/{name}", content).relative_to(self.path).as_posix()

    def evidence(self) -> Evidence:
        """Raises RunFolderError when it is missing, broken or of another version."""
        return Evidence.model_validate(self._read(EVIDENCE, Evidence))

    def scorecard(self) -> Scorecard:
        """Raises RunFolderError like `evidence`."""
        return Scorecard.model_validate(self._read(SCORECARD, Scorecard))

    def _read(self, name: str, kind: type[Evidence] | type[Scorecard]) -> Evidence | Scorecard:
        file = self.path / name
        if not self.path.is_dir():
            raise RunFolderError(f"There is no run folder at {self.path}.")
        try:
            text = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            mend = "run `auditor audit` first" if name == EVIDENCE else f"run `auditor judge {self.path}` first"
            raise RunFolderError(f"{self.path} is no run folder: it has no {name}; {mend}.") from None
        except (OSError, UnicodeDecodeError) as error:
            raise RunFolderError(f"{file} cannot be read ({error}).") from error
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise RunFolderError(f"{file} is broken: it is not valid JSON ({error}).") from error
        version = data.get("schema_version") if isinstance(data, dict) else None
        if version != SCHEMA_VERSION:
            raise RunFolderError(
                f"{file} has schema version {version!r}, and this auditor reads {SCHEMA_VERSION}: "
                "audit the shop again, or use the auditor that made it."
            )
        try:
            return kind.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise RunFolderError(f"{file} is broken at {place}: {first['msg']}.") from error


def run_folders(path: Path) -> list[RunFolder]:
    """The run at this path, or the runs in the folders below it, by name. Raises RunFolderError where there is none."""
    if not path.is_dir():
        raise RunFolderError(f"There is no run folder at {path}.")
    try:
        if (path / EVIDENCE).exists():
            return [RunFolder(path)]
        runs = [RunFolder(below) for below in sorted(path.iterdir()) if (below / EVIDENCE).exists()]
    except OSError as error:
        raise RunFolderError(f"{path} cannot be read ({error.strerror}).") from error
    if not runs:
        raise RunFolderError(
            f"{path} holds no run: neither it nor a folder in it has {EVIDENCE}; run `auditor audit` first."
        )
    return runs
