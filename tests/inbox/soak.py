"""A mailbox that is read over a line that breaks: `python -m tests.inbox.soak cuts=1000 seed=1`.

Between the cuts mails are delivered, some of them twice, into several folders; the server is restarted, and numbers its mails
anew. At the end each mail must have been counted once.
"""

from __future__ import annotations

import random
import socket
import struct
import sys
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from auditor.inbox.collecting import Patience
from tests.inbox.reading import asked, ledger_in, reader, reply
from tests.mail.dovecot import Dovecot, dovecot, mailbox_place

HURRIED = Patience(answer_s=1.0, listen_s=1.0, first_wait_s=0.02, longest_wait_s=0.2)
CATCH_UP_S = 60.0


@dataclass
class Line:
    """A line to the mailbox that can be cut, or swallow everything without a word."""

    to: int
    port: int = 0
    _swallows: threading.Event = field(default_factory=threading.Event)
    _open: list[socket.socket] = field(default_factory=list)
    _listener: socket.socket | None = None

    def __enter__(self) -> Line:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        assert self._listener is not None
        self._listener.close()
        self.cut()

    def cut(self, *, hard: bool = True) -> None:
        """End all connections: with a reset, or as if the other side had hung up."""
        ends, self._open = self._open, []
        for end in ends:
            with suppress(OSError):
                if hard:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                else:
                    end.shutdown(socket.SHUT_RDWR)
            with suppress(OSError):
                end.close()

    def swallow(self, seconds: float) -> None:
        """Nothing gets through in either direction, and nobody is told; then the line is cut."""
        self._swallows.set()
        time.sleep(seconds)
        self._swallows.clear()
        self.cut()

    def _serve(self) -> None:
        assert self._listener is not None
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self.to), 5)
            except OSError:
                if self._listener.fileno() < 0:
                    return
                continue
            self._open += [near, far]
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(source, target), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if not self._swallows.is_set():
                    target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.close()


@dataclass
class Counted:
    delivered: int
    missed: list[str]
    doubled: list[str]
    cuts: int

    @property
    def fine(self) -> bool:
        return self.delivered > 0 and not self.missed and not self.doubled


def soak(cuts: int, seed: int) -> Counted:
    """So many breaks of every kind, with deliveries between them."""
    lot, sent = random.Random(seed), list[str]()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="soak-")))
        server = stack.enter_context(dovecot(stack.enter_context(mailbox_place())))
        line = stack.enter_context(Line(server.imap))
        ledger = ledger_in(folder)
        asked(ledger)
        here, stop = reader(server, ledger, folder, port=line.port), threading.Event()
        here.patience = HURRIED
        watching = threading.Thread(target=here.watch, args=(stop, lambda _ids: None), daemon=True)
        watching.start()
        for _ in range(cuts):
            for _ in range(lot.choice((0, 1, 1, 2))):
                sent.append(_deliver(server, lot, len(sent)))
            _break(server, line, lot)
            time.sleep(lot.uniform(0, 0.15))
        ends = time.monotonic() + CATCH_UP_S
        while time.monotonic() < ends and len(ledger.all()[0].question.mails) < len(sent):
            time.sleep(0.1)
        stop.set()
        line.cut()
        watching.join(CATCH_UP_S)
        texts = [mail.text for mail in ledger.all()[0].question.mails]
        assert not watching.is_alive(), "it does not stop"
    return Counted(
        len(sent), [t for t in sent if t not in texts], [t for t in set(texts) if texts.count(t) > 1], cuts
    )


def _deliver(server: Dovecot, lot: random.Random, number: int) -> str:
    text = f"Answer number {number}."
    mail = reply(text=text, number=number)
    for _ in range(lot.choice((1, 1, 1, 2))):
        if lot.random() < 0.7:
            server.deliver(mail, "shop+q1@mail.example")
        else:
            server.put(lot.choice(("Junk", "Shops/Answers", "INBOX")), mail.as_bytes())
    return text


def _break(server: Dovecot, line: Line, lot: random.Random) -> None:
    kind = lot.choices(("reset", "hang up", "kick", "renumber", "swallow"), (4, 3, 2, 1, 0.5))[0]
    if kind == "kick":
        server.doveadm("kick", server.user, check=False)
    elif kind == "renumber":
        folder = lot.choice(("INBOX", "Junk"))
        server.doveadm(
            "mailbox",
            "update",
            "-u",
            server.user,
            "--uid-validity",
            str(lot.randrange(1, 2**31)),
            folder,
            check=False,
        )
    elif kind == "swallow":
        line.swallow(1.5)
    else:
        line.cut(hard=kind == "reset")


def main(arguments: list[str]) -> None:
    """Print what was counted; ends with 1 where a mail was missed or counted twice."""
    given = dict(a.split("=", 1) for a in arguments)
    found = soak(int(given.get("cuts", "1000")), int(given.get("seed", "1")))
    print(
        f"{found.cuts} breaks, {found.delivered} mails: {len(found.missed)} missed, {len(found.doubled)} doubled"
    )
    sys.exit(0 if found.fine else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
