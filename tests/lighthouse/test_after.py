"""`lhci assert` and `lhci upload` on runs that were kept, with a fake lhci and with the real one."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from auditor.lighthouse import after
from auditor.lighthouse.after import assert_runs, upload_runs
from auditor.lighthouse.find import CHECKOUT, Tools
from tests.lighthouse.fakes import fake_lhci, lhr

REAL = Tools(CHECKOUT, "0.15.1", "20.0.0")
TOKEN = "a-secret-token"


def kept(folder: Path, **lcp: float) -> dict[str, list[Path]]:
    """A run for each device, with this LCP."""
    runs = {}
    for device, value in lcp.items():
        file = folder / f"{device}.json"
        file.write_text(json.dumps(lhr(lcp=value, finalUrl="https://shop.example/cart")))
        runs[device] = [file]
    return runs


def rc(folder: Path, asked: object) -> Path:
    file = folder / "lighthouserc.json"
    file.write_text(json.dumps({"ci": {"assert": {"assertions": asked}}}))
    return file


def fake(folder: Path, body: str) -> Tools:
    return Tools(fake_lhci(folder, body), "0.15.1", "20.0.0")


async def test_lhci_itself_says_which_assertion_broke_and_the_best_device_hides_no_other(tmp_path: Path) -> None:
    asked = {
        "largest-contentful-paint": ["error", {"maxNumericValue": 2500}],
        "categories:performance": ["warn", {"minScore": 0.9}],
        "categories:accessibility": ["error", {"minScore": 0.8}],
    }
    said = await assert_runs(REAL, rc(tmp_path, asked), kept(tmp_path, phone=4000, desktop=900))
    assert said.trouble == ""
    (broken,) = said.broken
    assert (broken.device, broken.audit, broken.name) == ("phone", "largest-contentful-paint", "maxNumericValue")
    assert (broken.expected, broken.actual, broken.url) == ("2500", "4000", "https://shop.example/cart")
    assert sorted((x.device, x.audit, x.level, x.passed) for x in said.results if x is not broken) == [
        ("desktop", "categories.accessibility", "error", True),
        ("desktop", "categories.performance", "warn", False),
        ("desktop", "largest-contentful-paint", "error", True),
        ("phone", "categories.accessibility", "error", True),
        ("phone", "categories.performance", "warn", False),
    ]


async def test_what_lhci_cannot_read_is_told_and_is_no_pass(tmp_path: Path) -> None:
    said = await assert_runs(REAL, rc(tmp_path, {"speed-index": "off"}), kept(tmp_path, phone=900))
    assert (said.results, said.trouble) == ((), "it asserts nothing of these pages.")
    broken = tmp_path / "lighthouserc.yml"
    broken.write_text("ci: [")
    said = await assert_runs(REAL, broken, kept(tmp_path, phone=900))
    assert said.trouble.startswith("lhci assert ended with exit code 1: ")


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        ("sys.exit('Error: no idea')", "lhci assert ended with exit code 1: Error: no idea"),
        ("sys.exit(7)", "lhci assert ended with exit code 7: "),
        ("write(b'[{', 'assertion-results.json')", "lhci assert ended with exit code 0: "),
        ("write({}, 'assertion-results.json')", "lhci assert ended with exit code 0: "),
        ("write([], 'assertion-results.json')\nsys.exit(1)", "lhci assert ended with exit code 1: "),
        (
            "write([{'name': 'minScore', 'url': 'u', 'passed': False}], 'assertion-results.json')",
            "lhci assert ended with exit code 0: ",
        ),
        ("pass", "lhci assert ended with exit code 0: "),
        ("time.sleep(600)", "lhci assert had not ended after 1 s."),
    ],
)
async def test_an_lhci_that_says_nothing_of_use_has_judged_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, trouble: str
) -> None:
    if "sleep" in body:
        monkeypatch.setattr(after, "DEADLINE_S", 1.0)
    said = await assert_runs(fake(tmp_path, body), rc(tmp_path, {}), kept(tmp_path, phone=900))
    assert (said.results, said.trouble) == ((), trouble)


@contextlib.asynccontextmanager
async def server() -> AsyncIterator[tuple[str, list[tuple[str, str, dict[str, Any]]]]]:
    """A Lighthouse CI server, as far as lhci speaks to it, and what it was sent: token, path, content."""
    got: list[tuple[str, str, dict[str, Any]]] = []

    async def take(request: web.Request) -> web.Response:
        if request.method == "GET":
            return web.Response(text="0.15.1")
        got.append((request.headers.get("x-lhci-build-token", ""), request.path, await request.json()))
        return web.json_response(
            {"id": "1", "projectId": "1", "name": "shop", "slug": "shop", "baseBranch": "main"}
        )

    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/{path:.*}", take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/", got
    finally:
        await runner.cleanup()


async def test_lhci_itself_brings_the_runs_to_the_users_server_each_device_as_a_build(tmp_path: Path) -> None:
    runs = kept(tmp_path, phone=4000, desktop=900)
    async with server() as (address, got):
        done = await upload_runs(REAL, address, TOKEN, runs, {"LHCI_BUILD_CONTEXT__CURRENT_BRANCH": "main"})
    assert done.trouble == ""
    assert {token for token, _, _ in got} == {TOKEN}
    builds = [sent for _, path, sent in got if path.endswith("/builds")]
    assert [build["branch"] for build in builds] == ["main-phone", "main-desktop"]
    assert len({build["hash"] for build in builds}) == 2
    assert {build["avatarUrl"] for build in builds} == {address}, "no third party learns of it"
    sent = [json.loads(content["lhr"]) for _, path, content in got if path.endswith("/runs")]
    assert [x["audits"]["largest-contentful-paint"]["numericValue"] for x in sent] == [4000, 900]


async def test_a_server_that_is_not_there_is_told_without_the_token(tmp_path: Path) -> None:
    done = await upload_runs(REAL, "http://127.0.0.1:9/", TOKEN, kept(tmp_path, phone=1), {})
    assert done.trouble.startswith("phone: lhci upload ended with exit code 1: ")
    assert "ECONNREFUSED" in done.trouble
    assert TOKEN not in done.trouble


async def test_the_token_is_no_argument_and_the_target_is_never_public(tmp_path: Path) -> None:
    told = tmp_path / "told"
    note = f"Path({str(told)!r}).write_text(json.dumps([sys.argv, config(), os.environ['LHCI_TOKEN']]))\nsys.exit('Error: refused ' + os.environ['LHCI_TOKEN'])"
    done = await upload_runs(fake(tmp_path, note), "https://lhci.example/", TOKEN, kept(tmp_path, phone=1), {})
    words, config, token = json.loads(told.read_text())
    assert token == TOKEN
    assert TOKEN not in json.dumps([words, config])
    assert config == {"upload": {"target": "lhci", "serverBaseUrl": "https://lhci.example/"}}
    assert done.trouble == "phone: lhci upload ended with exit code 1: Error: refused …"
