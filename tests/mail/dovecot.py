"""A throw-away Dovecot of our own: Debian's program, an ordinary user, ports of this machine, mail delivered by LMTP."""

from __future__ import annotations

import grp
import os
import pwd
import smtplib
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory

from tests.shops.machine import need_debian, running

PROGRAM = Path("/usr/sbin/dovecot")
LMTP = Path("/usr/lib/dovecot/lmtp")
SECONDS_TO_START = 30.0
USER, PASSWORD = "shop@mail.example", 'a password with { and "'
CONFIG = """
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
ssl = no
disable_plaintext_auth = no
recipient_delimiter = +
mail_location = maildir:{place}/mail/%u
first_valid_uid = 1
mail_max_userip_connections = 50
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {place}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={place}/home/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Junk {{
    auto = create
    special_use = \\Junk
  }}
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
"""


@dataclass
class Dovecot:
    """A mailbox and a way to put mail into it."""

    place: Path
    imap: int
    lmtp: int
    host: str = "127.0.0.1"
    user: str = USER
    password: str = PASSWORD

    def deliver(self, message: EmailMessage | bytes, to: str = USER) -> None:
        """Hand one mail in for an address of this mailbox, "shop+TOKEN@mail.example" say."""
        content = message if isinstance(message, bytes) else message.as_bytes()
        with smtplib.LMTP(self.host, self.lmtp) as lmtp:
            lmtp.sendmail("sender@example.org", [to], content)

    def put(self, folder: str, content: bytes) -> None:
        """Put a mail into any folder, which is made where it is missing, as a rule of the mailbox's owner would."""
        self.doveadm("mailbox", "create", "-u", self.user, folder, check=False)
        self.doveadm("save", "-u", self.user, "-m", folder, stdin=content)

    def doveadm(self, *arguments: str, stdin: bytes = b"", check: bool = True) -> str:
        """What Dovecot's own tool says, as a witness beside IMAP."""
        command = [*_unprivileged(), "/usr/bin/doveadm", "-c", str(self.place / "dovecot.conf"), *arguments]
        done = subprocess.run(command, cwd="/", input=stdin, capture_output=True, check=check)
        return done.stdout.decode()

    def reload(self) -> None:
        """Drop every connection, as a restart does."""
        self.doveadm("kick", self.user, check=False)


@contextmanager
def mailbox_place() -> Iterator[Path]:
    """A folder for one that its user may enter, which pytest's are not where we are root."""
    with TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextmanager
def dovecot(place: Path, *, imap: int = 0) -> Iterator[Dovecot]:
    """Run one in `place`, an empty folder or that of an earlier one, until the end of the block."""
    need_debian(["dovecot-imapd", "dovecot-lmtpd"][0], PROGRAM.exists, "Dovecot")
    need_debian("dovecot-lmtpd", LMTP.exists, "Dovecot's LMTP")
    owner = _user()
    for name in ("run", "state", "mail", "home"):
        (place / name).mkdir(parents=True, exist_ok=True)
    server = Dovecot(place, imap or _free_port(), _free_port())
    (place / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    (place / "dovecot.conf").write_text(
        CONFIG.format(
            place=place, user=owner.pw_name, group=_group(owner.pw_gid), uid=owner.pw_uid, gid=owner.pw_gid, imap=server.imap,
            lmtp=server.lmtp,
        )
    )  # fmt: skip
    _hand_over(place)
    command = [*_unprivileged(), PROGRAM, "-F", "-c", place / "dovecot.conf"]
    with (
        (place / "output.log").open("w") as log,
        running(command, cwd=Path("/"), env={"PATH": os.environ["PATH"]}, log=log) as process,
    ):
        _wait(server, process)
        yield server


def _wait(server: Dovecot, process: Popen[str]) -> None:
    ends = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            for port in (server.imap, server.lmtp):
                with socket.create_connection((server.host, port), 1) as line:
                    assert line.recv(1), "it hangs up"
        except (OSError, AssertionError):
            if process.poll() is None and time.monotonic() < ends:
                time.sleep(0.05)
                continue
            said = "\n".join(f.read_text(errors="replace") for f in server.place.glob("*.log"))
            raise AssertionError(f"Dovecot did not start: {said[-2000:]}") from None
        return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _user() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _group(gid: int) -> str:
    return grp.getgrgid(gid).gr_name


def _unprivileged() -> list[str | Path]:
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={_user().pw_uid}", f"--regid={_user().pw_gid}", "--clear-groups"]


def _hand_over(place: Path) -> None:
    place.chmod(0o755)
    if os.geteuid() == 0:
        for path in (place, *place.rglob("*")):
            os.chown(path, _user().pw_uid, _user().pw_gid)
