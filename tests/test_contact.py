"""The whole story: an audit asks the demo shop once, answers come into a real mailbox, and `auditor replies` amends the run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browsers import with_light_browser
from tests.demo_process import AUDITOR, demo_shop
from tests.inbox.reading import reply
from tests.mail.dovecot import dovecot, mailbox_place

pytestmark = pytest.mark.browser
CONFIG = """
[contact]
enabled = true
host = "127.0.0.1"
own_domain = "mail.example"
address = "shop+TOKEN@mail.example"

[mailbox]
host = "127.0.0.1"
port = {port}
security = "plain"
user = "{user}"
password = "file:{secret}"

[hours]
open = "24/7"
zone = "Europe/Berlin"
"""
ACKNOWLEDGED = "Thank you for your message. We have received it and will get back to you within one working day."
ANSWERED = "Hello Anna,\n\na delivery takes two to three days and costs 4.90 euros.\n\nKind regards\nJule"


def test_a_question_is_asked_once_and_its_answers_amend_the_run(tmp_path: Path) -> None:
    run = tmp_path / "run"
    environment = {**with_light_browser(), "XDG_STATE_HOME": str(tmp_path / "state")}

    def auditor(*words: str | Path) -> str:
        done = subprocess.run(
            [AUDITOR, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def contact() -> dict[str, Any]:
        evidence = json.loads((run / "evidence.json").read_text())
        assert evidence["contact"]["state"] == "present", evidence["contact"]
        found: dict[str, Any] = evidence["contact"]["value"]
        return found

    def judged() -> dict[str, str]:
        card = json.loads((run / "scorecard.json").read_text())
        of_answers = ("contact-form-works", "auto-ack-time", "first-reply-time")
        found = {
            finding["check"]: finding["outcome"] for finding in card["findings"] if finding["check"] in of_answers
        }
        return {**found, "provisional": str(card["provisional"])}

    with mailbox_place() as place, dovecot(place) as server:
        (tmp_path / "secret").write_text(server.password)
        (tmp_path / "auditor.toml").write_text(
            CONFIG.format(port=server.imap, user=server.user, secret=tmp_path / "secret")
        )
        auditor("replies", "--new-ledger")
        ledger = tmp_path / "ledger.json"
        with demo_shop(ledger=ledger) as shop:
            auditor("audit", shop, "--device", "desktop", "--runs", "1", "--timed-walks", "0", "--out", run)
            (message,) = json.loads(ledger.read_text())["messages"]
            (question,) = contact()["questions"]
            assert question["state"] == "acknowledged"
            assert message["email"] == question["reply_address"]
            assert question["text"].split()[0] in message["message"]
            assert 0 < question["on_page"]["acknowledged_ms"] < 30_000
            assert question["form"]["demanded"]
            assert [page["shot"] for page in contact()["pages"]] == [
                "shots/contact-form.jpg",
                "shots/contact-sent.jpg",
            ]
            assert all((run / page["shot"]).stat().st_size > 1000 for page in contact()["pages"])
            auditor(
                "audit",
                shop,
                "--device",
                "desktop",
                "--runs",
                "1",
                "--timed-walks",
                "0",
                "--out",
                tmp_path / "again",
            )
            assert len(json.loads(ledger.read_text())["messages"]) == 1, "once an hour, whatever is asked of us"
        assert judged() == {
            "contact-form-works": "passed", "auto-ack-time": "cantTell", "first-reply-time": "cantTell", "provisional": "True",
        }  # fmt: skip
        token = question["reply_address"].partition("+")[2].partition("@")[0]
        server.deliver(reply(token, ACKNOWLEDGED, 1, Auto_Submitted="auto-replied"), question["reply_address"])
        auditor("replies")
        assert [mail["kind"] for mail in contact()["questions"][0]["mails"]] == ["acknowledgement"]
        assert contact()["promises"][0]["working_days"] is True
        server.deliver(reply(token, ANSWERED, 2), question["reply_address"])
        table = auditor("replies")
        assert "closed" in table
        assert [mail["kind"] for mail in contact()["questions"][0]["mails"]] == ["acknowledgement", "person"]
        assert json.loads((run / "evidence.json").read_text())["revision"] == 2
        assert judged() == {
            "contact-form-works": "passed", "auto-ack-time": "passed", "first-reply-time": "passed", "provisional": "False",
        }  # fmt: skip
        assert "A person answered" in (run / "report.html").read_text()
