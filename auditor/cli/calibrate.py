"""`auditor calibrate URL`: the smallest change that a comparison can show on this machine, in this shop."""

from __future__ import annotations

import contextlib
import random
from collections.abc import AsyncIterator

import click

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser
from auditor.cli.changes import smallest_table
from auditor.cli.visiting import with_browser
from auditor.cli.words import Exit, Progress, stop
from auditor.comparing import Pairs, arrive
from auditor.config import DEVICES, AddressError, shop_address
from auditor.statistics import FALSE_ALARMS, FIRST_LOOK, METRICS, calibrated


@click.command("calibrate")
@click.argument("url", required=False)
@click.option("--demo", is_flag=True, help="Calibrate with the bundled demo shop.")
@click.option(
    "--pairs", default=20, show_default=True, type=click.IntRange(6, 500), help="Visits of each in one comparison."
)
@click.option(
    "--comparisons", default=3, show_default=True, type=click.IntRange(1, 100),
    help="How often the shop is compared with itself.",
)  # fmt: skip
@click.option(
    "--metric", "names", multiple=True, type=click.Choice(list(METRICS)), help="What to compare. Default: all."
)
@click.option(
    "--false-alarms", "rate", default=FALSE_ALARMS, show_default=True, type=click.FloatRange(0.001, 0.2),
    help="How often a shop compared with itself may be called better or worse.",
)  # fmt: skip
@click.option(
    "--device", default="desktop", show_default=True, type=click.Choice(list(DEVICES)), help="Who visits."
)
@click.option("--json", "as_json", is_flag=True, help="Print the calibration as JSON.")
@click.option("--browser", default="", metavar="PATH", help="The Chromium to use. Also AUDITOR_BROWSER.")
@click.option("--no-sandbox", is_flag=True, envvar="AUDITOR_NO_SANDBOX", help="Give up the browser's sandbox.")
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
def command(
    url: str | None, demo: bool, pairs: int, comparisons: int, names: tuple[str, ...], rate: float, device: str,
    as_json: bool, browser: str, no_sandbox: bool, quiet: bool,
) -> None:  # fmt: skip
    """Compare the page at URL with itself, and print the smallest slowdown of each metric that would be told."""
    if bool(url) == demo:
        stop(Exit.USAGE, "Give an address, or --demo for the bundled shop.")
    try:
        given = shop_address(url) if url else ""
    except AddressError as error:
        stop(Exit.USAGE, str(error))
    metrics = [METRICS[name] for name in dict.fromkeys(names or METRICS)]
    progress, measured = Progress(quiet=quiet), list[Pairs]()

    async def visit(opened: OpenBrowser) -> None:
        profile = profile_of(device, opened.version)
        async with _demo(demo) as shop:
            address = await arrive(opened, profile, shop or given)
            for number in range(comparisons):
                progress(f"comparison {number + 1} of {comparisons}: {pairs} pairs")
                measured.append(Pairs(address, address, profile, metrics))
                while len(measured[-1].rows) < pairs:
                    await measured[-1].more(opened, random.SystemRandom())

    code, sentence = with_browser(visit, path=browser, no_sandbox=no_sandbox)
    enough = [each for each in measured if len(each.rows) >= FIRST_LOOK]
    if not enough:
        stop(code or Exit.INCONCLUSIVE, sentence or "Too few visits succeeded.")
    said = calibrated(enough[0].columns, [each.numbers() for each in enough], pairs, rate)
    click.echo(said.model_dump_json(indent=1) if as_json else "\n".join(smallest_table(said)))
    if code:
        stop(code, sentence)


@contextlib.asynccontextmanager
async def _demo(asked: bool) -> AsyncIterator[str]:
    """The demo shop while it is visited; an empty address when another shop is."""
    if not asked:
        yield ""
        return
    from auditor import demo

    async with await demo.start() as shop:
        yield shop.url
