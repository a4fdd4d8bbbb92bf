"""`auditor checks [ID]`: the list of checks, or the manual page of one."""

from __future__ import annotations

from difflib import get_close_matches

import click

from auditor.cli.words import Exit, shown, stop
from auditor.plugins.discover import PluginError, checks


@click.command("checks")
@click.argument("check_id", required=False, metavar="[ID]")
def command(check_id: str | None) -> None:
    """List all checks by promise, or print the manual page of the check ID."""
    try:
        known = checks()
    except PluginError as error:
        stop(Exit.USAGE, str(error))
    if check_id is None:
        for promise in dict.fromkeys(c.promise for c in sorted(known.values(), key=lambda c: c.promise)):
            click.echo(promise)
            for check in known.values():
                if check.promise == promise:
                    click.echo(f"  {check.id:28} {check.severity.name.lower():9} {check.manual.question}")
        return
    if check_id not in known:
        near = get_close_matches(check_id, known, 1)
        hint = f'Did you mean "{near[0]}"?' if near else "`auditor checks` lists them all."
        stop(Exit.USAGE, f'There is no check "{shown(check_id)}". {hint}')
    check = known[check_id]
    click.echo(f"{check.id} ({check.promise}, {check.severity.name.lower()}, {check.basis.value})\n")
    click.echo(check.manual.text)
    click.echo(f"\nLooks at: {', '.join(kind.__name__ for kind in check.needs.values())}")
    click.echo(f"Sources: {', '.join(check.sources) or 'own judgement'}")
