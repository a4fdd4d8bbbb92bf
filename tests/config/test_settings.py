"""What an audit is asked to do: sensible by default, refused where no customer could have it."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from auditor.config import DEVICES, Settings, SettingsError


def settings(**changes: str) -> Settings:
    return Settings(url="https://shop.example/", out=Path("run"), **changes)  # type: ignore[arg-type]


def test_by_default_both_devices_come_and_the_mailbox_belongs_to_nobody() -> None:
    plain = settings()
    assert plain.devices == tuple(DEVICES)
    assert plain.email.endswith("@example.com"), "reserved by RFC 2606"
    with pytest.raises(FrozenInstanceError):
        plain.url = "https://elsewhere.example/"  # type: ignore[misc]


@pytest.mark.parametrize("locale", ["", "de", "de-DE", "en-GB", "pt-BR", "zh-Hant-TW", "es-419"])
def test_a_language(locale: str) -> None:
    assert settings(locale=locale).locale == locale


@pytest.mark.parametrize("locale", ["german", "DE", "de_DE", "de-de", "de-DE-x", "d", "--", "de\n"])
def test_no_language(locale: str) -> None:
    with pytest.raises(SettingsError, match=r"is no --locale: .* like de or de-DE\.$"):
        settings(locale=locale)


@pytest.mark.parametrize(
    "email", ["", "anna", "anna@", "@example.com", "anna@example", "a b@example.com", "a@b@c.de"]
)
def test_no_mailbox(email: str) -> None:
    with pytest.raises(SettingsError, match=r"is no --email: .* like anna@example\.com\.$"):
        settings(email=email)


def test_the_phone_differs_from_the_desktop_as_phones_do() -> None:
    phone, desktop = DEVICES["phone"], DEVICES["desktop"]
    assert {name: profile.name for name, profile in DEVICES.items()} == {name: name for name in DEVICES}
    assert phone.width < phone.height
    assert desktop.width > desktop.height
    assert (phone.touch, desktop.touch) == (True, False)
    assert phone.scale > desktop.scale
    filled = phone.user_agent.format(version="147.0.0.0")
    assert "Chrome/147.0.0.0 Mobile" in filled
    assert "Headless" not in filled
