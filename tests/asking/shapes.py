"""Contact forms as shops build them, in six languages, each with a server that counts what really arrived."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

HEAD = "<!doctype html><html lang={lang}><meta charset=utf-8><meta name=viewport content='width=device-width'><title>{title}</title><body><header><a href=/>Shop</a></header><main><h1>{title}</h1>{body}</main>"
AJAX = """<script>document.querySelector('#f').onsubmit = async (e) => {{ e.preventDefault();
  const r = await fetch('{to}', {{ method: 'POST', body: new FormData(e.target) }}); {then} }};</script>"""
NAME = "<p><label for=n>{}</label><input id=n name=name required></p>"
EMAIL = "<p><label for=e>{}</label><input id=e type=email name=email required></p>"
TEXT = "<p><label for=m>{}</label><textarea id=m name=message required rows=6></textarea></p>"


@dataclass(frozen=True)
class Shape:
    lang: str
    title: str
    body: str
    expected: str
    """The state that the question comes to, or why it is not asked."""
    messages: int = 1
    answer: str = ""
    """What the server shows after a post; with `status`."""
    status: int = 200


def form(to: str, *parts: str, button: str, more: str = "id=f method=post") -> str:
    return f"<form {more} action='{to}'>{''.join(parts)}<button type=submit>{button}</button></form>"


SHAPES = {
    "plain-de": Shape(
        "de", "Kontakt", form("/plain-de/send", NAME.format("Ihr Name *"), EMAIL.format("E-Mail *"), TEXT.format("Ihre Nachricht *"), button="Nachricht senden"),
        "acknowledged", answer="<h1>Vielen Dank für Ihre Nachricht</h1><p>Wir melden uns innerhalb von zwei Werktagen.</p>",
    ),
    "placeholders-en": Shape(
        "en", "Get in touch",
        form("/x", "<input name=name placeholder='Your name'><input name=email type=email placeholder='Your e-mail' required><textarea name=message placeholder='How can we help?' required></textarea><div role=status aria-live=polite id=s></div>", button="Send")
        + AJAX.format(to="/placeholders-en/send", then="s.textContent = 'Thanks! Your message has been sent.'; e.target.reset();"),
        "acknowledged",
    ),
    "topics-fr": Shape(
        "fr", "Contactez-nous",
        form("/topics-fr/send", "<p><label for=t>Sujet *</label><select id=t name=topic required><option value=''>Choisissez</option><option value=l>Livraison</option><option value=r>Retours</option></select></p>",
             NAME.format("Nom *"), EMAIL.format("Adresse e-mail *"), TEXT.format("Votre message *"),
             "<p><label><input type=checkbox name=privacy required> J'accepte la politique de confidentialité *</label></p><p><label><input type=checkbox name=news> Je souhaite recevoir la newsletter et vos offres</label></p>", button="Envoyer"),
        "acknowledged", answer="<h1>Merci</h1><p>Votre message a bien été envoyé.</p>",
    ),
    "among-others-es": Shape(
        "es", "Contacto",
        "<form action=/wrong/search method=post><input type=search name=q placeholder=Buscar><button>Buscar</button></form>"
        "<form action=/wrong/login method=post><input type=email name=email placeholder=Correo><input type=password name=p><button>Entrar</button></form>"
        "<form action=/wrong/review method=post><h2>Escribe una opinión</h2><label>Tu correo<input type=email name=email></label><label>Tu opinión<textarea name=review></textarea></label><button>Enviar opinión</button></form>"
        + form("/among-others-es/send", NAME.format("Nombre"), EMAIL.format("Correo electrónico"), TEXT.format("Tu mensaje"), button="Enviar mensaje")
        + "<footer><form action=/wrong/newsletter method=post><label>Suscríbete al boletín<input type=email name=email></label><button>Suscribirse</button></form></footer>",
        "acknowledged", answer="<p role=status>Tu mensaje se ha enviado correctamente.</p>",
    ),
    "dialogue-it": Shape(
        "it", "Assistenza",
        "<p>Siamo qui per te.</p><button type=button onclick='d.showModal()'>Scrivici</button><dialog id=d aria-label='Scrivici'>"
        + form("/x", NAME.format("Nome"), EMAIL.format("E-mail"), TEXT.format("Messaggio"), "<p id=s role=status></p>", button="Invia messaggio")
        + "</dialog>" + AJAX.format(to="/dialogue-it/send", then="s.textContent = 'Il tuo messaggio è stato inviato. Grazie!';"),
        "acknowledged",
    ),
    "late-pl": Shape(
        "pl", "Kontakt",
        "<div id=app>Ładowanie</div><script>setTimeout(() => { app.innerHTML = `"
        + form("/x", NAME.format("Imię i nazwisko"), EMAIL.format("E-mail"), TEXT.format("Wiadomość"), "<p id=s role=status></p>", button="Wyślij")
        + "`; document.querySelector('#f').onsubmit = async (e) => { e.preventDefault(); await fetch('/late-pl/send', { method: 'POST', body: new FormData(e.target) }); s.textContent = 'Wiadomość została wysłana.'; }; }, 900);</script>",
        "acknowledged",
    ),
    "frame-en": Shape("en", "Contact us", "<iframe src=/framed width=600 height=500 title='Contact form'></iframe>", "acknowledged"),
    "loses-text-de": Shape(
        "de", "Kontakt", form("/loses-text-de/send", NAME.format("Name"), EMAIL.format("E-Mail"), TEXT.format("Nachricht"), button="Absenden"),
        "refused", messages=0, status=422,
        answer="<p class=error role=alert>Bitte prüfen Sie Ihre Eingaben: Die Nachricht fehlt.</p>" + form("/loses-text-de/send", NAME.format("Name"), EMAIL.format("E-Mail"), TEXT.format("Nachricht"), button="Absenden"),
    ),
    "honeypot-en": Shape(
        "en", "Contact",
        form("/honeypot-en/send", NAME.format("Name"), EMAIL.format("E-mail"), TEXT.format("Message"),
             "<p style='position:absolute;left:-5000px' aria-hidden=true><label>Website<input name=website tabindex=-1 autocomplete=off></label></p>", button="Send message"),
        "acknowledged", answer="<p role=status>Thank you for your message.</p>",
    ),
    "captcha-en": Shape(
        "en", "Contact",
        form("/captcha-en/send", NAME.format("Name"), EMAIL.format("E-mail"), TEXT.format("Message"), "<div class=h-captcha></div><label>Type the characters you see (captcha)<input name=captcha required></label>", button="Send"),
        "captcha", messages=0,
    ),
    "mail-only-fr": Shape("fr", "Contact", "<p>Écrivez-nous : <a href='mailto:bonjour@boutique.example'>bonjour@boutique.example</a></p>", "not-found", messages=0),
    "silent-en": Shape(
        "en", "Contact us",
        form("/x", NAME.format("Name"), EMAIL.format("E-mail"), TEXT.format("Message"), button="Submit") + AJAX.format(to="/silent-en/send", then="e.target.reset();"),
        "sent",
    ),
    "fails-after-it": Shape(
        "it", "Contatti", form("/fails-after-it/send", NAME.format("Nome"), EMAIL.format("E-mail"), TEXT.format("Messaggio"), button="Invia"),
        "unknown", answer="<h1>Errore interno</h1>", status=500,
    ),
    "no-form-element-en": Shape(
        "en", "Contact us",
        NAME.format("Name") + EMAIL.format("E-mail") + TEXT.format("Message") + "<p id=s role=status></p><button type=button id=b>Send message</button>"
        "<script>b.onclick = async () => { await fetch('/no-form-element-en/send', { method: 'POST', body: new URLSearchParams({ name: n.value, email: e.value, message: m.value }) }); s.textContent = 'Thank you for your message, we will get back to you.'; }</script>",
        "acknowledged",
    ),
}  # fmt: skip
FRAMED = "<!doctype html><html lang=en><body>" + form("/frame-en/send", NAME.format("Name"), EMAIL.format("E-mail"), TEXT.format("Message"), button="Send message")  # fmt: skip


@dataclass
class Arrived:
    """What the server got: messages by shape, and posts to forms that are for something else."""

    messages: dict[str, list[dict[str, str]]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


@asynccontextmanager
async def shapes() -> AsyncIterator[tuple[str, Arrived]]:
    """Where they are served, and what arrived."""
    arrived = Arrived()

    async def show(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name == "framed":
            return web.Response(text=FRAMED, content_type="text/html")
        if name not in SHAPES:
            raise web.HTTPNotFound
        shape = SHAPES[name]
        return web.Response(
            text=HEAD.format(lang=shape.lang, title=shape.title, body=shape.body), content_type="text/html"
        )

    async def send(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name == "wrong" or request.match_info["what"] != "send" or name not in SHAPES:
            arrived.wrong.append(request.path)
            return web.Response(text="wrong")
        shape, posted = SHAPES[name], {key: str(value) for key, value in (await request.post()).items()}
        await asyncio.sleep(0.2)
        if shape.status != 422:
            arrived.messages[name].append(posted)
        body = HEAD.format(
            lang=shape.lang,
            title=shape.title,
            body=shape.answer or "<p role=status>Thank you for your message.</p>",
        )
        return web.Response(text=body, content_type="text/html", status=shape.status)

    app = web.Application()
    app.router.add_get("/{name}", show)
    app.router.add_post("/{name}/{what}", send)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", arrived
    finally:
        await runner.cleanup()
