"""`auditor order URL`: one test order in a shop of one's own, where three arms allow it."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from auditor.audit import profile_of
from auditor.browser.find import NoBrowser
from auditor.browser.launch import open_browser
from auditor.browser.tab import Tab
from auditor.cli.words import Exit, Progress, shown, stop
from auditor.config import DEVICES, AddressError, Settings, SettingsError, shop_address
from auditor.config.test_order import ConfigError, TestOrderSettings, read_test_order
from auditor.ordering import Outcome, State, place
from auditor.seeing.facets import Understood
from auditor.seeing.observe import Look
from auditor.shopper.walk import Walk
from auditor.store import RunFolder, RunFolderError
from auditor.store.arms import Arms, NotArmed

ORDER = "order.json"
CODES = {State.PLACED: Exit.FINE, State.NOT_PLACED: Exit.INCONCLUSIVE, State.UNKNOWN: Exit.INCONCLUSIVE}


@click.command("order")
@click.argument("url")
@click.option("--device", default="desktop", show_default=True, type=click.Choice(list(DEVICES)))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for what was seen.")
@click.option("--email", default=Settings.email, show_default=True, help="What is typed as e-mail address.")
@click.option("--browser", default="", metavar="PATH", help="The Chromium to use. Also AUDITOR_BROWSER.")
@click.option("--no-sandbox", is_flag=True, envvar="AUDITOR_NO_SANDBOX", help="Give up the browser's sandbox.")
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
def command(
    url: str, device: str, out: Path | None, email: str, browser: str, no_sandbox: bool, quiet: bool
) -> None:
    """Walk to the payment step of the shop at URL and order once, as a test.

    Only where all three hold: auditor.toml names the shop's host and a way to pay that needs no card; a person has just
    allowed it with `auditor arm`; and the payment page shows that the shop only tests. Prints what became of it, as JSON.
    """
    try:
        address, allowed = shop_address(url), read_test_order()
        host = (urlsplit(address).hostname or "").lower()
        if host != allowed.host:
            stop(
                Exit.USAGE,
                f'auditor.toml allows test orders at "{shown(allowed.host)}" only, not at "{shown(host)}".',
            )
        arms = Arms.of_this_person()
        arms.check(host, allowed.max_per_day, datetime.now(UTC))
        settings = Settings(
            url=address, out=out or RunFolder.name_for(f"{host}-order", datetime.now(UTC)), devices=(device,), email=email,
            browser=browser, no_sandbox=no_sandbox,
        )  # fmt: skip
        folder = RunFolder.create(settings.out)
    except (AddressError, ConfigError, NotArmed, RunFolderError, SettingsError) as error:
        stop(Exit.USAGE, str(error))
    try:
        outcome = asyncio.run(ordered(settings, allowed, arms, folder, Progress(quiet=quiet)))
        folder.write(ORDER, (outcome.model_dump_json(indent=1) + "\n").encode())
    except NoBrowser as error:
        stop(Exit.UNREACHABLE, str(error))
    except NotArmed as error:
        stop(Exit.USAGE, str(error))
    except RunFolderError as error:
        stop(Exit.UNREACHABLE, str(error))
    click.echo(outcome.model_dump_json(indent=1))
    sys.exit(int(CODES[outcome.state]))


async def ordered(
    settings: Settings, allowed: TestOrderSettings, arms: Arms, folder: RunFolder, tell: Progress
) -> Outcome:
    """Walk, and order where payment is reached. Raises NoBrowser, and NotArmed when the arm was lost on the way."""
    begun: list[int] = []
    ended: list[Outcome | NotArmed] = []

    def begin() -> None:
        tell("orders, as a test")
        begun.append(arms.take(allowed.host, allowed.method, allowed.max_per_day, datetime.now(UTC)))

    async def at_payment(tab: Tab, u: Understood, seen: Look) -> None:
        shot = folder.path / "shots" / "order.jpg"
        try:
            ended.append(
                await place(tab, u, seen, host=allowed.host, method=allowed.method, begin=begin, shot=shot)
            )
        except NotArmed as error:
            ended.append(error)

    async with open_browser(path=settings.browser, no_sandbox=settings.no_sandbox) as browser:
        profile = profile_of(settings.devices[0], browser.version)
        walk = Walk(settings.url, profile, folder.path, settings.email, tell=tell, at_payment=at_payment)
        try:
            await walk.run(browser)
            await walk.leave(browser)
        finally:
            outcome = _outcome(ended, begun, walk)
            for number in begun:
                arms.end(number, outcome.state)
    if ended and isinstance(ended[0], NotArmed):
        raise ended[0]
    return outcome


def _outcome(ended: list[Outcome | NotArmed], begun: list[int], walk: Walk) -> Outcome:
    if ended and isinstance(ended[0], Outcome):
        return ended[0]
    if begun:
        return Outcome(state=State.UNKNOWN, detail="It ended before anybody could see what became of the order.")
    return Outcome(state=State.NOT_PLACED, detail=f"Payment was not reached: {walk.journal.stopped[1]}")
