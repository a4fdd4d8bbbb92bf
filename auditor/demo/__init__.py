"""The bundled demo shop: a small shop that a person would believe, with a ledger and vices on request.

It is the tutorial, the default target and the ground truth of the tests, so it shares nothing with the rest of
``auditor``.
"""

from auditor.demo.ledger import Ledger
from auditor.demo.mail import MailServer
from auditor.demo.server import RunningShop, run_forever, start
from auditor.demo.vices import VICES, Vice, parse_vices

__all__ = ["VICES", "Ledger", "MailServer", "RunningShop", "Vice", "parse_vices", "run_forever", "start"]
