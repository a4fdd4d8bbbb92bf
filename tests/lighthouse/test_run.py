"""A whole look with a fake lhci on the PATH: what fails costs its own part only (faults L01, L05, L06)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.config import LighthouseWish
from auditor.evidence import Absent, Lighthouse, LighthouseTrouble, Present, Reason
from auditor.lighthouse import Customer, LighthouseRuns, Looked, collect, find, process
from tests.builders import DESKTOP, PHONE
from tests.lighthouse.fakes import WELL, lhr, no_browser_needed, on_path

HOME = Looked("landed", "https://shop.example/", "phone-1")
CART = Looked("cart_seen", "https://shop.example/cart", "phone-2")
TILL = Looked("checkout", "https://shop.example/till", "phone-3", pays=True)
URL_IS = "url = config()['collect']['url'][0]\n"


@pytest.fixture(autouse=True)
def _nothing_lent() -> Iterator[None]:
    with no_browser_needed():
        yield


async def look(
    folder: Path, *pages: Looked, wish: LighthouseWish | None = None, devices: tuple = (PHONE,)
) -> LighthouseRuns:
    def keep(name: str, content: bytes) -> str:
        (folder / "lighthouse").mkdir(exist_ok=True)
        (folder / "lighthouse" / name).write_bytes(content)
        return f"lighthouse/{name}"

    visits = [(Customer(profile), pages) for profile in devices]
    runs = LighthouseRuns(visits, wish or LighthouseWish(runs=1), folder, keep, lambda _: None)
    await runs.run()
    return runs


def seen(runs: LighthouseRuns) -> Lighthouse:
    slot = runs.slot()
    assert isinstance(slot, Present)
    return slot.value


async def test_each_run_is_kept_and_the_shown_one_is_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = f"n = Path({str(tmp_path / 'n')!r}); k = int(n.read_text()) if n.exists() else 0; n.write_text(str(k + 1))\n"
    lcp = "audits = {'largest-contentful-paint': {'numericValue': [900.0, 100.0, 300.0][k], 'score': 1}}\n"
    body = f"write(dict(json.loads({json.dumps(lhr(HOME.url))!r}), audits=audits))"
    on_path(monkeypatch, tmp_path, count + lcp + body)
    (page,) = seen(await look(tmp_path, HOME, wish=LighthouseWish(runs=3))).pages
    assert [run.lcp_ms for run in page.runs] == [900, 100, 300]
    assert page.run is not None
    assert page.run.lcp_ms == 300
    assert [run.file for run in page.runs] == [f"lighthouse/phone-landed-{n}.json" for n in (1, 2, 3)]
    assert all((tmp_path / run.file).exists() for run in page.runs)
    assert (page.preset, page.throttling, page.page) == ("mobile", "simulate", "phone-1")


async def test_a_page_that_fails_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collect, "DEADLINE_S", 5.0)
    monkeypatch.setattr(process, "POLITE_S", 0.2)
    hangs = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nif url.endswith('/'): time.sleep(600)\n"
    on_path(monkeypatch, tmp_path, URL_IS + hangs + WELL)
    both = seen(await look(tmp_path, HOME, CART, TILL, wish=LighthouseWish(runs=2), devices=(DESKTOP,)))
    assert [(p.name, len(p.runs), [f.trouble for f in p.failures]) for p in both.pages] == [
        ("landed", 0, [LighthouseTrouble.TIMEOUT]),
        ("cart_seen", 2, []),
        ("checkout", 0, [LighthouseTrouble.PAYMENT]),
    ]
    assert (both.lhci, both.version, both.pages[1].preset) == ("0.15.1", "12.6.1", "desktop")


async def test_a_payment_page_is_never_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    on_path(monkeypatch, tmp_path, URL_IS + f"open({str(asked)!r}, 'a').write(url + ' ')\n" + WELL)
    await look(tmp_path, CART, TILL, wish=LighthouseWish(runs=2))
    assert asked.read_text().split() == [CART.url] * 2


async def test_an_address_that_leads_elsewhere_gives_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path(monkeypatch, tmp_path, f"write(json.loads({json.dumps(lhr(HOME.url))!r}))")
    slot = (await look(tmp_path, CART)).slot()
    assert isinstance(slot, Absent)
    assert slot.reason is Reason.NOT_REACHED
    assert "leads to https://shop.example/ now" in slot.detail


@pytest.mark.parametrize("body", ["sys.exit(1)", "write(b'{')"])
async def test_where_nothing_was_measured_the_slot_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    on_path(monkeypatch, tmp_path, body)
    slot = (await look(tmp_path, HOME)).slot()
    assert isinstance(slot, Absent)
    assert slot.reason is Reason.OWN_FAULT
    assert "lighthouse_" in slot.detail


async def test_a_page_that_hangs_lighthouse_is_a_timeout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = json.dumps(lhr(HOME.url, runtimeError={"code": "PAGE_HUNG", "message": "It hung"}))
    on_path(monkeypatch, tmp_path, f"write(json.loads({report!r}))")
    slot = (await look(tmp_path, HOME)).slot()
    assert isinstance(slot, Absent)
    assert slot.reason is Reason.TIMEOUT
    assert "PAGE_HUNG" in slot.detail


async def test_where_lhci_is_missing_there_is_a_sentence_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "CHECKOUT", tmp_path / "gone")
    monkeypatch.setenv("PATH", os.defpath.replace(":", f":{tmp_path}:"))
    monkeypatch.setattr(find.shutil, "which", lambda name: "/bin/sh" if name == "node" else None)
    monkeypatch.setattr(find, "OLDEST_NODE", ())
    slot = (await look(tmp_path, HOME)).slot()
    assert isinstance(slot, Absent)
    assert (slot.reason, slot.detail.partition(":")[0]) == (Reason.UNSUPPORTED, "Lighthouse CI (lhci) is missing")


async def test_before_anything_was_looked_at_the_slot_says_so(tmp_path: Path) -> None:
    for visits, reason in (([], Reason.NOT_REACHED), ([(Customer(PHONE), [HOME])], Reason.INTERRUPTED)):
        slot = LighthouseRuns(visits, LighthouseWish(), tmp_path, lambda *_: "", lambda _: None).slot()
        assert isinstance(slot, Absent)
        assert slot.reason is reason


async def test_what_lies_about_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "project"
    where.mkdir()
    (where / ".lighthouserc.js").write_text("require('fs').writeFileSync('/nowhere', '')")
    (where / "package.json").write_text('{"type": "module"}')
    monkeypatch.chdir(where)
    for name in ("LHCI_COLLECT__PUPPETEER_SCRIPT", "LHCI_CONFIG", "NODE_OPTIONS", "CHROME_PATH"):
        monkeypatch.setenv(name, "/hostile")
    told = tmp_path / "told"
    note = f"Path({str(told)!r}).write_text(os.getcwd() + ' ' + ' '.join(os.environ))\n"
    on_path(monkeypatch, tmp_path, note + WELL)
    await look(tmp_path, HOME)
    here, *names = told.read_text().split()
    assert here != str(where)
    assert not [name for name in names if name.startswith(("LHCI_", "NODE_", "CHROME"))]
