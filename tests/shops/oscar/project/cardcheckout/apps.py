"""Oscar's checkout, with a payment step of our own."""

from oscar.apps.checkout.apps import CheckoutConfig as OscarCheckoutConfig


class CheckoutConfig(OscarCheckoutConfig):
    """Takes the place of oscar.apps.checkout; Oscar finds `views` here by the name of the module."""

    name = "cardcheckout"
