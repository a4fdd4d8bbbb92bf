"""A believable audit of an invented shop, pictures included. `python -m tests.reports.sample DIR` draws its reports."""

from __future__ import annotations

import sys
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from auditor.evidence import (
    Asked,
    AskState,
    Box,
    CartEnd,
    Contact,
    ContactForm,
    Control,
    DeviceProfile,
    Environment,
    Evidence,
    GuardLog,
    Interruption,
    Journey,
    Lighthouse,
    LighthouseFailure,
    LighthousePage,
    LighthouseRun,
    LighthouseTrouble,
    LoadRun,
    Mail,
    MailKind,
    Match,
    Milestone,
    OnPage,
    OpeningHours,
    Opportunity,
    PageLoad,
    PageRecord,
    Question,
    Reason,
    Refused,
    Shop,
    Size,
    Step,
    StopReason,
    Tap,
    TapRun,
    Taps,
    TimedWalk,
    Told,
    Way,
)
from auditor.plugins import (
    Cap,
    Finding,
    JourneySummary,
    MilestoneTime,
    Place,
    PromiseScore,
    RunView,
    Scorecard,
    Source,
    Verdict,
)
from tests.builders import DESKTOP, NOON, PHONE, evidence, info_pages, journey, journeys, page, page_loads
from tests.reports.drawing import Block, draw_page

PAGES: dict[str, tuple[Milestone | None, tuple[Block, ...]]] = {
    "home": (Milestone.LANDED, (("hero", "Made by hand in the north"), ("grid", "Vases", "Cups"), ("grid", "Bowls", "Plates"), ("tall", "420"), ("text", "Imprint"))),
    "product": (Milestone.PRODUCT, (("picture",), ("title", "Vase Lumi"), ("row", "48.00 €", "incl. VAT"), ("text", "Only 2 left!"), ("button", "Add to cart"), ("tall", "300"))),
    "added": (Milestone.IN_CART, (("title", "Added to your cart"), ("row", "Vase Lumi", "48.00 €"), ("button", "Go to cart"), ("picture",))),
    "cart": (Milestone.CART_SEEN, (("title", "Your cart"), ("row", "Vase Lumi", "48.00 €"), ("row", "Total", "48.00 €"), ("button", "To checkout"))),
    "checkout": (Milestone.CHECKOUT, (("title", "How would you like to order?"), ("button", "Sign in"), ("text", "Continue without an account"), ("field", "E-mail"))),
    "guest": (Milestone.GUEST, (("title", "Your address"), ("field", "Salutation"), ("field", "First name"), ("field", "Last name"), ("field", "Street"), ("field", "Date of birth"), ("field", "Phone"), ("field", "Fax"), ("button", "Continue"))),
    "address": (Milestone.ADDRESS, (("title", "Delivery"), ("row", "Standard", "4.90 €"), ("row", "Express", "12.90 €"), ("button", "Continue"))),
    "delivery": (Milestone.DELIVERY, (("title", "Delivery chosen"), ("row", "Standard", "4.90 €"), ("button", "To payment"))),
    "payment": (Milestone.PAYMENT, (("title", "Payment"), ("row", "Vase Lumi", "48.00 €"), ("row", "Delivery", "4.90 €"), ("row", "Handling", "6.90 €"), ("row", "Total", "59.80 €"), ("text", "I would like to hear about offers"), ("button", "Complete"))),
}  # fmt: skip
WAITS = {"product": 900, "added": 420, "cart": 760, "checkout": 1150, "guest": 640, "address": 3820, "delivery": 980,
         "payment": 1420}  # fmt: skip
