"""Fields that only look like fields, in a real Chromium: lists that open at a press, and far from where it was."""

from __future__ import annotations

import pytest
from aiohttp import web

from auditor.browser.launch import OpenBrowser
from auditor.browser.tab import Tab, page_script
from auditor.config import DEVICES
from auditor.seeing.facets import understand
from auditor.seeing.observe import look
from auditor.shopper.filling import Entry, plan
from auditor.shopper.hands import best_option, enter
from auditor.shopper.people import person
from tests.shopper.scenes import field

PAGE = """<!doctype html><html lang=de><title>Kasse</title><h1>Lieferadresse</h1><form onsubmit="return false">
<label for=land>Land</label><button type=button id=land aria-haspopup=listbox aria-expanded=false>Bitte wählen</button>
<label for=stadt>Bundesland</label><input id=stadt role=combobox aria-expanded=false autocomplete=address-level1>
<label for=title>Anrede *</label><button type=button id=title role=combobox aria-required=true>Bitte wählen</button>
</form><script>
const LISTS = { land: ['Österreich', 'Deutschland', 'Schweiz'], stadt: ['Bayern', 'Berlin', 'Hamburg', 'Hessen'], title: ['Bitte wählen', 'Frau', 'Herr'] };
const show = (el, texts) => {
  document.querySelector('[role=listbox]')?.remove();
  const list = document.body.appendChild(Object.assign(document.createElement('ul'), { role: 'listbox' }));
  for (const text of texts) {
    const option = list.appendChild(Object.assign(document.createElement('li'), { role: 'option', textContent: text }));
    option.onclick = () => { el.tagName === 'INPUT' ? el.value = text : el.textContent = text; list.remove(); };
  }
};
for (const el of document.querySelectorAll('button')) el.onclick = () => setTimeout(() => show(el, LISTS[el.id]), 150);
stadt.oninput = () => show(stadt, LISTS.stadt.filter((t) => t.startsWith(stadt.value)));
</script>"""


@pytest.mark.browser
@pytest.mark.parametrize("device", ["phone", "desktop"])
async def test_comboboxes_are_opened_and_the_option_that_is_meant_is_taken(
    browser: OpenBrowser, device: str
) -> None:
    async def serve(_request: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    anna = person("DE", "anna@example.com")
    try:
        visitor = await browser.visitor(DEVICES[device], scripts=(page_script("pulse.js"),))
        tab = await Tab.open(visitor, "127.0.0.1")
        await tab.goto(f"http://127.0.0.1:{runner.addresses[0][1]}/")
        seen = await look(tab.page)
        entries = {e.meaning: e for e in plan(understand(seen.seen), anna)}
        assert {m: e.how for m, e in entries.items()} == dict.fromkeys(
            ("country", "region", "salutation"), "search"
        )
        for entry in entries.values():
            assert await enter(tab, seen, entry), f"{entry.meaning} was not taken"
        values = await tab.page.evaluate("[land.textContent, stadt.value, title.textContent]")
        assert values == ["Deutschland", anna.region_name or anna.region, "Frau"]
        filled = await look(tab.page)
        assert plan(understand(filled.seen), anna) == [], "what is chosen is not chosen again"
        nowhere = Entry(entries["country"].field, "country", "search", "Japan")
        assert not await enter(tab, seen, nowhere), "what is not offered cannot be chosen"
        assert await tab.page.evaluate("land.textContent") == "Deutschland"
        await visitor.close()
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    ("meaning", "value", "offered", "taken"),
    [
        ("country", "Germany", ["Allemagne", "France"], 0),
        ("country", "Germany", ["", "Frankreich", "Deutschland"], 2),
        ("country", "Germany", ["France"], None),
        ("region", "Berlin", ["Brandenburg", "Land Berlin", "Berlin"], 2),
        ("region", "Berlin", ["Brandenburg", "Land Berlin"], 1),
        ("region", "Berlin", ["Brandenburg"], None),
        ("salutation", "", ["Please choose", "Ms", "Mr"], 1),
        ("salutation", "", ["", ""], None),
    ],
)
def test_the_option_is_told_by_what_it_means(
    meaning: str, value: str, offered: list[str], taken: int | None
) -> None:
    assert best_option(offered, Entry(field("x"), meaning, "search", value)) == taken
