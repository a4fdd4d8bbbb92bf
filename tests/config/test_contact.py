"""Who may be asked: nobody without consent, and answers go to the operator alone (fault O09)."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config.contact import consent
from auditor.config.test_order import ConfigError

SHOP = "shop.example"
GOOD = 'host = "shop.example"\nown_domain = "mail.example"\naddress = "shop+TOKEN@mail.example"\n'


def file(folder: Path, text: str | None) -> Path:
    path = folder / "auditor.toml"
    if text is not None:
        path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "typed", "may"),
    [
        (None, "", False),
        ("", "", False),
        ("[mailbox]\n", "", False),
        (f"[contact]\n{GOOD}", "", False),  # the file says where, and not that
        (f"[contact]\nenabled = false\n{GOOD}", "", False),
        (f"[contact]\nenabled = true\n{GOOD}", "", True),
        (f"[contact]\n{GOOD}", SHOP, True),
        (f"[contact]\n{GOOD}", "Shop.Example", True),
        (
            f"[contact]\nenabled = true\n{GOOD.replace(SHOP, 'other.example')}",
            "",
            False,
        ),  # that is another shop's consent
    ],
)
def test_only_where_somebody_said_so(tmp_path: Path, text: str | None, typed: str, may: bool) -> None:
    found = consent(SHOP, typed, file(tmp_path, text))
    assert (found is not None) is may
    if found is not None:
        assert found.address_for("abc") == "shop+abc@mail.example"


@pytest.mark.parametrize(
    ("text", "typed", "part"),
    [
        (None, SHOP, "needs the file"),
        ("", SHOP, "contact in"),
        (f"[contact]\n{GOOD}", "other.example", "type the host of the shop"),
        (f"[contact]\n{GOOD.replace(SHOP, 'other.example')}", SHOP, "is for other.example"),
        (f"[contact]\n{GOOD.replace('TOKEN', 'me')}", SHOP, "needs TOKEN"),
        (
            f"[contact]\n{GOOD.replace('TOKEN@mail.example', 'TOKEN@gmail.example')}",
            SHOP,
            "which own_domain says is yours",
        ),
        (f"[contact]\n{GOOD.replace('own_domain', 'own')}", SHOP, "own"),
        (f"[contact]\nenabled = true\n{GOOD.replace(SHOP, 'https://shop.example/')}", "", "name alone"),
        ("[contact]\nenabled = true\n", "", "is missing"),
        ("[contact", SHOP, "is no TOML"),
    ],
)
def test_a_mistake_is_one_sentence_and_nobody_is_asked(
    tmp_path: Path, text: str | None, typed: str, part: str
) -> None:
    with pytest.raises(ConfigError, match=part) as told:
        consent(SHOP, typed, file(tmp_path, text))
    assert "\n" not in str(told.value)
