"""Fill $SHOP_DATA with tables, countries, eight books and their covers, and a search index."""

import io
from decimal import Decimal

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import BaseCommand
from oscar.apps.catalogue.categories import create_from_breadcrumbs
from oscar.apps.catalogue.models import Product, ProductClass, ProductImage
from oscar.apps.partner.models import Partner, StockRecord
from PIL import Image, ImageDraw, ImageFont

BOOKS = [
    ("The Keeper's Winter", "Novels", "14.90", "#264653", "Four months alone with the lamp and the log book."),
    ("Salt on the Windows", "Novels", "12.50", "#2a9d8f", "Three sisters inherit a house that leans."),
    ("A Harbour for Ada", "Novels", "11.00", "#8a5a44", "She came for one night and repaired the jetty."),
    ("Knots You Will Use", "Handbooks", "18.00", "#bc4749", "Twenty knots, each drawn in six steps."),
    ("Reading the Clouds", "Handbooks", "22.40", "#457b9d", "What the sky says about tomorrow."),
    ("Bread with Sea Water", "Handbooks", "19.90", "#a57548", "Thirty loaves from the coast."),
    ("Small Boats, Slow Rivers", "Travel", "16.75", "#386641", "From spring to sea by canoe."),
    ("Islands in Pencil", "Travel", "24.00", "#6d597a", "A year of drawing islands that have no road."),
]
COVER_PX = (480, 640)


def cover(title: str, colour: str) -> bytes:
    """A JPEG: the title on a coloured cloth."""
    image = Image.new("RGB", COVER_PX, colour)
    draw = ImageDraw.Draw(image)
    draw.rectangle((24, 24, COVER_PX[0] - 24, COVER_PX[1] - 24), outline="white", width=3)
    draw.multiline_text(
        (COVER_PX[0] / 2, COVER_PX[1] / 3),
        title.replace(" ", "\n"),
        fill="white",
        font=ImageFont.load_default(44),
        anchor="mm",
        align="center",
    )
    file = io.BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


class Command(BaseCommand):
    """`python -m django seed`"""

    def handle(self, *args: object, **options: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("oscar_populate_countries", stdout=io.StringIO())
        books = ProductClass.objects.create(name="Book", requires_shipping=True, track_stock=True)
        publisher = Partner.objects.create(name="Lighthouse Press")
        for number, (title, category, price, colour, blurb) in enumerate(BOOKS, start=1):
            book = Product.objects.create(
                title=title, product_class=books, upc=f"LB{number:03}", description=blurb
            )
            book.categories.add(create_from_breadcrumbs(f"Books > {category}"))
            StockRecord.objects.create(
                product=book,
                partner=publisher,
                partner_sku=f"LP{number:03}",
                price=Decimal(price),
                num_in_stock=500,
            )
            picture = ContentFile(cover(title, colour), name=f"book-{number}.jpg")
            ProductImage.objects.create(product=book, original=picture)
        call_command("rebuild_index", interactive=False, verbosity=0)
