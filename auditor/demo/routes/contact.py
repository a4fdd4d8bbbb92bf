"""Writing to the shop: contact form, newsletter, feedback."""

from __future__ import annotations

import logging
import smtplib

from aiohttp import web

from auditor.demo.delivery import today, working_day
from auditor.demo.forms import EMAIL, contact_fields, mistakes, tidy
from auditor.demo.mail import answer_by_mail
from auditor.demo.visit import Visit

log = logging.getLogger(__name__)


async def contact(visit: Visit) -> web.Response:
    """All the ways to reach the shop, and the form."""
    return _contact_page(visit, {}, {})


async def send(visit: Visit) -> web.Response:
    """Keep the message, acknowledge it on the page, and by mail where a mail server is known."""
    fields = contact_fields(visit.shop)
    values = tidy(await visit.form())
    if wrong := mistakes(fields, values, visit.t):
        return _contact_page(visit, {} if visit.shop.has("forgetful-form") else values, wrong)
    reference = f"MSG-{4_102 + visit.shop.ledger.counts['messages']}"
    answers = {field.name: values.get(field.name, "") for field in fields}
    visit.shop.ledger.add("messages", reference=reference, lang=visit.lang, **answers)
    await _acknowledge(visit, reference, values)
    return visit.render(
        "contact_sent.html", reference=reference, until=working_day(today(), 1), email=values["email"]
    )


async def _acknowledge(visit: Visit, reference: str, values: dict[str, str]) -> None:
    server = visit.shop.mail
    if server is None:
        return
    subject = visit.t("mail.subject", reference=reference)
    text = visit.t("mail.text", name=values["name"], reference=reference, day=visit.t.day(working_day(today(), 1)))
    try:
        await answer_by_mail(server, values["email"], subject, text)
    except (OSError, smtplib.SMTPException) as problem:
        # The message is safe in the ledger: a broken mail server must not cost the customer his question.
        log.warning("the acknowledgement of %s was not sent: %s", reference, problem)


async def newsletter_form(visit: Visit) -> web.Response:
    """Where the newsletter can be had."""
    return visit.render("newsletter.html", done=False, fields=(EMAIL,), values={}, wrong={})


async def newsletter(visit: Visit) -> web.Response:
    """Subscribe, or say what is wrong with the address."""
    values = tidy(await visit.form())
    wrong = mistakes((EMAIL,), values, visit.t)
    if not wrong:
        visit.shop.ledger.add("subscriptions", email=values["email"], where="newsletter")
    return visit.render(
        "newsletter.html",
        status=422 if wrong else 200,
        done=not wrong,
        fields=(EMAIL,),
        values=values,
        wrong=wrong,
    )


async def feedback_form(visit: Visit) -> web.Response:
    """Two questions, no name wanted."""
    if visit.shop.has("no-feedback"):
        return visit.not_found()
    return visit.render("feedback.html", sent=False)


async def feedback(visit: Visit) -> web.Response:
    """Keep the stars and the words."""
    form = await visit.form()
    visit.shop.ledger.add("feedback", stars=form.get("stars", ""), text=form.get("text", "")[:2000])
    return visit.render("feedback.html", sent=True)


def _contact_page(visit: Visit, values: dict[str, str], wrong: dict[str, str]) -> web.Response:
    fields = contact_fields(visit.shop)
    return visit.render("contact.html", status=422 if wrong else 200, fields=fields, values=values, wrong=wrong)


ROUTES = (
    ("GET", "contact", contact),
    ("POST", "contact", send),
    ("GET", "newsletter", newsletter_form),
    ("POST", "newsletter", newsletter),
    ("GET", "feedback", feedback_form),
    ("POST", "feedback", feedback),
)
