"""From an observation to the compact page record that is kept as evidence."""

from __future__ import annotations

from auditor.browser.traffic import host_of, same_site
from auditor.evidence import (
    Control,
    Cookie,
    Field,
    FrameSeen,
    Milestone,
    PageError,
    PageRecord,
    Request,
    Size,
)
from auditor.seeing.facets import Understood, names
from auditor.seeing.model import Observation, SeenControl, SeenField
from auditor.seeing.money import money_lines
from auditor.seeing.offers import offers


def control(seen: SeenControl) -> Control:
    return Control(
        role=seen.role,
        name=seen.name,
        text=seen.text,
        href=seen.href,
        box=seen.box,
        landmark="dialog"
        if seen.layer >= 0 and seen.landmark not in ("header", "footer", "nav")
        else seen.landmark,
        disabled=seen.disabled,
        contrast=seen.contrast,
        font_px=seen.font_px,
    )


def field(seen: SeenField, meaning: str, host: str) -> Field:
    return Field(
        kind=seen.kind,
        name=seen.name,
        label=seen.label,
        label_from=seen.label_from,
        placeholder=seen.placeholder,
        autocomplete=seen.autocomplete,
        inputmode=seen.inputmode,
        required=seen.required,
        meaning=meaning,
        section=seen.section,
        filled=bool(seen.value) if not (seen.ticks or seen.picks) else seen.checked,
        checked=seen.checked,
        options=tuple(o.text for o in seen.options[:60]),
        error=seen.error,
        invalid=seen.invalid,
        form=seen.form,
        landmark=seen.landmark,
        box=seen.box,
        frame=host,
    )


def page_record(
    u: Understood,
    page_id: str,
    device: str,
    *,
    milestone: Milestone | None = None,
    at_ms: float = 0.0,
    shot: str = "",
    errors: tuple[PageError, ...] = (),
    requests: tuple[Request, ...] = (),
    cookies: tuple[Cookie, ...] = (),
    permission_asks: tuple[str, ...] = (),
) -> PageRecord:
    """The record of a page. Nothing that was typed is kept, only whether a field was filled."""
    seen: Observation = u.seen
    host = host_of(seen.url)
    frame_hosts = ["", *(host_of(f.url) for f in seen.frames if f.readable)]
    return PageRecord(
        id=page_id,
        device=device,
        milestone=milestone,
        facets=names(u.facets),
        url=seen.url,
        title=seen.title,
        lang=seen.lang,
        status=seen.status,
        at_ms=round(at_ms, 1),
        shot=shot,
        viewport=Size(width=seen.view[0], height=seen.view[1]),
        content=Size(width=seen.content[0], height=seen.content[1]),
        text=seen.text,
        headings=seen.headings,
        controls=tuple(control(c) for c in seen.controls if c.visible),
        fields=tuple(
            field(f, m, frame_hosts[f.frame] if f.frame < len(frame_hosts) else "?")
            for f, m in zip(seen.fields, u.meanings, strict=True)
            if f.visible and not (f.tab < 0 and f.hidden_aria)
        ),
        money=money_lines(seen),
        offers=offers(seen),
        frames=tuple(
            FrameSeen(host=host_of(f.url), title=f.title, first_party=same_site(host_of(f.url), host), box=f.box)
            for f in seen.frames
        ),
        form_targets=tuple(dict.fromkeys(f.action for f in seen.forms if f.action)),
        media_autoplay=seen.media,
        permission_asks=permission_asks,
        errors=errors,
        requests=requests,
        cookies=cookies,
    )
