"""The trials that ask: links, transport, unknown addresses, pages that answer questions."""

from __future__ import annotations

import ssl
from typing import Any

import pytest
import trustme
from aiohttp import web

from auditor.browser.launch import OpenBrowser
from auditor.evidence import Reason
from auditor.trials.info_pages import info_pages
from auditor.trials.links import links
from auditor.trials.not_found import not_found
from auditor.trials.scene import TrialFailed
from auditor.trials.transport import transport
from tests.builders import control, page
from tests.trials.shop import html, serving, standard
from tests.trials.shop import page as html_page

pytestmark = pytest.mark.browser


async def test_answers_are_found_within_two_clicks(browser: OpenBrowser, scene_of: Any) -> None:
    asked: list[str] = []
    async with serving(standard(), asked) as url:
        found = await info_pages(browser, scene_of(url))
    pages = {p.topic: p for p in found.pages}
    assert pages["contact"].clicks == 1
    assert "Call 030 123456" in found.texts("contact")
    assert pages["returns"].page == pages["shipping_info"].page
    assert (pages["track_order"].clicks, pages["track_order"].link) == (2, "Track your order")
    assert pages["imprint"].clicks is None
    assert pages["imprint"].page is None
    assert asked.count("GET /shipping-returns") == 1
    assert not any("logout" in a for a in asked)


async def test_a_link_whose_page_is_gone_has_clicks_and_the_page_that_came(
    browser: OpenBrowser, scene_of: Any
) -> None:
    pages = standard()
    del pages["/contact"]
    async with serving(pages) as url:
        contact = (await info_pages(browser, scene_of(url))).topic("contact")
    assert contact
    assert contact.page
    assert contact.page.status == 404


async def test_a_shop_without_links_has_no_answers(browser: OpenBrowser, scene_of: Any) -> None:
    async with serving({"/": "<h1>Shop</h1>"}) as url:
        found = await info_pages(browser, scene_of(url))
    assert all(p.page is None and p.clicks is None for p in found.pages)


async def test_links_tell_what_stands_behind_them(browser: OpenBrowser, scene_of: Any) -> None:
    async def only_get(request: web.Request) -> web.StreamResponse:
        return html("fine") if request.method == "GET" else html("no HEAD here", 405)

    async def moved(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/good")

    async def circle(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/circle")

    asked: list[str] = []
    answers = {"/good": "fine", "/only-get": only_get, "/moved": moved, "/circle": circle}
    async with serving(answers, asked) as url:
        hrefs = [*(url + path[1:] for path in answers), url + "gone", url + "logout", "http://127.0.0.1:9/closed"]
        home = page("home", url=url, controls=[control(h, href=h) for h in hrefs])
        probes = {p.text: p for p in (await links(browser, scene_of(url, home=home))).probes}
    assert {p.url.removeprefix(url): p.status for p in probes.values() if p.status} == {
        "good": 200, "only-get": 200, "moved": 200, "gone": 404,
    }  # fmt: skip
    assert "circle" in probes[url + "circle"].failure
    assert "refused" in probes["http://127.0.0.1:9/closed"].failure.lower()
    assert not any("logout" in a for a in asked)
    assert {p.found_on for p in probes.values()} == {"home"}


async def test_no_page_no_links(browser: OpenBrowser, scene_of: Any) -> None:
    with pytest.raises(TrialFailed) as failed:
        await links(browser, scene_of("http://127.0.0.1:9/"))
    assert failed.value.reason is Reason.NOT_REACHED


async def test_an_unknown_address(browser: OpenBrowser, scene_of: Any, shots: Any) -> None:
    async with serving(standard()) as url:
        seen = await not_found(browser, scene_of(url))
    assert seen.status == 404
    assert "not_found" in seen.page.facets
    assert (shots / seen.page.shot).stat().st_size > 0


async def test_a_shop_that_knows_every_address(browser: OpenBrowser, scene_of: Any) -> None:
    class Everything(dict[str, Any]):
        def get(self, key: str, default: object = None) -> str:
            return html_page("<h1>Welcome</h1>")

    async with serving(Everything()) as url:
        assert (await not_found(browser, scene_of(url))).status == 200


async def test_a_bot_wall_is_no_answer(browser: OpenBrowser, scene_of: Any) -> None:
    async def wall(request: web.Request) -> web.StreamResponse:
        return html("<title>Just a moment...</title>Checking your browser", 403)

    async with serving({"/": wall}) as url:
        with pytest.raises(TrialFailed) as failed:
            await info_pages(browser, scene_of(url))
    assert failed.value.reason is Reason.BLOCKED


async def test_nobody_there(browser: OpenBrowser, scene_of: Any) -> None:
    with pytest.raises(TrialFailed) as failed:
        await not_found(browser, scene_of("http://127.0.0.1:9/"))
    assert failed.value.reason is Reason.UNREACHABLE
    assert "ERR_" in failed.value.sentence


async def test_plain_http_on_this_machine(browser: OpenBrowser, scene_of: Any) -> None:
    async with serving(standard()) as url:
        seen = await transport(browser, scene_of(url))
    assert (seen.loopback, seen.scheme, seen.certificate_days_left, seen.hsts) == (True, "http", None, None)


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


async def _secure(certificate: trustme.LeafCert, headers: dict[str, str]) -> tuple[web.AppRunner, str]:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(text="<h1>Shop</h1>", content_type="text/html", headers=headers)

    app = web.Application()
    app.router.add_get("/", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    return runner, f"https://localhost:{runner.addresses[0][1]}/"


async def test_a_trusted_certificate_and_hsts(
    browser: OpenBrowser, scene_of: Any, authority: trustme.CA, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(trusted)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    runner, url = await _secure(authority.issue_cert("localhost"), {"Strict-Transport-Security": "max-age=600"})
    try:
        seen = await transport(browser, scene_of(url))
    finally:
        await runner.cleanup()
    assert seen.certificate_error == ""
    assert seen.certificate_days_left is not None
    assert seen.certificate_days_left > 0
    assert seen.hsts is True


async def test_a_certificate_of_a_stranger(browser: OpenBrowser, scene_of: Any, authority: trustme.CA) -> None:
    runner, url = await _secure(authority.issue_cert("localhost"), {})
    try:
        seen = await transport(browser, scene_of(url))
    finally:
        await runner.cleanup()
    assert "issuer" in seen.certificate_error
    assert seen.certificate_days_left is None


async def test_no_connection_no_transport(browser: OpenBrowser, scene_of: Any) -> None:
    with pytest.raises(TrialFailed) as failed:
        await transport(browser, scene_of("https://127.0.0.1:9/"))
    assert failed.value.reason is Reason.UNREACHABLE
