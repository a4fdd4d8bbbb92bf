"""What auditor.toml must say before a test order is thought of."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config.test_order import ConfigError, TestOrderSettings, read_test_order


def told(tmp_path: Path, text: str) -> TestOrderSettings:
    file = tmp_path / "auditor.toml"
    file.write_text(text)
    return read_test_order(file)


def test_host_and_method_are_enough(tmp_path: Path) -> None:
    read = told(tmp_path, '[test_order]\nhost = "Shop.Example."\nmethod = "Invoice"\n[contact]\nenabled = false')
    assert (read.host, read.method, read.max_per_day) == ("shop.example", "Invoice", 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", r"wrong at test_order: Field required"),
        ('[test_order]\nhost = "shop.example"', r"wrong at test_order\.method"),
        (
            '[test_order]\nhost = "https://shop.example"\nmethod = "Invoice"',
            r"test_order\.host: give the host alone",
        ),
        ('[test_order]\nhost = "*"\nmethod = "Invoice"', r"test_order\.host"),
        ('[test_order]\nhost = "a"\nmethod = "Invoice"\nmax_per_day = 1000', r"test_order\.max_per_day"),
        ('[test_order]\nhost = "a"\nmethod = "Invoice"\ncard = "4111"', r"test_order\.card"),
        ('[test_order]\nhost = "."\nmethod = "Invoice"', r"test_order\.host"),
        ('[test_order]\nhost = "käse.example"\nmethod = "Invoice"', r"xn-- form"),
        ('[test_order]\nhost = "a"\nmethod = "**"', r"test_order\.method: give the way to pay"),
        ("[test_order", r"is no TOML"),
    ],
)
def test_anything_else_is_one_sentence_with_the_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says) as error:
        told(tmp_path, text)
    assert "\n" not in str(error.value)


def test_without_the_file_there_is_no_order(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"needs the file .*auditor\.toml"):
        read_test_order(tmp_path / "auditor.toml")
