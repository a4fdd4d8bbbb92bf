"""The vices: each is told in a sentence, each does what it says, and the shop stays open beside it."""

from __future__ import annotations

import importlib
import re

import pytest
from click.testing import CliRunner

from auditor import demo
from auditor.cli.demo import command
from auditor.demo import VICES
from tests.demo.customer import SHOWN, Customer
from tests.demo.proofs import PROOFS
from tests.demo.test_script import SEEN_BY_SCRIPT

for promise in ("ready", "easy", "clear", "answer", "equal", "safe", "right", "calm", "known"):
    importlib.import_module(f"tests.demo.proofs.{promise}")

NO_WAY_TO_PAY = {"forced-account", "broken-checkout"}


def test_each_vice_has_its_proof() -> None:
    assert sorted([*PROOFS, *SEEN_BY_SCRIPT]) == sorted(VICES)


@pytest.mark.parametrize("name", PROOFS)
async def test_the_vice_does_what_its_sentence_says(shop: demo.RunningShop, name: str) -> None:
    asked, proof = PROOFS[name]
    async with (
        await demo.start(vices=demo.parse_vices([asked])) as faulty_shop,
        Customer(shop.url) as clean,
        Customer(faulty_shop.url) as faulty,
    ):
        await proof(clean, faulty)


@pytest.mark.parametrize("name", VICES)
async def test_beside_its_vice_the_shop_stays_open(name: str) -> None:
    quick = {"ms": f"{name}=1"}.get(VICES[name].unit, name)
    async with (
        await demo.start(vices=demo.parse_vices([quick])) as shop,
        Customer(shop.url) as customer,
        Customer(shop.url, "de") as german,
    ):
        for path in SHOWN:
            assert (await german.get(path)).status in (200, 404), path
        if name not in NO_WAY_TO_PAY:
            more = {"birthday": "1.4.1980", "gender": "female"} if name == "asks-birthday" else {}
            home = await customer.get("")
            product = next(
                str(link["href"]) for link in home.all(".card a") if "harbour-blend" in str(link["href"])
            )
            page = await customer.reach_payment(product, **more)
            await customer.send(page, "form[action*=payment]", payment="invoice")
            assert shop.ledger.counts["orders"] == 1


async def test_a_shop_with_all_vices_of_the_shop_window_opens() -> None:
    async with await demo.start(vices=dict.fromkeys(VICES)) as shop, Customer(shop.url) as customer:
        assert (await customer.get("")).has(".card")


def test_each_vice_has_a_sentence_and_a_check() -> None:
    for vice in VICES.values():
        assert re.fullmatch(r"['A-Z].*\.", vice.sentence), vice.name
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", vice.check), vice.name
        assert (vice.default is None) == (not vice.unit), vice.name
    assert len({vice.sentence for vice in VICES.values()}) == len(VICES)


def test_list_vices_tells_them_all() -> None:
    told = CliRunner().invoke(command, ["--list-vices"])
    assert told.exit_code == 0
    assert len(told.output.splitlines()) == len(VICES)
    for vice in VICES.values():
        assert f"{vice.name}{f'={vice.default}' if vice.default else ''} " in told.output
        assert vice.sentence in told.output


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("late-fees", "The demo shop has no vice called 'late-fees'. Did you mean 'late-fee'?"),
        ("qqqq", "The demo shop has no vice called 'qqqq'. 'auditor demo --list-vices' lists them all."),
        ("no-review=3", "The vice 'no-review' takes no value, but '3' was given."),
        ("late-fee=much", "The vice 'late-fee' takes a number of euro such as 6.90, but 'much' was given."),
        ("late-fee=", "The vice 'late-fee' takes a number of euro such as 6.90, but '' was given."),
        ("slow-search=-5", "The vice 'slow-search' takes a number of ms such as 4000, but '-5' was given."),
        ("slow-search=0", "The vice 'slow-search' takes a number of ms such as 4000, but '0' was given."),
        (
            "short-return-window=2.5",
            "The vice 'short-return-window' takes a whole number of days such as 7, but '2.5' was given.",
        ),
    ],
)
def test_a_wrong_vice_gets_one_clear_sentence(asked: str, sentence: str) -> None:
    told = CliRunner().invoke(command, ["--port", "0", "--vice", asked])
    assert told.exit_code == 2
    assert told.output.strip().splitlines() == [f"auditor: {sentence}"]


def test_values_are_read_and_defaults_stand_in() -> None:
    assert demo.parse_vices(["late-fee", "slow-product=4000"]) == {"late-fee": None, "slow-product": "4000"}
