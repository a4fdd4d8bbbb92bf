"""axe-core on the main pages."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from playwright.async_api import Error

from auditor.browser.launch import OpenBrowser
from auditor.evidence import Accessibility, AxeNode, AxeScan, AxeViolation, Box, Reason
from auditor.seeing.observe import page_script
from auditor.trials.pages import Browsing, browsing
from auditor.trials.revisit import chosen_pages, open_again
from auditor.trials.scene import ENOUGH_S, Scene, TrialFailed

SCAN_S = 20.0
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
NODES = 5

# Boxes are taken from the elements themselves: a selector may name several, or none inside a shadow tree.
RUN = """
async ([tags, most]) => {
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], elementRef: true, iframes: false,
  });
  const box = (el) => {
    if (!el || !el.getBoundingClientRect) return null;
    const r = el.getBoundingClientRect();
    return { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height };
  };
  return {
    version: found.testEngine.version, incomplete: found.incomplete.length, passes: found.passes.length,
    violations: found.violations.map((v) => ({
      rule: v.id, impact: v.impact || 'minor', help: v.help, count: v.nodes.length,
      nodes: v.nodes.slice(0, most).map((n) => ({
        selector: n.target.flat().join(' ').slice(0, 300), snippet: n.html.slice(0, 300), box: box(n.element),
      })),
    })),
  };
}
"""


async def accessibility(browser: OpenBrowser, scene: Scene) -> Accessibility:
    """Scans of at most six pages. A page that cannot be opened again is left out; raises TrialFailed without any."""
    pages = chosen_pages(scene)
    if not pages:
        raise TrialFailed(Reason.NOT_REACHED, "No page was reached that could be opened again.")
    source = _axe()
    engine, scans, why = "", list[AxeScan](), TrialFailed(Reason.TIMEOUT, "There was no time for the pages.")
    until = time.monotonic() + ENOUGH_S
    async with browsing(browser, scene, storage=scene.storage) as person:
        for name, url in pages:
            if time.monotonic() > until:
                break
            try:
                await open_again(person, name, url)
                found = await _scan(person, source)
            except TrialFailed as failed:
                why = failed
                continue
            engine = f"axe-core {found['version']}"
            scans.append(_as_evidence(found, name, url, person, scene))
    if not scans:
        raise why
    return Accessibility(engine=engine, scans=tuple(scans))


def _axe() -> str:
    try:
        return page_script("vendor/axe.min.js")
    except FileNotFoundError as error:
        raise TrialFailed(
            Reason.UNSUPPORTED, "The page script axe-core is not installed: run `make setup`, which fetches it."
        ) from error


async def _scan(person: Browsing, source: str) -> Any:
    try:
        async with asyncio.timeout(SCAN_S):
            # As an expression, so that the page's Content-Security-Policy has no say: nothing is put into the page's markup.
            await person.page.evaluate(f"() => {{ {source} }}")
            return await person.page.evaluate(RUN, [list(TAGS), NODES])
    except TimeoutError as error:
        raise TrialFailed(Reason.TIMEOUT, f"axe-core did not finish on {person.page.url}.") from error
    except Error as error:
        said = error.message.partition("\n")[0][:160]
        raise TrialFailed(Reason.UNSUPPORTED, f"axe-core could not run on {person.page.url}: {said}") from error


def _as_evidence(found: Any, name: str, url: str, person: Browsing, scene: Scene) -> AxeScan:
    device = person.visitor.profile.name
    record = scene.record_of(url, device)
    return AxeScan(
        device=device,
        page=record.id if record else "",
        name=name,
        url=url,
        incomplete=found["incomplete"],
        passes=found["passes"],
        violations=tuple(
            AxeViolation(
                rule=v["rule"],
                impact=v["impact"],
                help=v["help"],
                count=v["count"],
                nodes=tuple(
                    AxeNode(
                        selector=n["selector"],
                        snippet=n["snippet"],
                        box=Box.model_validate(n["box"]) if n["box"] else None,
                    )
                    for n in v["nodes"]
                ),
            )
            for v in found["violations"]
        ),
    )
