"""Settings of a small bookshop on django-oscar. Everything that changes lives in the folder $SHOP_DATA."""

import os
from pathlib import Path

from oscar.defaults import *  # noqa: F403  (Oscar documents its defaults to be taken over like this)

PROJECT = Path(__file__).parent
DATA = Path(os.environ["SHOP_DATA"])

SECRET_KEY = "a test shop on loopback has no secrets"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
SITE_ID = 1
ROOT_URLCONF = "urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_OSCAR_APPS = {
    "address": "Address",
    "analytics": "Analytics",
    "basket": "Basket",
    "catalogue": "Catalogue",
    "catalogue.reviews": "CatalogueReviews",
    "communication": "Communication",
    "customer": "Customer",
    "dashboard": "Dashboard",
    "offer": "Offer",
    "order": "Order",
    "partner": "Partner",
    "payment": "Payment",
    "search": "Search",
    "shipping": "Shipping",
    "voucher": "Voucher",
    "wishlists": "Wishlists",
} | {
    f"dashboard.{name}": f"{name.capitalize()}Dashboard"
    for name in (
        "catalogue",
        "communications",
        "offers",
        "orders",
        "pages",
        "partners",
        "ranges",
        "reports",
        "reviews",
        "shipping",
        "users",
        "vouchers",
    )
}
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.flatpages",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "oscar.config.Shop",
    *(f"oscar.apps.{path}.apps.{name}Config" for path, name in _OSCAR_APPS.items()),
    "cardcheckout.apps.CheckoutConfig",
    "django_tables2",
    "haystack",
    "sorl.thumbnail",
    "treebeard",
    "widget_tweaks",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "oscar.apps.customer.auth_backends.EmailBackend",
    "django.contrib.auth.backends.ModelBackend",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.request",
                "django.template.context_processors.static",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.apps.search.context_processors.search_form",
                "oscar.core.context_processors.metadata",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "shop.sqlite3",
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
}
HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": str(DATA / "index")}
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español")]
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

OSCAR_SHOP_NAME = "Lighthouse Books"
OSCAR_SHOP_TAGLINE = "Read by the sea"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_DEFAULT_CURRENCY = "EUR"
OSCAR_INITIAL_ORDER_STATUS = "new"
OSCAR_INITIAL_LINE_STATUS = "new"
OSCAR_ORDER_STATUS_PIPELINE = {"new": ("sent", "cancelled"), "sent": (), "cancelled": ()}
