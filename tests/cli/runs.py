"""The command line in this process, and stored runs to give to it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from auditor.cli import main
from auditor.evidence import Evidence, Milestone, StopReason
from auditor.store import RunFolder
from tests.builders import evidence, journey, journeys, page

HOME = page("home", milestone=Milestone.LANDED)
SEEN = evidence(
    journeys=journeys(journey(HOME, stopped_because=StopReason.NO_PRODUCT, stopped_detail="We found no product."))
)


def auditor(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def stored(path: Path, seen: Evidence = SEEN) -> Path:
    """A run folder with this evidence, not judged yet."""
    RunFolder.create(path).write_evidence(seen)
    return path
