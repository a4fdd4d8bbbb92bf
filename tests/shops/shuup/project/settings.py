"""Settings of a small shop for parts of bicycles on Shuup. All that changes lives in the folder $SHOP_DATA."""

import os
from pathlib import Path

import olden  # noqa: F401  (before anything of Django)

DATA = Path(os.environ["SHOP_DATA"])
os.environ["SHUUP_WORKBENCH_BASE_DIR"] = str(DATA / "workbench")
(DATA / "workbench").mkdir(parents=True, exist_ok=True)

from shuup_workbench.settings.base_settings import *  # noqa: E402, F403  (Shuup's own project template)
from shuup_workbench.settings.base_settings import INSTALLED_APPS  # noqa: E402


class _WithoutMigrations:
    """The tables are made as they are now: a new shop has nothing to migrate, and hundreds of steps take minutes."""

    def __contains__(self, _app: str) -> bool:
        return True

    def __getitem__(self, _app: str) -> None:
        return None


INSTALLED_APPS += ["shuup.testing"]  # makes products in a line
MIGRATION_MODULES = _WithoutMigrations()
ROOT_URLCONF = "urls"
SECRET_KEY = "a test shop on loopback has no secrets"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(DATA / "shop.sqlite3"),
        "OPTIONS": {"timeout": 20},
    }
}
MEDIA_ROOT = str(DATA / "media")
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": True}

LANGUAGE_CODE = PARLER_DEFAULT_LANGUAGE_CODE = os.environ["SHOP_LANGUAGE"]
LANGUAGES = [(LANGUAGE_CODE, LANGUAGE_CODE)]
PARLER_LANGUAGES = {None: [{"code": LANGUAGE_CODE}], "default": {"hide_untranslated": False}}

SHUUP_TELEMETRY_ENABLED = False
SHUUP_CHECKOUT_VIEW_SPEC = f"shuup.front.views.checkout:{os.environ['SHOP_CHECKOUT']}"
SHOP_CURRENCY = "EUR"
