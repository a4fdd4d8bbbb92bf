"""Asks once and dies at a step: `python -m tests.asking.dying URL FOLDER STEP`, for tests that count what arrived."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from auditor.asking import ask
from auditor.browser.launch import open_browser
from auditor.browser.tab import Tab
from auditor.config import DEVICES
from auditor.config.contact import ContactSettings
from auditor.store import Questions
from tests.browsers import LIGHT

STEPS = ("before intend", "after intend", "before press", "after press", "before amend", "after amend", "never")
SETTINGS = ContactSettings(
    enabled=True, host="127.0.0.1", own_domain="mail.example", address="shop+TOKEN@mail.example"
)


def dies(*_arguments: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def around(step: str, what: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, dying before or after it where that is the step."""

    def called(*arguments: Any, **named: Any) -> Any:
        if step == f"before {what}":
            dies()
        result = function(*arguments, **named)
        if step == f"after {what}":
            dies()
        return result

    async def awaited(*arguments: Any, **named: Any) -> Any:
        if step == f"before {what}":
            dies()
        result = await function(*arguments, **named)
        if step == f"after {what}":
            dies()
        return result

    return awaited if asyncio.iscoroutinefunction(function) else called


async def main(url: str, folder: Path, step: str) -> None:
    (folder / "run" / "shots").mkdir(parents=True, exist_ok=True)
    with (
        patch.object(Questions, "intend", around(step, "intend", Questions.intend)),
        patch.object(Questions, "amend", around(step, "amend", Questions.amend)),
        patch.object(Tab, "press_once", around(step, "press", Tab.press_once)),
    ):
        async with open_browser(path=LIGHT) as browser:
            asking = ask.Asking(SETTINGS, Questions(folder / "questions.db"), folder / "run", "127.0.0.1", "DE")
            try:
                told = await asking.by_form(browser, DEVICES["desktop"], url)
                print(told.question.state.value, flush=True)
            except ask.NotAsked as why:
                print(why.code, flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
