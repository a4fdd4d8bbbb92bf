"""`auditor report RUN`: draw the reports of a stored run again, with no browser."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.drawing import draw, known_formats
from auditor.cli.words import Exit, stop
from auditor.store import RunFolder, RunFolderError


@click.command("report")
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Report formats. Default: html.")
def command(run: Path, formats: tuple[str, ...]) -> None:
    """Draw the reports of the folder RUN from its evidence and its scorecard."""
    formats = known_formats(formats or ("html",))
    folder = RunFolder(run)
    try:
        evidence, scorecard = folder.evidence(), folder.scorecard()
    except RunFolderError as error:
        stop(Exit.USAGE, str(error))
    try:
        paths = draw(folder, evidence, scorecard, formats)
    except RunFolderError as error:
        stop(Exit.UNREACHABLE, str(error))
    click.echo("\n".join(paths))
