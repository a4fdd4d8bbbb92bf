"""Asking by contact forms of many shapes: found, filled, sent once; and what is never done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from auditor.asking.ask import Asked, Asking, NotAsked
from auditor.browser.launch import OpenBrowser
from auditor.config import DEVICES
from auditor.config.contact import ContactSettings
from auditor.evidence import AskState, Question
from auditor.store import Questions
from tests.asking.shapes import SHAPES, Arrived, shapes
from tests.inbox.reading import ledger_in

pytestmark = pytest.mark.browser
SETTINGS = ContactSettings(
    enabled=True, host="127.0.0.1", own_domain="mail.example", address="shop+TOKEN@mail.example"
)


async def ask(
    browser: OpenBrowser, url: str, folder: Path, ledger: Questions, device: str = "desktop"
) -> Asked | NotAsked:
    (folder / "shots").mkdir(parents=True, exist_ok=True)
    asking = Asking(SETTINGS, ledger, folder, "127.0.0.1", "DE")
    try:
        return await asking.by_form(browser, DEVICES[device], url)
    except NotAsked as why:
        return why


@pytest.mark.parametrize("name", SHAPES)
async def test_each_shape_comes_to_what_its_server_knows(browser: OpenBrowser, tmp_path: Path, name: str) -> None:
    shape, ledger = SHAPES[name], ledger_in(tmp_path)
    async with shapes() as (url, arrived):
        told = await ask(
            browser, f"{url}/{name}", tmp_path / "run", ledger, "phone" if len(name) % 2 else "desktop"
        )
    assert (told.code if isinstance(told, NotAsked) else told.question.state.value) == shape.expected, told
    assert arrived.wrong == [], "no form was sent that is for something else"
    assert {shape: len(got) for shape, got in arrived.messages.items()} == ({name: 1} if shape.messages else {})
    if isinstance(told, NotAsked):
        assert ledger.all() == [], "what was not asked is not counted"
        return
    (kept,) = ledger.all()
    assert kept.question == told.question
    _right(told.question, arrived, name)


def _right(question: Question, arrived: Arrived, name: str) -> None:
    assert question.form is not None
    assert question.on_page is not None
    assert question.closed is (question.state is AskState.REFUSED)
    if question.state is AskState.ACKNOWLEDGED:
        assert question.on_page.acknowledged_ms is not None
        assert 150 <= question.on_page.acknowledged_ms < 30_000, "the server takes 200 ms"
        assert question.on_page.text
    if question.state is AskState.REFUSED:
        assert question.on_page.errors
        assert question.on_page.text_kept is False
    for got in arrived.messages[name]:
        assert got["email"] == question.reply_address
        assert got["message"].replace("\r\n", "\n").strip() == question.text.strip()
        assert "news" not in got, "advertising is never asked for"
        assert not got.get("website"), "a trap for machines stays empty"


async def test_nothing_is_asked_where_it_may_not_be(browser: OpenBrowser, tmp_path: Path) -> None:
    ledger = ledger_in(tmp_path)
    async with shapes() as (url, arrived):
        first = await ask(browser, f"{url}/plain-de", tmp_path / "run", ledger)
        again = await ask(browser, f"{url}/plain-de", tmp_path / "run", ledger)
        missing = await ask(browser, f"{url}/plain-de", tmp_path / "run", Questions(tmp_path / "nowhere.db"))
        elsewhere = await ask(
            browser,
            url.replace("127.0.0.1", "localhost") + "/plain-de",
            tmp_path / "run",
            ledger_in(tmp_path / "x"),
        )
    assert isinstance(first, Asked)
    assert isinstance(again, NotAsked)
    assert (again.code, "within the last hour" in str(again)) == ("not-allowed", True)
    assert isinstance(missing, NotAsked)
    assert missing.code == "not-allowed"
    assert isinstance(elsewhere, NotAsked)
    assert elsewhere.code == "other-host"
    assert len(arrived.messages["plain-de"]) == 1


def _later(at: datetime, times: int) -> datetime:
    return at + timedelta(hours=2 * times)


async def test_the_next_question_is_another_one(browser: OpenBrowser, tmp_path: Path) -> None:
    ledger, at = ledger_in(tmp_path), datetime.now(UTC)
    (tmp_path / "run" / "shots").mkdir(parents=True)
    topics = []
    async with shapes() as (url, _):
        for n in range(2):
            asking = Asking(
                SETTINGS,
                ledger,
                tmp_path / "run",
                "127.0.0.1",
                "DE",
                now=partial(_later, at, n),
            )
            told = await asking.by_form(browser, DEVICES["desktop"], f"{url}/plain-de")
            topics.append((told.question.topic, told.question.reply_address))
    assert topics[0][0] != topics[1][0]
    assert topics[0][1] != topics[1][1]
