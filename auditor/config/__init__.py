"""What an audit is asked to do, checked before anything starts."""

from auditor.config.address import AddressError, is_loopback, shop_address
from auditor.config.devices import DEVICES
from auditor.config.lighthouse import LighthouseWish, LighthouseWishError, token_of
from auditor.config.mailbox import MailboxSettings, Security, read_mailbox, secret_of
from auditor.config.networks import NETWORKS
from auditor.config.route import Account, Route, RouteError, RouteStep, read_route, route_file
from auditor.config.settings import Settings, SettingsError

__all__ = [
    "DEVICES",
    "NETWORKS",
    "Account",
    "AddressError",
    "LighthouseWish",
    "LighthouseWishError",
    "MailboxSettings",
    "Route",
    "RouteError",
    "RouteStep",
    "Security",
    "Settings",
    "SettingsError",
    "is_loopback",
    "read_mailbox",
    "read_route",
    "route_file",
    "secret_of",
    "shop_address",
    "token_of",
]
