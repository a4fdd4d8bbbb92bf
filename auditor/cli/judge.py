"""`auditor judge RUN`: judge stored evidence again, with no browser."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.drawing import judged, summary
from auditor.cli.words import Exit, stop
from auditor.store import RunFolder, RunFolderError


@click.command("judge")
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the scorecard as JSON.")
def command(run: Path, as_json: bool) -> None:
    """Judge the evidence in the folder RUN and write its scorecard.json."""
    folder = RunFolder(run)
    try:
        evidence = folder.evidence()
    except RunFolderError as error:
        stop(Exit.USAGE, str(error))
    scorecard = judged(evidence)
    try:
        path = folder.write_scorecard(scorecard)
    except RunFolderError as error:
        stop(Exit.UNREACHABLE, str(error))
    click.echo(
        scorecard.model_dump_json(indent=1)
        if as_json
        else "\n".join([*summary(scorecard, ()), f"Scorecard: {path}"])
    )
