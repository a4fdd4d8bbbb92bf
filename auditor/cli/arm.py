"""`auditor arm HOST`: a person at a terminal allows one test order in a shop of theirs."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

import click

from auditor.cli.words import Exit, shown, stop
from auditor.config.test_order import ConfigError, read_test_order
from auditor.store.arms import Arms, NotArmed


@click.command("arm")
@click.argument("host")
@click.option(
    "--for",
    "minutes",
    default=30,
    show_default=True,
    metavar="MINUTES",
    type=click.IntRange(1, 240),
    help="How long.",
)
def command(host: str, minutes: int) -> None:
    """Allow `auditor order` one test order in the shop at HOST, which auditor.toml must name.

    Asks for the host to be typed again, and works at a terminal only.
    """
    try:
        told = read_test_order()
    except ConfigError as error:
        stop(Exit.USAGE, str(error))
    if host.lower() != told.host:
        stop(Exit.USAGE, f'auditor.toml allows test orders at "{shown(told.host)}" only, not at "{shown(host)}".')
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        stop(Exit.USAGE, "A person must allow this at a terminal: run it there yourself.")
    click.echo(f'One order will really be sent to {told.host}, paid by "{shown(told.method)}".', err=True)
    if click.prompt("Type the host to allow it", err=True).strip().lower() != told.host:
        stop(Exit.USAGE, "That is not the host: nothing was allowed.")
    until = datetime.now(UTC) + timedelta(minutes=minutes)
    try:
        Arms.of_this_person().arm(told.host, until)
    except NotArmed as error:
        stop(Exit.USAGE, str(error))
    click.echo(f"Armed until {until:%H:%M} UTC, for one order.", err=True)
