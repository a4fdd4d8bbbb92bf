"""A route file: what a person may write, and what is said about the rest."""

from pathlib import Path

import pytest

from auditor.config import Route, RouteError, RouteStep, read_route, route_file
from auditor.config.route import Deed

STEPS = (
    RouteStep(do=Deed.OPEN_PRODUCT, label='the "big" mug', path="/en/product/mug?size=1"),
    RouteStep(do=Deed.ADD_TO_CART, label="カートに入れる"),
    RouteStep(do=Deed.VIEW_CART, path="/"),
)


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "route.toml"
    file.write_bytes(route_file("https://shop.example/", STEPS))
    assert read_route(file) == Route(STEPS)
    assert file.read_text(encoding="utf-8").startswith("# The way to the till")
    assert 'label = ""' not in file.read_text(encoding="utf-8"), "what says nothing is not written"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[step]", "is no TOML"),
        ("a = " + "[" * 4000, "is no TOML"),
        ("a = " + "9" * 5000, "is no TOML"),
        ("[[step]]\ndo = 'guest'\nlabel = 'x'\n" * 101, "wrong at its start: Tuple should have at most 100 items"),
        ("shop = 'x'", "wrong at its start: it has no steps; write at least one [[step]]."),
        ("step = []", "it has no steps"),
        ("[login]\npath = '/in'\nuser = 'anna'\npassword = 'env:PW'", "wrong at login: user and password are named, not written: env:NAME"),
        ("[login]\npath = '/in'\nuser = 'env:U'\npassword = 'hunter2'", "wrong at login: user and password are named, not written: env:NAME"),
        ("[login]\npath = '//evil.example/'\nuser = 'env:U'\npassword = 'env:P'", "wrong at login: a path starts with one"),
        ("[login]\nuser = 'env:U'\npassword = 'env:P'", "wrong at login, path: Field required"),
        ("[[step]]\ndo = 'opn_product'\nlabel = 'x'", "wrong at step 1, do: it should be 'open_menu', 'open_category'"),
        ("[[step]]\ndo = 'guest'\nlabel = 'x'\n[[step]]\ndo = 'guest'\nlable = 'x'", "wrong at step 2, lable: there is no such name"),
        ("[[step]]\ndo = 'open_product'", "wrong at step 1: a step needs a label or a path."),
        ("[[step]]\ndo = 'add_to_cart'\npath = '/add'", 'wrong at step 1: a step that does "add_to_cart" needs a label.'),
        ("[[step]]\ndo = 'open_product'\npath = '//evil.example/'", "wrong at step 1: a path starts with one"),
        ("[[step]]\ndo = 'open_product'\npath = 'https://evil.example/'", "wrong at step 1: a path starts with one"),
        ("[[step]]\ndo = 'open_product'\npath = 'javascript:alert(1)'", "wrong at step 1: a path starts with one"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_its_place(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "route.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RouteError) as error:
        read_route(file)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(RouteError, match=r"cannot be read \(No such file or directory\)"):
        read_route(tmp_path / "none.toml")
    (tmp_path / "picture.toml").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(RouteError, match="is no TOML"):
        read_route(tmp_path / "picture.toml")


def test_secrets_come_from_the_environment_and_show_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "route.toml"
    file.write_text('[login]\npath = "/in"\nuser = "env:SHOP_USER"\npassword = "env:SHOP_PW"\n', encoding="utf-8")
    login = read_route(file).login
    assert login is not None
    account = login.account({"SHOP_USER": "anna@example.com", "SHOP_PW": "hunter2"})
    assert (account.path, account.user, account.password) == ("/in", "anna@example.com", "hunter2")
    assert "anna" not in repr(account)
    assert "hunter2" not in repr(account)
    for environment in ({"SHOP_USER": "anna@example.com"}, {"SHOP_USER": "anna@example.com", "SHOP_PW": ""}):
        with pytest.raises(RouteError, match="environment variable SHOP_PW, which is not set"):
            login.account(environment)
