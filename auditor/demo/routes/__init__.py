"""The pages of the shop, by theme: each module lists its own under ``ROUTES`` as (method, path, handler)."""

from auditor.demo.routes import account, cart, catalogue, checkout, contact, info, orders

ROUTES = (
    *catalogue.ROUTES,
    *cart.ROUTES,
    *checkout.ROUTES,
    *account.ROUTES,
    *orders.ROUTES,
    *contact.ROUTES,
    *info.ROUTES,
)
