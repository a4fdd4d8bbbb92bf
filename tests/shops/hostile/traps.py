"""The traps: what each does to a customer, as data. A name in capitals stands for an address of the shop at hand.

`ORDER` orders, whatever the method; `HOP` answers 307 and leads there; `ASIDE` is a page that runs `aside`, `OTHER` the
same page on another site; `WORKER` is `worker` as a script; `SOCKET` takes messages as orders. `MS` is a short time,
`form` the step's own form. Sending the last step's form orders, and that of the trap's step where a customer sends it.
"""

from __future__ import annotations

from dataclasses import dataclass

FRAME = "const f = document.createElement('iframe'); f.src = {}; f.width = f.height = 90; document.body.append(f);"
SENT = "const to = form.action; form.action = ORDER; form.submit(); form.action = to;"
POST = "fetch(ORDER, {method: 'POST', body: 'x'});"


@dataclass(frozen=True)
class Trap:
    about: str
    places: tuple[str, ...] = ("payment",)
    """Steps it may sit at; "cart" and "one-page" too. Chance picks one."""
    then: str = "wait"
    """What a careless customer does there: "send" the form, "wait", "leave", go "back", "reload", press "enter", "choose" to
    pay on delivery, press "express" or "remove" in the cart."""
    script: str = ""
    aside: str = ""
    worker: str = ""
    button: str = "on"
    """What the step's button says: "on" (to go on), "label" (that it orders, in any language) or "icon"."""
    why: str = ""
    """Set where nothing can tell the trap from an honest shop before it is too late: why."""


TRAPS = {
    # ---- what is pressed
    "continue": Trap("a button called Continue orders", ("payment", "review", "one-page"), "send"),
    "label": Trap("the last button, in forty languages, also where nobody pays", ("delivery", "payment", "review"), "send", button="label"),
    "icon": Trap("the last button is an icon", ("delivery", "payment", "review"), "send", button="icon"),
    "one-page": Trap("everything stands on one page", ("one-page",), "send", button="label"),
    "enter": Trap("the Enter key in a field orders", ("one-page",), "enter", "form.addEventListener('keydown', (e) => { if (e.key === 'Enter') form.submit(); });"),
    "cash-on-delivery": Trap("cash on delivery is chosen already", ("payment", "one-page"), "send"),
    "choosing": Trap("choosing how to pay orders", ("payment", "one-page"), "choose", "form.addEventListener('change', (e) => { if (e.target.type === 'radio' && e.target.closest('.ways')) form.submit(); });"),
    "saved-card": Trap("a saved card is chosen already", ("payment", "one-page"), "send"),
    "express": Trap("a button in the cart orders past the checkout", ("cart",), "express"),
    # ---- what the page does by itself, in sight of payment
    "at-once": Trap("the payment page sends itself at once", script="form.submit();"),
    "timer": Trap("the payment page sends itself after a while", script="setTimeout(() => form.requestSubmit(), MS);"),
    "fetch": Trap("a script orders after a while", script=f"setTimeout(() => {POST.replace(';', '')}, MS);"),
    "get": Trap("going on by itself orders, by GET", script="setTimeout(() => { location.href = ORDER; }, MS);"),
    "link": Trap("a plain link in place of the button orders, by GET", ("payment", "review"), "send", button="link"),
    "redirect": Trap("a harmless address redirects to the order by 307", script="form.action = HOP; setTimeout(() => form.submit(), MS);"),
    "hop": Trap("a script posts to a harmless address, which redirects by 307", script="fetch(HOP, {method: 'POST', body: 'x'});"),
    "reload": Trap("the payment page came from a form, and sending that again orders", then="reload"),
    "back": Trap("coming back to the payment page orders", then="back", script="if (performance.getEntriesByType('navigation')[0].type === 'back_forward') form.submit(); addEventListener('pageshow', (e) => { if (e.persisted) form.submit(); });"),
    "beacon": Trap("leaving the payment page orders, by beacon", then="leave", script="addEventListener('pagehide', () => navigator.sendBeacon(ORDER, 'x'));"),
    "keepalive": Trap("leaving the payment page orders, by keepalive", then="leave", script="addEventListener('pagehide', () => fetch(ORDER, {method: 'POST', keepalive: true}));"),
    "socket": Trap("a WebSocket takes the order", script="const s = new WebSocket(SOCKET); s.onopen = () => s.send('x');"),
    "worker": Trap("a worker orders", script="new Worker(WORKER);", worker=POST),
    "worker-socket": Trap("a WebSocket of a worker takes the order", script="new Worker(WORKER);", worker="const s = new WebSocket(SOCKET); s.onopen = () => s.send('x');"),
    "shared-worker": Trap("a shared worker orders", script="new SharedWorker(WORKER);", worker=POST),
    "service-worker": Trap("a service worker orders", script="navigator.serviceWorker.register(WORKER);", worker=f"addEventListener('install', (e) => e.waitUntil({POST.replace(';', '')}));"),
    "frame": Trap("a frame of the same site orders", script=FRAME.format("ASIDE"), aside="document.forms[0].submit();"),
    "other-site": Trap("a frame of another site orders, by a form", script=FRAME.format("OTHER"), aside="document.forms[0].submit();"),
    "other-site-fetch": Trap("a frame of another site orders, by a script", script=FRAME.format("OTHER"), aside=POST),
    "popup": Trap("a window that the page opens orders", script="open(ASIDE);", aside=POST),
    "popup-form": Trap("a form sent into a new window orders", script="form.target = 'extra'; form.submit();"),
    "popup-link": Trap("a link to a new window orders", script="const a = document.createElement('a'); a.href = ASIDE; a.target = 'extra'; a.click();", aside=POST),
    "report": Trap("a report about the page's own policy orders", script="document.body.append(Object.assign(new Image(), {src: 'http://nowhere.localhost/x.png'}));"),
    # ---- the same, before anybody thinks of paying
    "early-at-once": Trap("an earlier step sends itself at once", ("delivery",), script=SENT),
    "early-timer": Trap("an earlier step sends itself after a while", ("address", "delivery"), script=f"setTimeout(() => {{ {SENT} }}, MS);"),
    "early-beacon": Trap("leaving an earlier step orders, by beacon", ("delivery",), "leave", "addEventListener('pagehide', () => navigator.sendBeacon(ORDER, 'x'));"),
    "early-socket": Trap("a WebSocket takes the order at an earlier step", ("address", "delivery"), script="const s = new WebSocket(SOCKET); s.onopen = () => setTimeout(() => s.send('x'), MS);"),
    "early-other-site": Trap("a frame of another site orders at an earlier step, by a form", ("address", "delivery"), script=FRAME.format("OTHER"), aside="document.forms[0].submit();"),
    # ---- what nobody can tell from an honest shop
    "plain-continue": Trap("a button called Continue orders where nobody pays", ("delivery",), "send", why="an honest step has the same button, the same form and the same kind of address"),
    "early-fetch": Trap("a script orders while the address is entered", ("address", "delivery"), script=f"setTimeout(() => {POST.replace(';', '')}, MS);", why="honest shops save what was entered in the same way"),
    "early-get": Trap("reading a picture orders", ("delivery",), script="new Image().src = ORDER;", why="by the meaning of GET nothing happens, and no page loads without it"),
    "remove": Trap("taking the product out of the cart orders", ("cart",), "remove", why="an honest cart is emptied by the same request"),
}  # fmt: skip
CERTAIN = tuple(name for name, trap in TRAPS.items() if not trap.why)
"""Those that must never get an order."""
