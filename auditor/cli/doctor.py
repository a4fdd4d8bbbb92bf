"""`auditor doctor`: what this machine has, and what is missing."""

from __future__ import annotations

import asyncio
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from auditor import __version__
from auditor.browser.find import NoBrowser
from auditor.browser.launch import open_browser
from auditor.browser.tab import page_script
from auditor.cli.words import Exit
from auditor.lighthouse.find import NoLighthouse, find_lighthouse
from auditor.plugins.discover import PluginError, checks, reports


@click.command("doctor")
@click.option("--no-sandbox", is_flag=True, envvar="AUDITOR_NO_SANDBOX", help="Give up the browser's sandbox.")
def command(no_sandbox: bool) -> None:
    """Try the browser, the page scripts and the plug-ins; exit with 3 when something is missing."""
    click.echo(f"auditor {__version__}, Python {platform.python_version()}, {platform.platform()}")
    missing = False
    try:
        click.echo(asyncio.run(_browser(no_sandbox)))
    except NoBrowser as error:
        missing = True
        click.echo(f"browser: {error}")
    for name in ("vendor/web-vitals.attribution.iife.js", "vendor/axe.min.js"):
        try:
            page_script(name)
            click.echo(f"page script {name}: there")
        except FileNotFoundError:
            missing = True
            click.echo(f"page script {name}: missing, run `make setup`")
    click.echo(asyncio.run(_lighthouse()))  # an audit goes without it
    try:
        click.echo(f"plug-ins: {len(checks())} checks, reports {', '.join(reports())}")
    except PluginError as error:
        missing = True
        click.echo(f"plug-ins: {error}")
    sys.exit(int(Exit.UNREACHABLE if missing else Exit.FINE))


async def _browser(no_sandbox: bool) -> str:
    async with open_browser(no_sandbox=no_sandbox) as browser:
        return f"browser: Chromium {browser.version} at {browser.launch.browser}, sandbox {browser.launch.sandbox_note}"


async def _lighthouse() -> str:
    with TemporaryDirectory(prefix="auditor-lighthouse-") as folder:
        try:
            tools = await find_lighthouse(Path(folder))
        except NoLighthouse as error:
            return f"lighthouse: {error}"
    return f"lighthouse: lhci {tools.lhci_version} at {tools.lhci}, Node {tools.node_version}"
