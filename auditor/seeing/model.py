"""A page as one round trip through its frames gave it: plain data, replayable without a browser."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from auditor import words
from auditor.evidence import Box


class Seen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    ref: int = -1
    """Index of the element in its frame's list of references."""
    frame: int = 0
    """Index of the frame in the observation; 0 is the page itself."""
    box: Box = Box(x=0, y=0, width=0, height=0)


class SeenControl(Seen):
    role: str = "button"
    native: bool = True
    tag: str = ""
    type: str = ""
    name: str = ""
    text: str = ""
    href: str = ""
    form: int = -1
    form_action: str = ""
    disabled: bool = False
    visible: bool = True
    on_top: bool | None = None
    landmark: str = ""
    layer: int = -1
    repeats: int = 0
    """How many like it stand in a row: a list of cards."""
    picture: bool = False
    heading: bool = False
    expanded: str | None = None
    pressed: str | None = None
    tokens: str = ""
    contrast: float | None = None
    font_px: float | None = None
    fixed: bool = False
    row: str = ""

    @property
    def label(self) -> str:
        return self.name or self.text


class Option(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: str = ""
    text: str = ""
    disabled: bool = False


class SeenField(Seen):
    own: int = -1
    """Reference of the input itself; `ref` is what a customer would press (a label, for hidden radios)."""
    kind: str = "text"
    name: str = ""
    id: str = ""
    label: str = ""
    label_from: str = ""
    placeholder: str = ""
    title: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    required: bool = False
    pattern: str = ""
    maxlength: int = 0
    min: str = ""
    """Least value of a number, as the page writes it."""
    max: str = ""
    value: str = ""
    checked: bool = False
    disabled: bool = False
    group: str = ""
    option_value: str = ""
    options: tuple[Option, ...] = ()
    section: str = ""
    described: str = ""
    error: str = ""
    invalid: bool = False
    browser_invalid: bool = False
    blamed: str = ""
    """An error said beside it, though nothing but the place tells which field is meant."""
    form: int = -1
    landmark: str = ""
    layer: int = -1
    visible: bool = True
    tab: int = 0
    hidden_aria: bool = False
    tokens: str = ""
    row: str = ""

    @property
    def ticks(self) -> bool:
        return self.kind in ("checkbox", "switch")

    @property
    def picks(self) -> bool:
        return self.kind == "radio"


class SeenForm(Seen):
    action: str = ""
    method: str = "get"
    shown: bool = True
    tokens: str = ""
    role: str = ""
    layer: int = -1


class Layer(Seen):
    """A dialog, or something that floats above the page."""

    dialog: bool = False
    modal: bool = False
    covers: float = 0.0
    """Share of the view, 0 to 1."""
    on_top: float = 1.0
    """Share of it, 0 to 1 in fifths, that no other layer lies above."""
    middle: bool = False
    """Whether it is what one touches in the middle of the view."""
    text: str = ""
    tokens: str = ""
    position: str = ""
    z: int = 0

    @property
    def depth(self) -> tuple[bool, bool, int, float]:
        """Sorts layers from the one on top downwards."""
        return self.on_top < 0.5, not self.modal, -self.z, -self.covers

    @property
    def bars(self) -> bool:
        """Whether it must be dealt with before anything below it (own judgement: what lies under one's thumb in the
        middle of the view, whatever it is called)."""
        return self.modal or (
            self.middle and self.on_top >= 0.6 and self.covers >= 0.08 and self.position != "sticky"
        )

    def lies_over(self, box: Box) -> bool:
        """Whether it takes the middle of this place for itself."""
        x, y = box.x + box.width / 2 - self.box.x, box.y + box.height / 2 - self.box.y
        return self.on_top >= 0.5 and 0 <= x <= self.box.width and 0 <= y <= self.box.height


class SeenMoney(Seen):
    amount: str = ""
    row: str = ""
    struck: bool = False
    font_px: float = 16.0
    weight: int = 400
    landmark: str = ""
    layer: int = -1
    repeats: int = 0
    section: str = ""


class Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    kind: str = "status"
    id: str = ""
    box: Box | None = None


class FrameSeenLive(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    url: str = ""
    title: str = ""
    box: Box | None = None
    readable: bool = True


class Alternate(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    lang: str = ""
    href: str = ""


class Observation(BaseModel):
    """Everything the shopper knows about the state of a page."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: str = ""
    title: str = ""
    lang: str = ""
    status: int | None = None
    view: tuple[float, float] = (1280, 800)
    content: tuple[float, float] = (1280, 800)
    text: str = ""
    headings: tuple[str, ...] = ()
    h1: str = ""
    h1_box: Box | None = None
    forms: tuple[SeenForm, ...] = ()
    fields: tuple[SeenField, ...] = ()
    controls: tuple[SeenControl, ...] = ()
    money: tuple[SeenMoney, ...] = ()
    messages: tuple[Message, ...] = ()
    layers: tuple[Layer, ...] = ()
    json_ld: tuple[str, ...] = ()
    microdata: tuple[dict[str, str], ...] = ()
    frames: tuple[FrameSeenLive, ...] = ()
    media: tuple[str, ...] = ()
    busy: bool = False
    generator: str = ""
    og_type: str = ""
    alternates: tuple[Alternate, ...] = ()
    canonical: str = ""
    body_class: str = ""
    scripts: tuple[str, ...] = ()
    heard: str = ""
    """The language that the shop's other pages spoke, where they declare another: a short page says too little."""

    @property
    def declared(self) -> str:
        """The language that the page declares: two letters, or empty."""
        return self.lang.lower().replace("_", "-").partition("-")[0]

    @cached_property
    def language(self) -> str:
        """Two letters, or empty: the one that is declared, unless the labels plainly speak another."""
        labels = (*(c.label for c in self.controls), *(f.label for f in self.fields), *self.headings)
        return words.spoken(labels, self.heard or self.declared)

    @property
    def path(self) -> str:
        return self.url.partition("://")[2].partition("/")[2].partition("#")[0]

    @property
    def window(self) -> int:
        """Index of the layer that bars the way to the rest of the page; -1 for none."""
        barring = [i for i, layer in enumerate(self.layers) if layer.bars]
        return min(barring, key=lambda i: self.layers[i].depth, default=-1)

    @property
    def asking(self) -> int:
        """Index of the window whose fields are the step at hand; -1 where it is the page itself."""
        asked = {f.layer for f in self.fields if f.visible}
        window = self.window
        if window >= 0 and (self.layers[window].modal or window in asked):
            return window
        dialogs = (i for i, layer in enumerate(self.layers) if layer.dialog and layer.covers > 0.2 and i in asked)
        return next(dialogs, -1)

    def is_here(self, address: str) -> bool:
        """Whether a link leads to the page that it stands on."""
        return bool(address) and address.partition("#")[0].rstrip("/") == self.url.partition("#")[0].rstrip("/")

    def visible_controls(self) -> tuple[SeenControl, ...]:
        return tuple(c for c in self.controls if c.visible)

    def visible_fields(self) -> tuple[SeenField, ...]:
        return tuple(f for f in self.fields if f.visible and not f.disabled)
