"""Settings of a small ticket shop on pretix. Everything that changes lives in the folder $SHOP_DATA."""

import os

os.environ["PRETIX_CONFIG_FILE"] = os.devnull  # no setting of the machine reaches the shop
os.environ["DATA_DIR"] = os.environ["SHOP_DATA"]

from pretix.settings import *  # noqa: F403

SECRET_KEY = "a test shop on loopback has no secrets"
SITE_URL = os.environ.get("SHOP_URL", "http://127.0.0.1")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
EMAIL_BACKEND = EMAIL_CUSTOM_SMTP_BACKEND = "django.core.mail.backends.console.EmailBackend"
PRETIX_INSTANCE_NAME = "Tickets"
FETCH_ECB_RATES = False
DATABASES["default"]["OPTIONS"] = {"timeout": 20}  # noqa: F405


class NoMigrations:
    """Tables are made from the models: hundreds of migrations would take minutes."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


MIGRATION_MODULES = NoMigrations()
