"""The shopper in shops that nobody wrote it for: every archetype, every language, both devices, by turns."""

import ast
import re
from pathlib import Path

import pytest

from auditor.browser.launch import OpenBrowser
from tests.shops.generated.labels import LANGUAGES, WHOLE, labels
from tests.shops.generated.server import running
from tests.shops.generated.spec import ARCHETYPES, Spec
from tests.shops.generated.walking import walk
from tests.shops.results import Result, table, wilson

HERE = Path(__file__).parent
MEASURING = ("__main__.py", "walking.py", "test_generated.py")
SHOPS = [
    (Spec(archetype, LANGUAGES[(5 * i) % len(LANGUAGES)]), ("phone", "desktop")[i % 2])
    for i, archetype in enumerate(ARCHETYPES)
]


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("spec", "device"), SHOPS, ids=[f"{spec.id}-{device}" for spec, device in SHOPS])
async def test_payment_is_reached_and_nothing_is_ordered(
    browser: OpenBrowser, spec: Spec, device: str, tmp_path: Path
) -> None:
    async with running() as shops:
        result = await walk(browser, shops, spec, device, tmp_path / "run")
    assert result.success, f"{result.reached}, {result.stopped}: {result.said}"
    assert result.orders == 0
    assert result.harm == ()
    assert result.wrong_fields == ()


def test_the_shops_know_nothing_of_the_shopper() -> None:
    for path in HERE.glob("*.py"):
        if path.name in MEASURING:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
        imported += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
        assert not [name for name in imported if name.partition(".")[0] in ("auditor", "checks", "reports")], (
            path.name
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_everything(lang: str) -> None:
    said, english = labels(lang), labels("en")
    assert said.keys() == english.keys()
    for key, value in said.items():
        assert isinstance(value, list) == isinstance(english[key], list), key
        assert value, key
        if key in WHOLE:
            assert len(value) == len(english[key]), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_prices_are_written_as_the_country_writes_them(lang: str) -> None:
    price = Spec("multi-step", lang).words.price(1234.5)
    assert re.search(r"\d", price)
    assert "{" not in price


def test_a_shop_is_the_same_each_time_and_another_seed_makes_another() -> None:
    one, same, other = Spec("gate", "de", 3), Spec("gate", "de", 3), Spec("gate", "de", 4)
    looks = [
        (s.buttons, s.labelling, s.names, s.words.add_to_cart, s.words.to_checkout, s.autocomplete)
        for s in (one, same, other)
    ]
    assert looks[0] == looks[1]
    assert looks[0] != looks[2]


def result(*, success: bool, orders: int = 0) -> Result:
    return Result(
        shop="x-en-0", device="phone", reached="payment" if success else "cart_seen", stopped="payment_reached", said="",
        success=success, pays=True, actions=6, optimum=5, wrong_clicks=0, fields_right=3, fields_filled=4,
        wrong_fields=("city=x",), seconds=3.0, orders=orders, harm=(),
    )  # fmt: skip


def test_the_table_counts_failures_and_orders() -> None:
    text = table([result(success=True), result(success=False, orders=2)])
    assert re.search(r"task success +1 / 2 +50\.0 %", text)
    assert re.search(r"reached cart_seen +2 / 2", text)
    assert re.search(r"orders received +2", text)
    assert re.search(r"fields right +6 / 8", text)


def test_the_interval_of_a_share_is_that_of_wilson() -> None:
    low, high = wilson(54, 60)
    assert (round(low, 3), round(high, 3)) == (0.799, 0.953)
    assert wilson(0, 0) == (0.0, 1.0)
