"""What counts as a proof that a shop only tests."""

import pytest

from auditor.ordering.sandbox import test_mode as proof

LIVE = '<script>Stripe("pk_live_51Habcdef")</script>'
TEST = '<script>Stripe("pk_test_51Habcdef")</script>'


@pytest.mark.parametrize(
    ("html", "addresses", "host", "says"),
    [
        (TEST, (), "shop.example", "key is one for tests"),
        ("", ("https://www.sandbox.paypal.com/sdk/js?x=1",), "shop.example", "www.sandbox.paypal.com"),
        ("", ("https://checkoutshopper-test.adyen.com/a",), "shop.example", "checkoutshopper-test.adyen.com"),
        ("", (), "127.0.0.1", "this machine"),
        ("", (), "shop.localhost", "this machine"),
        ("", (), "::1", "this machine"),
    ],
)
def test_these_do(html: str, addresses: tuple[str, ...], host: str, says: str) -> None:
    assert says in proof(html, addresses, host)


@pytest.mark.parametrize(
    ("html", "addresses", "host"),
    [
        ("<p>This shop is in test mode. Sandbox!</p>", (), "shop.example"),
        (LIVE, (), "shop.example"),
        (TEST + LIVE, (), "shop.example"),
        (LIVE, (), "127.0.0.1"),
        ("", ("https://www.paypal.com/sdk/js", "https://sandbox.paypal.com.evil.example/"), "shop.example"),
        ("", ("https://evil.example/?https://www.sandbox.paypal.com",), "shop.example"),
        ("pk_test_", (), "shop.example"),
        ("", (), "127.0.0.1.evil.example"),
        ("", (), "10.0.0.7"),
        ("", ("about:blank", "http://[bad"), "shop.example"),
    ],
)
def test_these_do_not(html: str, addresses: tuple[str, ...], host: str) -> None:
    assert proof(html, addresses, host) == ""