SOURCES = {
    "R02": Source(id="R02", citation="Baymard Institute, reasons for abandoning a cart", year="2016/2024"),
    "R01": Source(id="R01", citation="Baymard Institute, checkout flow: form fields", year="2024"),
    "R04": Source(id="R04", citation="Baymard Institute, delivery date instead of shipping speed", year="2023"),
    "R09": Source(id="R09", citation="Baymard Institute, return and shipping links in the footer", year="2019/2024"),
    "R12": Source(id="R12", citation="Nielsen, response-time limits", year="1993/2014"),
    "R19": Source(id="R19", citation="Mathur et al., Dark Patterns at Scale (CSCW)", year="2019"),
    "R20": Source(id="R20", citation="Nouwens et al., Dark Patterns after the GDPR (CHI)", year="2020"),
    "L03": Source(id="L03", citation="CJEU C-249/21 Fuhrmann-2: only the words on the button count", year="2022"),
    "T01": Source(id="T01", citation="web-vitals library thresholds", year="2026"),
    "T06": Source(id="T06", citation="WCAG 2.2", year="2023"),
}  # fmt: skip
# check, promise, question, score, points lost, device, page, label on the page, what was seen, why, remedy, source
FAILED: tuple[tuple[str, str, str, float, float, str, str, str, str, str, str, str], ...] = (
    ("total-stays-put", "clear", "Is the price at the till the price I was shown?", 0, 7.2, "phone", "payment", "Handling", "The vase costs 48.00 € on its page, in the cart and at delivery. At payment the total is 59.80 €: a handling fee of 6.90 € (14 %) is named nowhere before.", "Extra costs are the first reason for leaving a cart behind: 48 % of shoppers named them [R02, 2024].", "Put the fee into the price, or show it from the product page on.", "R02"),
    ("checkout-field-count", "easy", "How much do I have to type?", 18, 4.1, "phone", "guest", "Date of birth", "A guest fills 15 fields before payment, among them date of birth and fax.", "The average checkout asks 11.3 fields, 8 are achievable; 22 % have given up because it was too long [R01, 2024].", "Drop what the parcel does not need: salutation, date of birth, fax.", "R01"),
    ("delivery-date-shown", "clear", "When will it be here?", 20, 3.4, "desktop", "product", "Add to cart", "No page before payment names a day. The delivery step says “Standard” and “Express”.", "41 % of shops leave their customers to count working days themselves [R04, 2023].", "Write “arrives Thursday, 26 November” beside the price.", "R04"),
    ("scarcity-honest", "calm", "Is “only 2 left” true?", 0, 2.6, "desktop", "product", "Only 2 left!", "The page says “Only 2 left!” to three visitors, and lets each of them put five into the cart.", "17 of 632 such messages in a study of 11,000 shops were proven false; they are banned practices [R19, 2019].", "Show the stock figure of your inventory system, or nothing.", "R19"),
    ("order-button-says-pay", "clear", "Does the last button make clear that I am now paying?", 0, 2.2, "phone", "payment", "Complete", "The last button says “Complete”.", "Only the words on the button count, says the European court: an order with an unclear button does not bind the customer [L03, 2022].", "Call it “Buy now” or “Order and pay”.", "L03"),
    ("load-lcp-journey", "ready", "Do I see the page quickly at every step, also at the till?", 61, 1.9, "phone", "address", "Delivery", "The delivery step took 3.8 s to show its main content, the other pages 0.9 to 1.6 s.", "Above 2.5 s customers feel that they wait [T01, 2026].", "Ask the carriers for prices after the page is drawn, not before.", "T01"),
    ("cookie-reject-easy", "safe", "Can I say no to tracking as easily as yes?", 40, 1.4, "phone", "home", "Made by hand in the north", "“Accept all” needs one tap, refusing needs three.", "Moving the refusal away from the first page raises consent by 22 to 23 points [R20, 2020]: it is not a choice any more.", "Put “Reject all” beside “Accept all”, equally large.", "R20"),
    ("returns-findable", "right", "Before I buy, can I see how to send it back?", 50, 1.1, "desktop", "home", "Imprint", "The return rules stand in the terms of sale, two taps away; the product page does not mention them.", "43 % of shops leave the return rules off the product page [R09, 2024].", "Link “30 days to return” on the product page.", "R09"),
    ("add-to-cart-feedback", "ready", "After “add to basket”, how long until I see that it worked?", 78, 0.7, "desktop", "added", "Added to your cart", "1.4 s until the message came.", "After one second people begin to doubt their tap [R12].", "Change the button at once, then talk to the server.", "R12"),
    ("mobile-keyboards", "easy", "Does my phone show the right keyboard?", 33, 0.3, "phone", "guest", "Phone", "1 of 3 fields brings the right keyboard; the phone number asks for letters.", "A wrong keyboard costs a tap at every digit [T06].", "Set inputmode=\"tel\" on the phone number.", "T06"),
    ("reflow-320", "equal", "Does the shop work when I zoom in or use a small phone?", 0, 0.2, "phone", "cart", "Total", "At 320 px the cart is 412 px wide: the total stands outside the screen.", "Who needs 400 % zoom reads with two scroll bars [T06, 2023].", "Let the cart table wrap.", "T06"),
)  # fmt: skip
PASSED = (
    ("shop-reachable", "ready", "Is the shop open whenever I come?", "The front page answered in 0.2 s, each of 6 times."),
    ("page-errors-journey", "ready", "Does the site break while I am using it?", "No script error on 18 pages."),
    ("dead-links", "ready", "Do the links lead somewhere?", "All 64 links led to a page."),
    ("checkout-completes", "easy", "Can I actually buy something?", "Phone and desktop both reached the payment step."),
    ("guest-checkout", "easy", "Can I buy without opening an account?", "“Continue without an account” stands on the first checkout page."),
    ("autofill-tokens", "easy", "Will my browser fill in my address correctly?", "9 of 9 address fields carry the right token."),
    ("contact-findable", "answer", "Can I find out how to reach a person?", "“Contact” stands in the footer of every page."),
    ("contact-channels", "answer", "Do I have a choice of ways to reach you?", "A form, an address and a telephone number."),
    ("axe-journey", "equal", "Can people with disabilities shop here?", "No serious barrier on 6 pages."),
    ("same-on-phone", "equal", "Do I get the same deal on my phone?", "48.00 € on both."),
    ("https-everywhere", "safe", "Is my connection protected on every page?", "All 18 pages came over TLS."),
    ("basket-only-mine", "calm", "Is there only what I put in?", "One vase in, one vase there."),
    ("return-window", "right", "How long may I think it over?", "30 days."),
    ("reviews-both-sides", "known", "Do you show bad reviews too?", "Reviews from 2 to 5 stars are shown."),
)  # fmt: skip
UNKNOWN = (
    ("no-tracking-before-consent", "safe", "Do you wait for my answer before you track me?", Reason.TIMEOUT, "The banner came after the first page had been left."),
    ("returning-price-parity", "known", "Do I pay more because I came back?", Reason.NEEDS_HISTORY, "Two visits on different days are needed."),
    ("cart-remembers", "known", "Do you keep my basket until I come back?", Reason.NEEDS_HISTORY, "The basket must be looked at a day later."),
    ("first-reply-time", "answer", "How long until somebody really answers?", Reason.AWAITED, "No answer yet; we wait until 27 November."),
    ("payment-page-hygiene", "safe", "Who else is watching when I type my card number?", Reason.FRAME_UNREADABLE, "The card form stands in a frame of pay.example."),
)  # fmt: skip
PROMISES = (
    ("ready", "Be open, and be quick", 12, 91, 5, 5), ("easy", "Let me buy without a struggle", 16, 68, 5, 5),
    ("clear", "Tell me the real price and date up front", 15, 38, 3, 3), ("answer", "Answer me, quickly and properly", 15, 95, 3, 2),
    ("equal", "Treat me like everyone else", 11, 84, 3, 3), ("safe", "Keep me safe", 10, 76, 4, 2),
    ("right", "Make it right when it goes wrong", 9, 80, 2, 2), ("calm", "Do not pressure or trick me", 7, 58, 2, 2),
    ("known", "Remember me and listen to me", 5, None, 3, 1),
)  # fmt: skip


