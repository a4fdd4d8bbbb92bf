"""Fill $SHOP_DATA with a shop for bicycle parts: six products with pictures, two categories, delivery and payment."""

from decimal import Decimal
from io import BytesIO

import django
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from PIL import Image, ImageDraw, ImageFont

PARTS = [
    ("Brass Bell", "Small parts", "14.90", "#b08d57", "Rings for as long as it takes to say sorry."),
    ("Leather Grips", "Small parts", "29.50", "#6f4e37", "A pair. They darken where you hold them."),
    ("Dynamo Lamp", "Lights", "46.00", "#264653", "Shines as soon as you roll."),
    ("Tail Light", "Lights", "18.25", "#9b2226", "Clips to any seat post."),
    ("Wire Basket", "Small parts", "33.00", "#4a5759", "Carries a loaf, two books and a cat."),
    ("Reflector Set", "Lights", "7.80", "#ca6702", "Six for the spokes, one for the back."),
]
PICTURE_PX = (600, 600)


def draw(title: str, colour: str) -> bytes:
    """A picture of the part: its name on a coloured board."""
    image = Image.new("RGB", PICTURE_PX, colour)
    middle = (PICTURE_PX[0] / 2, PICTURE_PX[1] / 2)
    words = title.replace(" ", "\n")
    pen = ImageDraw.Draw(image)
    pen.multiline_text(middle, words, fill="white", font=ImageFont.load_default(72), anchor="mm", align="center")
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


def main() -> None:
    """Shuup's models can be imported only now that Django is set up."""
    from shuup.core.models import (
        Category,
        CategoryStatus,
        CustomCarrier,
        CustomPaymentProcessor,
        FixedCostBehaviorComponent,
        ProductMedia,
        ProductMediaKind,
        Shop,
        Supplier,
        SupplierModule,
        TaxClass,
    )
    from shuup.testing.factories import create_product
    from shuup.utils.filer import filer_image_from_data

    translation.activate(settings.LANGUAGE_CODE)
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("shuup_init", verbosity=0)
    shop = Shop.objects.get()
    shop.name = shop.public_name = "Spoke & Bell"
    shop.currency, shop.prices_include_tax = settings.SHOP_CURRENCY, True
    shop.save()
    supplier = Supplier.objects.get()
    module, _ = SupplierModule.objects.get_or_create(module_identifier="simple_supplier")
    supplier.supplier_modules.add(module)
    tax_class = TaxClass.objects.create(identifier="default", name="Default")
    for number, (title, kind, price, colour, blurb) in enumerate(PARTS, start=1):
        category, _ = Category.objects.get_or_create(
            identifier=kind, defaults={"name": kind, "status": CategoryStatus.VISIBLE}
        )
        category.shops.add(shop)
        part = create_product(
            f"PART{number}", shop, supplier, Decimal(price), name=title, description=f"<p>{blurb}</p>"
        )
        picture = filer_image_from_data(None, "parts", f"part-{number}.jpg", draw(title, colour))
        media = ProductMedia.objects.create(product=part, kind=ProductMediaKind.IMAGE, file=picture)
        media.shops.add(shop)
        part.primary_image = media
        part.save()
        on_sale = part.get_shop_instance(shop)
        on_sale.primary_category = category
        on_sale.save()
        on_sale.categories.add(category)
    Category.objects.rebuild()
    carrier = CustomCarrier.objects.create(name="Parcel", identifier="parcel")
    for name, cost in (("Express courier", "9.00"), ("Standard parcel", "4.50")):
        way = carrier.create_service(None, shop=shop, enabled=True, name=name, tax_class=tax_class)
        way.behavior_components.add(FixedCostBehaviorComponent.objects.create(price_value=Decimal(cost)))
    cashier = CustomPaymentProcessor.objects.create(name="Cashier", identifier="cashier")
    for name in ("Invoice", "Bank transfer"):
        cashier.create_service(None, shop=shop, enabled=True, name=name, tax_class=tax_class)
    call_command("reindex_product_catalog", verbosity=0)


if __name__ == "__main__":
    django.setup()
    main()
