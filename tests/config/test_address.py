"""What is a shop's address, and what is told to whoever gives something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config import AddressError, shop_address


@pytest.mark.parametrize(
    ("given_", "meant"),
    [
        ("https://shop.example/", "https://shop.example/"),
        ("shop.example", "https://shop.example/"),
        ("  shop.example/de  ", "https://shop.example/de"),
        ("HTTP://Shop.Example", "http://shop.example/"),
        ("shop.example:8443/x", "https://shop.example:8443/x"),
        ("http://localhost:8080", "http://localhost:8080/"),
        ("localhost:8080", "https://localhost:8080/"),
        ("http://127.0.0.1:1234/", "http://127.0.0.1:1234/"),
        ("http://[::1]:1234", "http://[::1]:1234/"),
        ("https://shop.example./", "https://shop.example/"),
        ("https://shop.example/a?b=c#d", "https://shop.example/a?b=c"),
        ("https://bücher.example/", "https://bücher.example/"),
    ],
)
def test_an_address(given_: str, meant: str) -> None:
    assert shop_address(given_) == meant
    assert shop_address(meant) == meant


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("shop", '"shop" is no host name'),
        ("a shop with spaces", "has spaces"),
        ("https://shop.example/\nX: y", "control characters"),
        ("https:\\\\shop.example", "backslashes"),
        ("https://", "is not a web address"),
        ("https:///path", "is not a web address"),
        ("https://shop.example:99999/", "is not a web address"),
        ("https://[::1/", "is not a web address"),
        ("https://-shop.example/", "is not a web address"),
        ("file:///etc/passwd", "starts with file: and only http and https"),
        ("javascript:alert(1)", "starts with javascript: and only http and https"),
        ("data:text/html,hi", "starts with data:"),
        ("ftp://shop.example/", "starts with ftp:"),
        ("view-source:https://shop.example/", "starts with view-source:"),
        ("https://anna:secret@shop.example/", "user name or a password"),
    ],
)
def test_no_address(given_: str, says: str) -> None:
    with pytest.raises(AddressError) as refused:
        shop_address(given_)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.endswith(".")
    assert "secret" not in sentence


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_address_or_one_printable_sentence(text: str) -> None:
    try:
        said = shop_address(text)
        assert said.startswith(("http://", "https://"))
        assert shop_address(said) == said
    except AddressError as refused:
        said = str(refused)
    assert not any(ord(c) < 32 for c in said)