def _contact() -> Contact:
    """One question: acknowledged at once, answered by a person on the next day."""
    asked = Question(
        id="q1", way=Way.FORM, state=AskState.ACKNOWLEDGED, topic="returns", language="en", subject="Returns",
        text="Hello, how many days do I have to send a vase back if it does not suit me, and who pays for the postage? Kind regards, Anna Berger",
        reply_address="shop+q1@mail.example", asked_at=NOON, wait_until=NOON + timedelta(days=7), closed=True,
        form=ContactForm(url="https://nordlicht.example/contact", fields=5, demanded=("Name", "E-mail", "Message")),
        on_page=OnPage(acknowledged_ms=640, text="Thank you, your message has arrived."),
        mails=(
            _mail(MailKind.ACKNOWLEDGEMENT, 0.02, "Thank you for your message. We will get back to you within two working days."),
            _mail(MailKind.PERSON, 21.5, "Hello Anna, you have 30 days from the day it arrives, and the way back is free.\n\nLena from Nordlicht"),
        ),
    )  # fmt: skip
    hours = OpeningHours(open="Mo-Fr 09:00-17:00", zone="Europe/Berlin", source="configured")
    return Contact(questions=(asked,), hours=hours, watched_until=NOON + timedelta(days=2))


def _mail(kind: MailKind, hours: float, text: str) -> Mail:
    return Mail(
        kind=kind, confidence=0.95, arrived_at=NOON + timedelta(hours=hours), uncertain_s=1, told_by=Told.INTERNAL, working_s=min(hours, 7.2) * 3600,
        matched_by=Match.ADDRESS, folder="INBOX", sender="hello@nordlicht.example", text=text,
    )  # fmt: skip


