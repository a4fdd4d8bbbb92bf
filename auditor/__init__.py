"""auditor: tells an online shop, with proof, how customer-friendly it is."""

__version__ = "0.1.0"
