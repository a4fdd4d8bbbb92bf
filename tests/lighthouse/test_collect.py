"""One run of lhci, with a fake one: what it is told, and what becomes of what it does (faults L01, L02, L03, L05)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.browser.guard import GuardFailed
from auditor.config import NETWORKS
from auditor.evidence import DeviceProfile, LighthouseFailure, LighthouseTrouble, Network
from auditor.lighthouse import collect, process
from auditor.lighthouse.collect import Collected, Customer
from auditor.lighthouse.find import Tools
from tests.builders import DESKTOP, PHONE
from tests.lighthouse.fakes import URL, WELL, fake_lhci, lhr, no_browser_needed

Trouble = LighthouseTrouble


@pytest.fixture(autouse=True)
def _nothing_lent() -> Iterator[None]:
    with no_browser_needed():
        yield


async def run(
    folder: Path, body: str, profile: DeviceProfile = PHONE, network: Network = NETWORKS["none"]
) -> Collected | LighthouseFailure:
    """What comes of an lhci that does `body`; what is kept goes into `folder`."""

    def keep(name: str, content: bytes) -> str:
        (folder / name).write_bytes(content)
        return name

    tools = Tools(fake_lhci(folder, body), "0.15.1", "20.0.0")
    return await collect.collect(tools, Customer(profile, network=network), URL, "phone-cart-1", keep)


async def test_what_goes_well_is_kept_as_it_is(tmp_path: Path) -> None:
    got = await run(tmp_path, WELL)
    assert isinstance(got, Collected)
    assert (got.lhr.requestedUrl, got.file, got.held_back) == (URL, "phone-cart-1.json", 0)
    assert json.loads((tmp_path / got.file).read_text())["requestedUrl"] == URL


async def test_it_is_told_one_page_one_run_our_browser_and_no_other(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    note = f"chrome = Path(config()['collect']['chromePath']); Path({str(told)!r}).write_text(json.dumps([sys.argv[1:], config(), os.listdir(), chrome.read_text(), os.access(chrome, os.X_OK), os.getcwd()]))\n"
    await run(tmp_path, note + WELL, DESKTOP)
    (command, no_rc, config), asked, there, chrome, runs, here = json.loads(told.read_text())
    assert (command, no_rc) == ("collect", "--no-lighthouserc")
    assert config.startswith(f"--config={here}/")
    (only,) = asked.values()
    assert (only["url"], only["numberOfRuns"], only["method"]) == ([URL], 1, "node")
    assert only["settings"] == {"port": 9, "disableStorageReset": True, "preset": "desktop"}
    assert runs, "a Chrome that Lighthouse would start by itself ends at once"
    assert chrome.endswith("exit 1\n")
    assert sorted(there) == ["auditor.json", "no-browser"], "nothing else can be found where it runs"
    assert not Path(here).exists()


async def test_a_phone_is_lighthouses_default_and_keeps_the_name_of_the_browser(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    note = f"Path({str(told)!r}).write_text(json.dumps(config()['collect']['settings']))\n"
    await run(tmp_path, note + WELL, PHONE.model_copy(update={"user_agent": "Pixel"}))
    assert json.loads(told.read_text()) == {"port": 9, "disableStorageReset": True, "emulatedUserAgent": "Pixel"}


@pytest.mark.parametrize("profile", [PHONE, DESKTOP])
async def test_it_is_slowed_down_as_the_audit_is(tmp_path: Path, profile: DeviceProfile) -> None:
    told = tmp_path / "told.json"
    note = f"Path({str(told)!r}).write_text(json.dumps(config()['collect']['settings']))\n"
    await run(tmp_path, note + WELL, profile, NETWORKS["slow-4g"])
    settings = json.loads(told.read_text())
    assert settings["throttlingMethod"] == "devtools"
    assert settings["throttling"]["requestLatencyMs"] == 562.5
    assert settings["throttling"]["downloadThroughputKbps"] == 1474.56
    assert settings["throttling"]["cpuSlowdownMultiplier"] == 4


async def test_one_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collect, "DEADLINE_S", 2.0)
    monkeypatch.setattr(process, "POLITE_S", 0.2)
    hang = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('begun', flush=True)\ntime.sleep(600)"
    got = await run(tmp_path, hang)
    assert isinstance(got, LighthouseFailure)
    assert (got.trouble, got.file) == ("lighthouse_timeout", "phone-cart-1.log")
    assert got.detail == "Lighthouse had not ended after 2 s."


@pytest.mark.parametrize("code", [0, 1])
async def test_an_error_of_the_page_is_one_whatever_the_exit_code(tmp_path: Path, code: int) -> None:
    report = json.dumps(
        lhr(runtimeError={"code": "NO_FCP", "message": "No paint"}, categories={"performance": {"score": 0}})
    )
    got = await run(tmp_path, f"write(json.loads({report!r}))\nsys.exit({code})")
    assert isinstance(got, LighthouseFailure)
    assert (got.trouble, got.code, got.detail) == (Trouble.PAGE_ERROR, "NO_FCP", "No paint")
    assert (tmp_path / got.file).suffix == ".bad"


async def test_an_error_that_lhci_only_prints_is_found(tmp_path: Path) -> None:
    said = 'Error: Lighthouse failed with exit code 1\n{\n "runtimeError": {\n  "code": "DNS_FAILURE",\n  "message": "No such host"'
    got = await run(tmp_path, f"print({said!r})\nsys.exit(1)")
    assert isinstance(got, LighthouseFailure)
    assert (got.trouble, got.code) == (Trouble.PAGE_ERROR, "DNS_FAILURE")
    assert "DNS_FAILURE" in (tmp_path / got.file).read_text()


@pytest.mark.parametrize(
    "write",
    ["b''", "b'{'", "b'<!doctype html>'", "b'{}'", f"{json.dumps(lhr()).encode()[:-50]!r}", f"{json.dumps(lhr(lcp=float('nan'))).encode()!r}"],
    ids=["nothing", "cut", "html", "another shape", "cut late", "NaN"],
)  # fmt: skip
async def test_what_is_no_report_is_kept_and_called_bad(tmp_path: Path, write: str) -> None:
    got = await run(tmp_path, f"write({write})")
    assert isinstance(got, LighthouseFailure)
    assert got.trouble == "lighthouse_bad_output"
    assert (tmp_path / got.file).exists()


async def test_of_a_report_without_end_a_part_is_kept(tmp_path: Path) -> None:
    got = await run(tmp_path, "write(b'{')\nos.truncate('.lighthouseci/lhr-1.json', 300_000_000)")
    assert isinstance(got, LighthouseFailure)
    assert (got.trouble, got.detail) == (Trouble.BAD_OUTPUT, "Its report has 300 MB.")
    assert (tmp_path / got.file).stat().st_size == collect.KEPT_BYTES


async def test_no_report_at_all(tmp_path: Path) -> None:
    for body, trouble in (("pass", Trouble.BAD_OUTPUT), ("sys.exit('broken')", Trouble.FAILED)):
        got = await run(tmp_path, body)
        assert isinstance(got, LighthouseFailure)
        assert got.trouble is trouble


async def test_an_lhci_that_cannot_be_started_is_trouble_and_no_exception(tmp_path: Path) -> None:
    tools = Tools(tmp_path / "gone", "0.15.1", "20.0.0")
    got = await collect.collect(tools, Customer(PHONE), URL, "x", lambda *_: "")
    assert isinstance(got, LighthouseFailure)
    assert (got.trouble, got.detail) == (Trouble.FAILED, "lhci did not start: No such file or directory")


async def test_without_the_guard_lighthouse_is_not_even_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise GuardFailed("the guard could not be set up: why")

    monkeypatch.setattr(collect, "lend_browser", broken)
    got = await run(tmp_path, f"Path({str(tmp_path / 'begun')!r}).touch()\n" + WELL)
    assert isinstance(got, LighthouseFailure)
    assert (got.trouble, got.detail) == (Trouble.GUARD, "the guard could not be set up: why")
    assert not (tmp_path / "begun").exists()