def _lighthouse(walks: tuple[Journey, ...]) -> Lighthouse:
    """As if on a slow day: the checkout hung."""
    pages = []
    for walk in walks:
        preset = "mobile" if walk.profile.touch else "desktop"
        for n, seen in enumerate(walk.pages[:4]):
            run = LighthouseRun(
                file=f"lighthouse/{walk.device}-{n}.json", performance=61 + n, accessibility=93, best_practices=100,
                fcp_ms=1800, lcp_ms=3400 + 100 * n, tbt_ms=210, cls=0.07, speed_index_ms=3100, observed_lcp_ms=640, held_back=n,
            )  # fmt: skip
            saves = Opportunity(
                id="unused-javascript", title="Reduce unused JavaScript", lcp_ms=450, bytes=182_000
            )
            name = seen.milestone.value if seen.milestone else "listing"
            pages.append(
                LighthousePage(device=walk.device, name=name, url=seen.url, page=seen.id, preset=preset,
                               throttling="simulate", runs=(run,), opportunities=(saves,))
            )  # fmt: skip
        hung = LighthouseFailure(trouble=LighthouseTrouble.TIMEOUT, code="PAGE_HUNG", detail="It hung")
        pages.append(LighthousePage(device=walk.device, name="checkout", url="https://nordlicht.example/checkout", preset=preset, failures=(hung,)))  # fmt: skip
    return Lighthouse(lhci="0.15.1", version="12.6.1", pages=tuple(pages))


def build(
    folder: Path, *, devices: tuple[DeviceProfile, ...] = (PHONE, DESKTOP), pictures: bool = True
) -> RunView:
    """The whole run; its pictures are written below `folder`/shots."""
    boxes: dict[tuple[str, str], dict[str, Box]] = {}
    walks = tuple(_journey(folder, device, boxes, pictures=pictures) for device in devices)
    seen = evidence(
        journeys=journeys(*walks),
        page_loads=page_loads(*(_load(w.device, p, n) for w in walks for n, p in enumerate(w.pages))).model_copy(
            update={"profile": "mid-range phone on 4G (phone), cable (desktop)"}
        ),
        taps=Taps(taps=tuple(_taps(walks))),
        info_pages=info_pages(returns="You have 30 days to send it back."),
        lighthouse=_lighthouse(walks),
        contact=_contact(),
    )
    environment = Environment(
        auditor="0.1.0", browser="Chromium 142.0.7444.59", sandbox="on, as user auditor", system="Debian 12",
        python="3.11.2", cpus=2, cpu_ms=412.0, throttling="4G, processor 4x slower (phone)",
    )  # fmt: skip
    shop = Shop(url="https://nordlicht.example/", host="nordlicht.example", title="Nordlicht Ceramics")
    given: dict[str, Any] = {
        "shop": shop,
        "environment": environment,
        "asked": Asked(devices=tuple(d.name for d in devices), runs=5, locale="en"),
        "finished_at": NOON + timedelta(minutes=4),
    }
    seen = seen.model_copy(update=given)
    return RunView(evidence=seen, scorecard=_scorecard(seen, walks, boxes), folder=folder)


