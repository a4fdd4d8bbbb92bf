"""`auditor compare A B`: is B worse than A, better, the same, or not to be told?"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.cli.changes import table
from auditor.cli.visiting import with_browser
from auditor.cli.words import Exit, Progress, shown, stop
from auditor.comparing import Pairs, arrive, compare_in_turns
from auditor.config import DEVICES, AddressError, shop_address
from auditor.evidence import Evidence
from auditor.statistics import FALSE_ALARMS, METRICS, Comparison, Metric, NotComparable, Verdict, compare_runs
from auditor.store import RunFolder, RunFolderError, run_folders

CODES = {
    Verdict.WORSE: Exit.GATE_FAILED,
    Verdict.INCONCLUSIVE: Exit.INCONCLUSIVE,
    Verdict.BETTER: Exit.FINE,
    Verdict.SAME: Exit.FINE,
}


@click.command("compare")
@click.argument("a")
@click.argument("b")
@click.option(
    "--metric", "names", multiple=True, type=click.Choice(list(METRICS)), help="What to compare. Default: all."
)
@click.option(
    "--false-alarms", "rate", default=FALSE_ALARMS, show_default=True, type=click.FloatRange(0.001, 0.2),
    help="How often a shop compared with itself may be called better or worse.",
)  # fmt: skip
@click.option(
    "--device",
    default="desktop",
    show_default=True,
    type=click.Choice(list(DEVICES)),
    help="Of two addresses: who visits.",
)
@click.option(
    "--budget", default=300.0, show_default=True, metavar="SECONDS", type=click.FloatRange(1, 86_400),
    help="Of two addresses: longest time for visiting.",
)  # fmt: skip
@click.option(
    "--max-pairs", "most", default=60, show_default=True, type=click.IntRange(6, 500),
    help="Of two addresses: most visits of each.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Of two addresses: keep every visit in this JSON file.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON.")
@click.option("--browser", default="", metavar="PATH", help="The Chromium to use. Also AUDITOR_BROWSER.")
@click.option("--no-sandbox", is_flag=True, envvar="AUDITOR_NO_SANDBOX", help="Give up the browser's sandbox.")
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
def command(
    a: str, b: str, names: tuple[str, ...], rate: float, device: str, budget: float, most: int, out: Path | None, as_json: bool,
    browser: str, no_sandbox: bool, quiet: bool,
) -> None:  # fmt: skip
    """Say whether B is worse than A: two runs, two folders with several runs each, or two addresses (http or https).

    Addresses are visited in turns, in random order, until the numbers tell or the budget ends. Ends with 0 when B is
    better or the same, with 1 when it is worse, with 5 when it cannot be told or the runs are not comparable.
    """
    metrics = [METRICS[name] for name in dict.fromkeys(names or METRICS)]
    live = [bool(re.match(r"https?://", side, re.I)) for side in (a, b)]
    if live[0] != live[1]:
        stop(
            Exit.USAGE, "Give two addresses that start with http:// or https://, or two folders, not one of each."
        )
    if not all(live):
        stored = _stored(Path(a), Path(b), metrics, rate)
        _print(stored, as_json)
        sys.exit(int(CODES[stored.verdict]))
    try:
        a, b = shop_address(a), shop_address(b)
    except AddressError as error:
        stop(Exit.USAGE, str(error))
    kept: list[Pairs] = []

    async def visit(opened: OpenBrowser) -> None:
        profile = profile_of(device, opened.version)
        addresses = await arrive(opened, profile, a), await arrive(opened, profile, b)
        kept.append(Pairs(*addresses, profile, metrics, opened.name))
        await compare_in_turns(opened, kept[0], most=most, budget_s=budget, rate=rate, tell=Progress(quiet=quiet))

    code, sentence = with_browser(visit, path=browser, no_sandbox=no_sandbox)
    if out and kept:
        _keep(kept[0], out)
    said = kept[0].said if kept else None
    if said is None:
        few = f"Only {len(kept[0].rows) if kept else 0} pairs fit into the budget: allow more with --budget."
        stop(code or Exit.INCONCLUSIVE, sentence or few)
    _print(said, as_json)
    if code:
        stop(code, sentence)
    sys.exit(int(CODES[said.verdict]))


def _stored(a: Path, b: Path, metrics: Sequence[Metric], rate: float) -> Comparison:
    """The comparison of stored runs; ends the program where they cannot be read or compared."""
    try:
        return compare_runs(_runs(a), _runs(b), metrics, rate)
    except RunFolderError as error:
        stop(Exit.USAGE, str(error))
    except NotComparable as error:
        stop(Exit.INCONCLUSIVE, str(error))


def _runs(folder: Path) -> list[Evidence]:
    return [run.evidence() for run in run_folders(folder)]


def _print(said: Comparison, as_json: bool) -> None:
    click.echo(said.model_dump_json(indent=1) if as_json else "\n".join(table(said)))


def _keep(pairs: Pairs, out: Path) -> None:
    """Write what was measured; a disk that is full is told, and the verdict is still given."""
    try:
        RunFolder(out.parent).write(out.name, (pairs.measured().model_dump_json(indent=1) + "\n").encode())
    except RunFolderError as error:
        click.echo(f"auditor: {shown(str(error), 1000)}", err=True)
