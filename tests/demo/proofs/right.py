"""Right: make it right when it goes wrong."""

from __future__ import annotations

from tests.demo.customer import Customer, Page
from tests.demo.proofs import before_payment, proves


def linking(pages: dict[str, Page], place: str) -> set[str]:
    """The addresses of the pages with a link to this place."""
    return {path for path, page in pages.items() if f"/en/{place}" in page.links}


@proves("hidden-returns")
async def hidden_returns(clean: Customer, faulty: Customer) -> None:
    pages = await before_payment(clean)
    assert linking(pages, "returns") == set(pages)
    assert linking(await before_payment(faulty), "returns") == set()
    assert "returns" not in str((await faulty.reach_payment()).one("main"))
    assert (await faulty.get("returns")).status == 200


@proves("short-return-window=6")
async def short_return_window(clean: Customer, faulty: Customer) -> None:
    for path in ("returns", "help", "terms", "product/oak-board", ""):
        long, short = await clean.get(path), await faulty.get(path)
        assert "30 days" in long.text, path
        assert "30 days" not in short.text, path
        assert "6 days" in short.text, path
    assert '"merchantReturnDays": 6' in (await faulty.get("product/oak-board")).html


@proves("vague-return-terms")
async def vague_return_terms(clean: Customer, faulty: Customer) -> None:
    for path in ("returns", "help"):
        assert "Within 14 days" in (await clean.get(path)).says("main")
        assert "Within 14 days" not in (await faulty.get(path)).says("main")
    assert "postage" in (await clean.get("returns")).text
    vague = (await faulty.get("returns")).text
    assert not any(word in vague for word in ("postage", "free for you", "bear the cost"))
    assert "returnFees" in (await clean.get("product/oak-board")).html
    assert "returnFees" not in (await faulty.get("product/oak-board")).html


@proves("no-withdrawal-button")
async def no_withdrawal_button(clean: Customer, faulty: Customer) -> None:
    pages = await before_payment(clean)
    assert linking(pages, "withdraw") == set(pages)
    assert (await faulty.get("withdraw")).status == 404
    assert linking({path: await faulty.get(path) for path in pages}, "withdraw") == set()


@proves("no-order-tracking")
async def no_order_tracking(clean: Customer, faulty: Customer) -> None:
    pages = await before_payment(clean)
    assert linking(pages, "orders") == set(pages)
    assert (await faulty.get("orders")).status == 404
    assert linking({path: await faulty.get(path) for path in pages}, "orders") == set()
    thanks = await faulty.send(await faulty.reach_payment(), "form[action*=payment]", payment="cod")
    assert "/en/orders" not in thanks.links