def _journey(
    folder: Path, device: DeviceProfile, boxes: dict[tuple[str, str], dict[str, Box]], *, pictures: bool
) -> Journey:
    pages = []
    for n, (name, (milestone, blocks)) in enumerate(PAGES.items()):
        shot = f"shots/{device.name}-{name}.jpg"
        size = Size(width=device.width, height=device.height)
        if pictures:
            scale = 2 if device.width < 600 else 1
            size, boxes[device.name, name] = draw_page(folder / shot, blocks, width=device.width, scale=scale)
        pages.append(
            page(f"{device.name}-{name}", device=device.name, milestone=milestone, shot=shot if pictures else "",
                 at_ms=2400.0 * n, viewport=Size(width=device.width, height=device.height), content=size)
        )  # fmt: skip
    steps = [
        Step(index=n, at_ms=2400.0 * n, action="click", intent="continue", target=PAGES[name][1][-1][-1],
             page_before=pages[n - 1].id, page_after=pages[n].id, effect="verified", feedback_ms=WAITS[name] / 4,
             done_ms=float(WAITS[name]), ambiguous=name == "guest",
             considered=("Continue without an account 4.0", "Sign in 3.2") if name == "guest" else ())
        for n, name in enumerate(PAGES) if name in WAITS
    ]  # fmt: skip
    banner = Interruption(
        kind="consent", page=pages[0].id, at_ms=600, text="We value your privacy. We and our 213 partners …",
        covers=0.46, controls=(Control(name="Accept all"), Control(name="Settings")), closed_by="Save choices", taps=3,
    )  # fmt: skip
    popup = Interruption(
        kind="newsletter", page=pages[1].id, at_ms=4100, text="10 % off your first order!", covers=0.6,
        closed_by="Escape", taps=1,
    )  # fmt: skip
    guard = GuardLog(
        armed=True, layers=("request guard (CDP Fetch)", "popups", "service workers", "freeze at payment", "tripwire"),
        frozen_at_ms=19_200, writes_let_through=("POST /cart/remove",),
        refused=(Refused(method="POST", host="pay.example", path="/v1/prefetch-intent", why="a write after the freeze", at_ms=19_800),),
    )  # fmt: skip
    return journey(
        *pages, device=device.name, steps=steps, interruptions=(banner, popup), guard=guard, actions=23,
        cart=CartEnd(emptied=True, detail="One line removed on the cart page."), wrong_clicks=1, explored_ms=61_000,
        timed=(TimedWalk(reached=Milestone.PAYMENT, stopped_because=StopReason.PAYMENT_REACHED, took_ms=17_300, actions=19,
                         changed=('open product "Stoneware Mug, Moss"',)),),
        stopped_detail="The payment step was reached; we stopped there.", locale="en",
    )  # fmt: skip


def _load(device: str, seen: PageRecord, n: int) -> PageLoad:
    name = seen.milestone or "page"
    middle = 3800.0 if name == "address" and device == "phone" else 780.0 + 137 * ((n * 5) % 7)
    if device == "desktop":
        middle *= 0.6
    runs = tuple(
        LoadRun(ttfb_ms=90 + 11 * n, fcp_ms=middle * 0.6, lcp_ms=middle * (0.88 + 0.07 * k),
                cls=0.18 if name == "product" else 0.01 * n, load_ms=middle * 1.3, transferred_bytes=412_000 + 9000 * n,
                requests=31 + n)
        for k in range(5)
    )  # fmt: skip
    return PageLoad(device=device, name=name, url=seen.url, page=seen.id, runs=runs, shown=2)


