"""Fill $SHOP_DATA with Cartridge's demo product and pages, and six toys of our own with their pictures."""

from decimal import Decimal
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from PIL import Image, ImageDraw, ImageFont

TOYS = [
    ("Oak Tractor", "Vehicles", "34.00", "#8a5a44", "Four wheels that turn and a seat for one wooden farmer."),
    ("Harbour Crane", "Vehicles", "48.50", "#457b9d", "Lifts up to three walnuts. The string is cotton."),
    ("Night Train", "Vehicles", "27.90", "#264653", "An engine and two sleeping cars, held by magnets."),
    ("Grey Goose", "Animals", "16.75", "#6d597a", "Pull it, and the beak opens and closes."),
    ("Sleepy Fox", "Animals", "19.20", "#bc4749", "Lime wood, oiled. It lies on its side on purpose."),
    ("Balancing Hens", "Animals", "22.00", "#386641", "Eight hens and one perch. Sooner or later they fall."),
]
PICTURE_PX = (640, 640)


def draw(title: str, colour: str, file: Path) -> None:
    """A picture of the toy: its name on a coloured board."""
    image = Image.new("RGB", PICTURE_PX, colour)
    pen = ImageDraw.Draw(image)
    pen.ellipse((60, 60, PICTURE_PX[0] - 60, PICTURE_PX[1] - 60), outline="white", width=6)
    middle = (PICTURE_PX[0] / 2, PICTURE_PX[1] / 2)
    pen.multiline_text(
        middle,
        title.replace(" ", "\n"),
        fill="white",
        font=ImageFont.load_default(64),
        anchor="mm",
        align="center",
    )
    image.save(file, "JPEG", quality=85)


def main() -> None:
    """Cartridge's models can be imported only now that Django is set up."""
    from cartridge.shop.models import Category, Product, ProductVariation

    call_command("createdb", interactive=False, verbosity=0)
    shop = Category.objects.get(slug="shop")
    pictures = Path(settings.MEDIA_ROOT) / "product"
    for number, (title, kind, price, colour, blurb) in enumerate(TOYS, start=1):
        toy = Product.objects.create(title=title, content=f"<p>{blurb}</p>", available=True)
        category, _ = Category.objects.get_or_create(title=kind, defaults={"parent": shop})
        toy.categories.add(shop, category)
        draw(title, colour, pictures / f"toy-{number}.jpg")
        picture = toy.images.create(file=f"product/toy-{number}.jpg", description=title)
        ProductVariation.objects.create(
            product=toy, sku=f"TOY{number:03}", unit_price=Decimal(price), default=True, image=picture
        )
        toy.copy_default_variation()


if __name__ == "__main__":
    django.setup()
    main()
