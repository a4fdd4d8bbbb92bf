"""Fill $SHOP_DATA with one organiser and one festival on sale: tickets, some for a choice of days or sizes, some sold out."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import django
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils.timezone import now
from PIL import Image, ImageDraw, ImageFont

LANGUAGES = ["en", "de", "fr", "ja", "cs", "pl"]
SIZES = ("S", "M", "L")
# category, price, how many there are, sizes, picture, names in the order of LANGUAGES
GOODS = [
    ("tickets", "85.00", 0, (), "", ("Early bird pass", "Frühbucher-Pass", "Pass prévente", "早割パス", "Zvýhodněná vstupenka", "Karnet wczesny")),
    ("tickets", "120.00", 200, (), "", ("Festival pass", "Festival-Pass", "Pass festival", "フェスティバルパス", "Festivalový pas", "Karnet festiwalowy")),
    ("tickets", "49.50", 100, (), "", ("Saturday ticket", "Samstagskarte", "Billet du samedi", "土曜日チケット", "Sobotní vstupenka", "Bilet na sobotę")),
    ("goods", "24.00", 60, SIZES, "#457b9d", ("Festival shirt", "Festival-Shirt", "T-shirt du festival", "フェスTシャツ", "Festivalové tričko", "Koszulka festiwalowa")),
    ("goods", "12.00", 40, (), "#bc4749", ("Poster", "Plakat", "Affiche", "ポスター", "Plakát", "Plakat")),
]  # fmt: skip
CATEGORIES = {
    "tickets": ("Admission", "Eintritt", "Entrées", "入場券", "Vstupné", "Wstęp"),
    "goods": ("Merchandise", "Fanartikel", "Souvenirs", "グッズ", "Upomínkové předměty", "Pamiątki"),
}
PICTURE_PX = (640, 640)


def draw(title: str, colour: str) -> ContentFile:
    """A picture of the thing: its name on a coloured board."""
    image = Image.new("RGB", PICTURE_PX, colour)
    middle = (PICTURE_PX[0] / 2, PICTURE_PX[1] / 2)
    text = title.replace(" ", "\n")
    ImageDraw.Draw(image).multiline_text(
        middle, text, fill="white", font=ImageFont.load_default(96), anchor="mm", align="center"
    )
    file = BytesIO()
    image.save(file, "PNG")
    return ContentFile(file.getvalue(), name="picture.png")


def main() -> None:
    """pretix's models can be imported only now that Django is set up."""
    from django_scopes import scope
    from i18nfield.strings import LazyI18nString
    from pretix.base.models import Event, Organizer

    def told(names: tuple[str, ...]) -> LazyI18nString:
        return LazyI18nString(dict(zip(LANGUAGES, names, strict=True)))

    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    organizer = Organizer.objects.create(
        name="Lakeside Culture", slug="lakeside", plugins="pretix.plugins.banktransfer"
    )
    with scope(organizer=organizer):
        event = Event.objects.create(
            organizer=organizer,
            name=told(("Lakeside Festival", "Seefestival", "Festival du lac", "湖畔フェスティバル", "Festival u jezera", "Festiwal nad jeziorem")),
            slug="festival",
            currency="EUR",
            live=True,
            is_public=True,
            date_from=now() + timedelta(days=120),
            plugins="pretix.plugins.banktransfer",
        )  # fmt: skip
        event.settings.set("locales", LANGUAGES)
        event.settings.set("locale", "en")
        event.settings.set("contact_mail", "hello@example.org")
        event.settings.set("payment_banktransfer__enabled", True)
        event.settings.set("payment_banktransfer_bank_details_type", "other")
        event.settings.set("payment_banktransfer_bank_details", {"en": "Lakeside Culture, account 1234567"})
        categories = {
            key: event.categories.create(name=told(names), position=n)
            for n, (key, names) in enumerate(CATEGORIES.items())
        }
        for number, (kind, price, left, sizes, colour, names) in enumerate(GOODS):
            item = event.items.create(
                name=told(names),
                category=categories[kind],
                default_price=Decimal(price),
                admission=kind == "tickets",
                personalized=kind == "tickets",
                position=number,
            )
            if colour:
                item.picture.save("picture.png", draw(names[0], colour))
            quota = event.quotas.create(name=names[0], size=left)
            quota.items.add(item)
            for size in sizes:
                quota.variations.add(item.variations.create(value=size))


if __name__ == "__main__":
    django.setup()
    main()
