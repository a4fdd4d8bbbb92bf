"""The command line: one file per command. Commands are loaded when they are called, so `--help` is quick."""

from __future__ import annotations

import importlib
import traceback
from pathlib import Path
from typing import Any, NoReturn

import click

from auditor.cli.words import Exit, shown, stop

COMMANDS = {
    "arm": "Allow one test order in a shop of yours.",
    "audit": "Audit a shop and write a report.",
    "calibrate": "Print the smallest change that a comparison can show here.",
    "checks": "List the checks, or print the manual page of one.",
    "compare": "Say whether a shop got worse: two runs, two sets of runs, or two addresses.",
    "demo": "Serve the bundled demo shop.",
    "doctor": "Say what this machine has, and what is missing.",
    "judge": "Judge a stored run again.",
    "order": "Send one test order to a shop of yours that only tests.",
    "replay": "Make the shopper's decisions of a stored run again, with no browser.",
    "replies": "Collect the answers to questions that were asked, and show how long each took.",
    "report": "Draw the reports of a stored run again.",
    "schema": "Print the JSON Schema of the scorecard.",
}
"""Name -> one line; the command itself stands in the module of that name."""


class LazyGroup(click.Group):
    """Knows its commands by name, loads only the one that is called, and ends each with a known exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and end the program: what goes wrong is one sentence on stderr and an exit code of ours."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            raise SystemExit(int(Exit.USAGE)) from None
        except click.ClickException as error:
            stop(Exit.USAGE, _sentence(error))
        except click.Abort:
            stop(Exit.INTERRUPTED, "Interrupted.")
        except Exception as error:  # the last door: our own bug is said to be ours
            stop(Exit.OWN_FAULT, _our_fault(error))
        raise SystemExit(code if isinstance(code, int) else int(Exit.FINE))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"auditor.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            self._unknown(ctx, args[0])

    def _unknown(self, ctx: click.Context, name: str) -> NoReturn:
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, 1)
        hint = f' Did you mean "{near[0]}"?' if near else f" There are: {', '.join(COMMANDS)}."
        raise click.UsageError(f'There is no command "{shown(name)}".{hint}', ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _sentence(error: click.ClickException) -> str:
    """What is wrong, and where the allowed values are told."""
    said = error.format_message().rstrip()
    context = error.ctx if isinstance(error, click.UsageError) else None
    said = said if said.endswith((".", "?", "!")) else f"{said}."
    return f"{said} See `{context.command_path} --help`." if context else said


def _our_fault(error: Exception) -> str:
    said = shown((str(error).strip().splitlines() or ["no words"])[0], 200)
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"This is our own fault, please tell us: {type(error).__name__}: {said} ({where})."


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="shop-auditor", prog_name="auditor")
def main() -> None:
    """Tells an online shop, with proof, how customer-friendly it is.

    Never buys, never spams, never evades.
    """
