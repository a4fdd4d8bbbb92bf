"""`auditor replay RUN`: the shopper's decisions of a stored run, made again without a browser."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.words import Exit, shown, stop
from auditor.shopper.recording import SUFFIX, RecordingError, again, recorded, told
from auditor.store import RunFolder


@click.command("replay")
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--changed", is_flag=True, help="Print only what would be decided differently today.")
@click.pass_context
def command(ctx: click.Context, run: Path, changed: bool) -> None:
    """Decide again, from what the shopper saw and remembered in the folder RUN, and print where it differs.

    Ends with 0 when every decision is the same as it was, with 1 when one is not.
    """
    files = sorted(RunFolder(run).decisions.glob(f"*{SUFFIX}"))
    if not files:
        stop(Exit.USAGE, f"{run} holds no recorded decisions: give the folder of an audit.")
    total, others = 0, 0
    for file in files:
        device = file.name.removesuffix(SUFFIX)
        try:
            for number, decision in enumerate(recorded(file), 1):
                made = again(decision)
                total += 1
                others += not made.same
                if not made.same:
                    click.echo(f"{device} {number:3}  was  {shown(told(decision.action), 200)}")
                    click.echo(f"{'':{len(device)}} {'':3}  now  {shown(told(made.now), 200)}")
                elif not changed:
                    click.echo(f"{device} {number:3}  same {shown(told(made.now), 200)}")
        except RecordingError as error:
            stop(Exit.USAGE, str(error))
    click.echo(f"{total} decisions, {others} of them different today")
    ctx.exit(int(Exit.GATE_FAILED if others else Exit.FINE))