def _taps(walks: tuple[Journey, ...]) -> list[Tap]:
    return [
        Tap(device=w.device, page=s.page_before, step=s.index, intent=s.intent, target=s.target,
            feedback_ms=s.feedback_ms, inp_ms=48, done_ms=s.done_ms,
            runs=tuple(TapRun(feedback_ms=(s.feedback_ms or 0) * k) for k in (0.8, 1, 1.3)))
        for w in walks for s in w.steps
    ]  # fmt: skip


def finding(check: str, promise: str, title: str, outcome: Verdict, **changes: Any) -> Finding:
    given = {"severity": "serious", "basis": "deterministic", "weight": 7.0, **changes}
    return Finding(check=check, promise=promise, title=title, outcome=outcome, **given)


def _scorecard(
    seen: Evidence, walks: tuple[Journey, ...], boxes: dict[tuple[str, str], dict[str, Box]]
) -> Scorecard:
    findings = [_failed(row, walks, boxes) for row in FAILED]
    findings += [finding(c, p, t, Verdict.PASSED, score=100.0, saw=saw) for c, p, t, saw in PASSED]
    findings += [finding(c, p, t, Verdict.CANT_TELL, reason=r, saw=saw) for c, p, t, r, saw in UNKNOWN]
    findings.append(
        finding(
            "timer-honest", "calm", "Is the ticking clock true?", Verdict.INAPPLICABLE, saw="No clock was seen."
        )
    )
    promises = tuple(
        PromiseScore(id=i, title=t, weight=w, score=s, low=max(0, (s or 40) - 6), high=min(100, (s or 60) + 5),
                     coverage=answered / asked, rated=s is not None, asked=asked, answered=answered,
                     points_lost=0.0 if s is None else round((100 - s) * w / 120, 1))
        for i, t, w, s, asked, answered in PROMISES
    )  # fmt: skip
    return Scorecard(
        auditor_version="0.1.0", rulebook_version="0.1", audited_at=NOON, shop=seen.shop, asked=seen.asked,
        environment=seen.environment, complete=True, provisional=True, score=71.4, low=64.8, high=76.2, arithmetic=74.9,
        letter="D", letter_because="The score alone would be a C.", letter_stability=0.87, coverage=0.86,
        confidence="medium", questions_in_rulebook=119, promises=promises, findings=tuple(findings),
        caps=(Cap(id="cap-price-jump", letter="D", check="total-stays-put", because="a fee of 14 % appears only at payment"),),
        journeys=tuple(
            JourneySummary(device=w.device, reached=w.reached, stopped_because=StopReason.PAYMENT_REACHED,
                           milestones=tuple(MilestoneTime(name=m.name, at_ms=m.at_ms) for m in w.milestones),
                           actions=w.actions, wrong_clicks=w.wrong_clicks)
            for w in walks
        ),
    )  # fmt: skip


def _failed(
    row: tuple[Any, ...], walks: tuple[Journey, ...], boxes: dict[tuple[str, str], dict[str, Box]]
) -> Finding:
    check, promise, title, score, lost, device, name, label, saw, why, remedy, source = row
    device = device if any(w.device == device for w in walks) else walks[0].device
    walk = next(w for w in walks if w.device == device)
    record = walk.page(f"{device}-{name}")
    assert record is not None
    place = Place(page=record.id, url=record.url, device=device, shot=record.shot, element=label, quote=label,
                  box=boxes.get((device, name), {}).get(label))  # fmt: skip
    return finding(
        check, promise, title, Verdict.FAILED, score=float(score), points_lost=lost, saw=saw, why=why, remedy=remedy,
        place=place, places=(place,), source=(SOURCES[source],),
    )  # fmt: skip


@cache
def shared() -> RunView:
    """One run with pictures for all tests of a session."""
    return build(Path(mkdtemp(prefix="auditor-sample-")))


def main(folder: Path) -> None:
    from auditor.plugins.discover import reports

    run = build(folder)
    for kind in reports().values():
        (folder / kind.filename).write_bytes(kind.render(run))
        print(folder / kind.filename)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
