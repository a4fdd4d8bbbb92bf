"""`auditor demo`: serve the bundled demo shop in the foreground."""

from __future__ import annotations

from pathlib import Path

import click

from auditor import demo
from auditor.cli.words import Exit, stop


@click.command("demo")
@click.option(
    "--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one."
)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Keep what the shop received in this JSON file.",
)
@click.option(
    "--vice",
    "vices",
    multiple=True,
    metavar="NAME[=VALUE]",
    help="A fault of the shop; may be given more than once.",
)
@click.option("--list-vices", is_flag=True, help="Say what each vice is, and stop.")
def command(port: int, ledger: Path | None, vices: tuple[str, ...], list_vices: bool) -> None:
    """Serve a small shop to try auditor on: nothing in it is real but its ledger."""
    if list_vices:
        for name, vice in demo.VICES.items():
            default = f"={vice.default}" if vice.default else ""
            click.echo(f"{name + default:28} {vice.sentence} [{vice.check}]")
        return
    try:
        demo.run_forever(port, demo.parse_vices(vices), ledger)
    except ValueError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        stop(Exit.UNREACHABLE, f"The demo shop cannot be opened: {error.strerror or error}.")
