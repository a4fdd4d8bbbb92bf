"""Whoever writes to the shop is heard: messages, newsletter, feedback, withdrawals, and the answer by mail."""

from __future__ import annotations

import logging

import pytest

from auditor import demo
from tests.demo.customer import ANN, Customer, Page
from tests.demo.smtp import postbox

QUESTION = {"name": "Ann Example", "email": "ann@example.com", "message": "Is the glaze\nfood safe?"}


async def write(customer: Customer, **answers: str) -> Page:
    page = await customer.get("contact")
    return await customer.send(page, "main form", **{**QUESTION, **answers})


async def test_a_message_is_kept_and_gets_a_number(ann: Customer, shop: demo.RunningShop) -> None:
    page = await write(ann)
    (message,) = shop.ledger.entries("messages")
    assert message["message"] == QUESTION["message"]
    assert (message["name"], message["email"], message["lang"]) == (QUESTION["name"], QUESTION["email"], "en")
    assert message["reference"] in page.text
    assert QUESTION["email"] in page.text


@pytest.mark.parametrize("wrong", [{"email": "ann@example"}, {"message": " "}, {"name": ""}])
async def test_a_message_with_a_mistake_is_shown_again_as_it_was(
    ann: Customer, shop: demo.RunningShop, wrong: dict[str, str]
) -> None:
    page = await write(ann, **wrong)
    (name,) = wrong
    assert page.status == 422
    assert page.has(f"#{name}-error")
    assert [link["href"] for link in page.all(".summary a")] == [f"#{name}"]
    kept = QUESTION.keys() - wrong.keys() - {"message"}
    assert {field: page.one(f"main #{field}")["value"] for field in kept} == {f: QUESTION[f] for f in kept}
    assert shop.ledger.counts["messages"] == 0


@pytest.mark.parametrize(("lang", "hello"), [("en", "Hello Ann Example"), ("de", "Guten Tag")])
async def test_the_shop_answers_by_mail_in_the_language_of_the_question(lang: str, hello: str) -> None:
    async with (
        postbox() as box,
        await demo.start(mail=box.server) as shop,
        Customer(shop.url, lang) as customer,
    ):
        await write(customer)
        (letter,) = box.letters
        (message,) = shop.ledger.entries("messages")
    assert letter["To"] == QUESTION["email"]
    assert letter["Auto-Submitted"] == "auto-replied"
    assert message["reference"] in letter["Subject"]
    assert hello in letter.get_content()
    assert message["reference"] in letter.get_content()


async def test_a_dead_mail_server_costs_no_message(caplog: pytest.LogCaptureFixture) -> None:
    async with postbox() as box:
        closed = box.server
    async with await demo.start(mail=closed) as shop, Customer(shop.url) as customer:
        with caplog.at_level(logging.WARNING):
            page = await write(customer)
        (message,) = shop.ledger.entries("messages")
    assert page.status == 200
    assert message["reference"] in caplog.text


async def test_without_a_mail_server_nobody_gets_mail() -> None:
    async with postbox() as box, await demo.start() as shop, Customer(shop.url) as customer:
        await write(customer)
        assert shop.ledger.counts["messages"] == 1
        assert box.letters == []


async def test_the_newsletter_wants_an_address_and_is_counted_once(ann: Customer, shop: demo.RunningShop) -> None:
    page = await ann.get("contact")
    wrong = await ann.send(page, "footer form", email="nobody")
    assert wrong.status == 422
    assert shop.ledger.counts["subscriptions"] == 0
    done = await ann.send(wrong, "main form", email="ann@example.com")
    assert done.status == 200
    assert not done.has("main input")
    assert [entry["email"] for entry in shop.ledger.entries("subscriptions")] == ["ann@example.com"]


async def test_the_newsletter_of_the_checkout_must_be_asked_for(shop: demo.RunningShop) -> None:
    async with Customer(shop.url) as silent, Customer(shop.url) as eager:
        await silent.reach_payment()
        assert shop.ledger.counts["subscriptions"] == 0
        await eager.reach_payment(newsletter="on")
        assert [entry["where"] for entry in shop.ledger.entries("subscriptions")] == ["checkout"]


async def test_feedback_is_kept_without_a_name(ann: Customer, shop: demo.RunningShop) -> None:
    page = await ann.get("feedback")
    await ann.send(page, "main form", stars="4", text="More tea, please")
    (entry,) = shop.ledger.entries("feedback")
    assert {name: entry[name] for name in ("stars", "text")} == {"stars": "4", "text": "More tea, please"}


async def test_a_guest_looks_up_an_order_and_withdraws_from_it(ann: Customer, shop: demo.RunningShop) -> None:
    await ann.send(await ann.reach_payment(), "form[action*=payment]", payment="cod")
    async with Customer(shop.url) as later:
        page = await later.get("orders")
        for wrong in ({"order_number": "MR-1"}, {"email": "eve@example.com"}):
            asked = {"order_number": "mr-10231", "email": ANN["email"], **wrong}
            assert (await later.send(page, "main form", **asked)).status == 422
        page = await later.send(page, "main form", order_number="mr-10231", email=ANN["email"])
        assert "MR-10231" in page.says("h1")
        page = await later.get("withdraw")
        who = {"name": ANN["name"], "order_number": "MR-10231", "email": ANN["email"]}
        page = await later.send(page, "main form", **who)
        assert shop.ledger.counts["withdrawals"] == 0
        page = await later.send(page, "main form")
        (entry,) = shop.ledger.entries("withdrawals")
        assert {name: entry[name] for name in who} == who
        assert entry["at"] in page.text


async def test_accounts_are_counted_and_their_passwords_stay_secret(shop: demo.RunningShop, ann: Customer) -> None:
    page = await ann.get("account/register")
    weak = await ann.send(page, "main form", name="Ann", email="ann@example.com", password="short")
    assert weak.has("#password-error")
    known = {"email": "ann@example.com", "password": "a slow morning"}
    page = await ann.send(page, "main form", name="Ann", **known)
    assert page.path == "account"
    assert [entry["email"] for entry in shop.ledger.entries("accounts")] == ["ann@example.com"]
    assert known["password"] not in shop.ledger.as_json()
    async with Customer(shop.url) as again:
        page = await again.get("account/register")
        assert (await again.send(page, "main form", name="Ann", **known)).has("#email-error")
        page = await again.get("account")
        assert page.path == "account/login"
        assert (await again.send(page, "main form", **{**known, "password": "a fast morning"})).status == 422
        assert (await again.send(page, "main form", **known)).path == "account"
    assert shop.ledger.counts["accounts"] == 1


async def test_an_account_holder_finds_the_order_in_the_account(ann: Customer, shop: demo.RunningShop) -> None:
    page = await ann.get("account/register")
    await ann.send(page, "main form", name="Ann", email=ANN["email"], password="a slow morning")
    page = await ann.reach_payment()
    await ann.send(page, "form[action*=payment]", payment="invoice")
    page = await ann.get("account")
    assert "MR-10231" in page.says(".facts")
    page = await ann.send(page, "main form")
    assert (await ann.get("account")).path == "account/login"
