"""What Lighthouse may be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import LighthouseWish, LighthouseWishError, token_of

GOOD = '{"ci": {"assert": {"preset": "lighthouse:recommended"}}}'


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("rc.json", "{", "is no JSON"),
        ("rc.json", "[" * 100_000, "is no JSON"),
        ("rc.json", "\ud800".encode("utf-8", "surrogatepass"), "is no JSON"),
        ("rc.json", "[]", "asserts nothing: it has no object at ci.assert"),
        ("rc.json", '{"ci": {"collect": {}}}', "asserts nothing"),
        ("rc.json", '{"ci": {"assert": []}}', "asserts nothing"),
        ("rc.toml", GOOD, "give a lighthouserc, .json, .yml, .yaml, .js, .cjs."),
    ],
)
def test_a_lighthouserc_that_asserts_nothing_is_refused_at_once(
    tmp_path: Path, name: str, text: str | bytes, says: str
) -> None:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(LighthouseWishError) as told:
        LighthouseWish(assertions=file)
    assert says in str(told.value)


@pytest.mark.parametrize(
    "name", ["lighthouserc.json", ".lighthouserc.json", "rc.yml", "rc.yaml", "rc.js", "rc.cjs"]
)
def test_all_that_lhci_reads_may_be_given(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(GOOD)
    assert LighthouseWish(assertions=file).assertions == file


@pytest.mark.parametrize(
    "server", ["https://lhci.example", "http://127.0.0.1:9001/", "https://lhci.example/base/"]
)
def test_a_server_of_ones_own_may_be_anywhere(server: str) -> None:
    assert LighthouseWish(upload=server).upload == server


@pytest.mark.parametrize(
    "server",
    [
        "temporary-public-storage",
        "lhci.example",
        "file:///tmp",
        "https://a b.example",
        "https://u@x.example",
        "--help",
    ],
)
def test_what_is_no_server_is_refused(server: str) -> None:
    with pytest.raises(LighthouseWishError, match="your own Lighthouse CI server"):
        LighthouseWish(upload=server)


def test_the_token_is_in_the_environment_and_in_no_message() -> None:
    assert token_of("env:LH_TOKEN", {"LH_TOKEN": "secret"}) == "secret"
    assert "secret" not in repr(LighthouseWish(upload="https://lhci.example", token="secret"))
    for reference in ("secret", "env:", "env:A B", "file:x"):
        with pytest.raises(LighthouseWishError, match="named, not written"):
            token_of(reference, {})
