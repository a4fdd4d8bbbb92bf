"""Buttons, fields and the like as one generated shop draws them: the same thing, scrambled differently in each shop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from tests.shops.generated.fields import NATIVE, Field
from tests.shops.generated.spec import Spec

ICONS = {
    "cart": "M3 4h2l2 11h11l2-8H6M8 20h1m8 0h1",
    "menu": "M3 6h18M3 12h18M3 18h18",
    "account": "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8m-8 17c0-8 16-8 16 0",
    "close": "M5 5l14 14M19 5L5 19",
}


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)


class Look:
    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._noise = spec.random("class names")

    def classes(self, plain: str) -> str:
        """Half of the shops name things in their code, the others scramble it."""
        if self.spec.names == "plain" and self.spec.chance("plain classes", 0.6):
            return plain
        return f"_{self._noise.randrange(16**5):05x} x{self._noise.randrange(999)}"

    def icon(self, name: str) -> Markup:
        return Markup(
            '<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">'
            '<path d="{}"/></svg>'
        ).format(ICONS[name])

    def submit(self, label: str, plain: str, *, disabled: bool = False) -> Markup:
        """Sends the form around it."""
        off = Markup(" disabled") if disabled else Markup()
        name = self.classes(plain)
        match self.spec.buttons:
            case "input":
                return Markup('<input type="submit" class="btn {}" value="{}"{}>').format(name, label, off)
            case "div":
                return Markup('<div class="btn {}" data-submit{}><span>{}</span></div>').format(name, off, label)
            case "a":
                return Markup('<a href="#" role="button" class="btn {}" data-submit{}>{}</a>').format(
                    name, off, label
                )
        return Markup('<button type="submit" class="btn {}"{}><span>{}</span></button>').format(name, off, label)

    def go(
        self, label: str | Markup, to: str, plain: str = "link", *, button: bool = False, name: str = ""
    ) -> Markup:
        """Leads to another page."""
        kind = "btn " if button else ""
        said = Markup(' aria-label="{}"').format(name) if name else Markup()
        if self.spec.archetype == "plain-boxes":
            return Markup('<div class="{}{}" data-to="{}"{}>{}</div>').format(
                kind, self.classes(plain), to, said, label
            )
        return Markup('<a class="{}{}" href="{}"{}>{}</a>').format(kind, self.classes(plain), to, said, label)

    def press(self, label: str | Markup, does: str, value: str = "", plain: str = "btn", name: str = "") -> Markup:
        """Does something on the page: `does` is the name of a data attribute that the script knows."""
        said = Markup(' aria-label="{}"').format(name) if name else Markup()
        tag = "div" if self.spec.buttons == "div" else "button"
        kind = Markup() if tag == "div" else Markup(' type="button"')
        return Markup('<{}{} class="{}" data-{}="{}"{}>{}</{}>').format(
            tag, kind, self.classes(plain), does, value, said, label, tag
        )

    # ---- fields

    def field(self, field: Field, value: str = "", error: str = "") -> Markup:
        ident = f"i{self.spec.random('id of ' + field.meaning).randrange(9999)}"
        star = self._star(field)
        how = (
            self.spec.labelling
            if not field.options
            else {"placeholder": "for"}.get(self.spec.labelling, self.spec.labelling)
        )
        about = Markup(' id="{}" name="{}" data-truth="{}"').format(ident, field.name, field.meaning)
        if self.spec.autocomplete and NATIVE[field.meaning]:
            about += Markup(' autocomplete="{}"').format(NATIVE[field.meaning])
        if field.required and self.spec.chance("required in HTML", 0.4):
            about += Markup(" required")
        if error:
            about += Markup(' aria-invalid="true" aria-describedby="{}-e"').format(ident)
        if how == "aria":
            about += Markup(' aria-label="{}"').format(field.label)
        if how == "placeholder":
            about += Markup(' placeholder="{}{}"').format(field.label, star)
        if field.meaning == "region" and self.spec.archetype == "gate" and not value:
            about += Markup(" data-late")
            field = replace(field, options=field.options[:1])
        control = (
            self._select(field, about, value)
            if field.options
            else Markup('<input type="{}"{} value="{}">').format(field.type, about, value)
        )
        label = Markup("{}{}").format(field.label, Markup(' <em class="req">{}</em>').format(star) if star else "")
        shown = {
            "for": Markup('<label for="{}">{}</label>{}').format(ident, label, control),
            "wrap": Markup("<label>{}{}</label>").format(label, control),
            "aria": Markup("<span>{}</span>{}").format(label, control),
            "above": Markup("<div>{}</div>{}").format(label, control),
            "placeholder": control,
        }[how]
        told = Markup('<p class="wrong" id="{}-e">{}</p>').format(ident, error) if error else Markup()
        return Markup('<div class="row">{}{}</div>').format(shown, told)

    def _star(self, field: Field) -> str:
        if field.required:
            return "*" if self.spec.chance("stars", 0.7) else ""
        return f" ({self.spec.words.optional})"

    def _select(self, field: Field, about: Markup, value: str) -> Markup:
        options = joined(
            Markup('<option value="{}"{}>{}</option>').format(v, Markup(" selected") if v == value else "", text)
            for v, text in field.options
        )
        return Markup("<select{}>{}</select>").format(about, options)

    def choice(
        self, kind: str, group: str, value: str, label: str, *, on: bool = False, truth: str = ""
    ) -> Markup:
        """A radio button or a checkbox with its text."""
        ident = f"c-{group}-{value}"
        inside = Markup('<input type="{}" id="{}" name="{}" value="{}"{}{}>').format(
            kind,
            ident,
            group,
            value,
            Markup(" checked") if on else "",
            Markup(' data-truth="{}"').format(truth) if truth else "",
        )
        if self.spec.labelling == "wrap":
            return Markup('<label class="choice">{} {}</label>').format(inside, label)
        return Markup('<div class="choice">{}<label for="{}">{}</label></div>').format(inside, ident, label)
